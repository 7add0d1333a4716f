package crm.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A file with one connection that writes: several got SQLITE_BUSY at every time-out that was tried. */
final class SqliteDatabase implements Database {

    /** All writes queue for one connection. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private final Path file;
    private final String name;
    private final Settings settings;
    private final FileOwnership ownership;
    private final HikariDataSource writes;
    private @Nullable HikariDataSource reads;

    SqliteDatabase(String name, Settings settings) {
        this.name = name;
        this.settings = settings;
        this.file = settings.dataFolder().toAbsolutePath().resolve(name + ".db");
        this.ownership = FileOwnership.take(file);
        try {
            this.writes = Pools.open(lasting("store-" + name + "-write", source(config()), 1));
        } catch (RuntimeException e) {
            ownership.close();
            throw e;
        }
    }

    @Override
    public DataSource writes() {
        return writes;
    }

    @Override
    public DataSource migrations() {
        return writes;
    }

    /** Whoever owns the file is alone already. */
    @Override
    public void alone(Runnable migration) {
        migration.run();
    }

    /** Opened when first asked for, after the migration: a read-only connection cannot create the file. */
    @Override
    public synchronized DataSource reads() {
        HikariDataSource pool = reads;
        if (pool == null) {
            SQLiteConfig config = config();
            config.setReadOnly(true);
            HikariConfig lasting = lasting("store-" + name + "-read", source(config), settings.readers());
            lasting.setReadOnly(true);
            pool = Pools.open(lasting);
            reads = pool;
        }
        return pool;
    }

    @Override
    public String translated(String sql) {
        return sql.replace("${position}", "integer primary key autoincrement");
    }

    @Override
    public String commitInOrder() {
        return "";
    }

    @Override
    public boolean onlyNode() {
        return true;
    }

    @Override
    public void backup(Path target) {
        try (Connection connection = reads().getConnection();
                PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, target.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException e) {
            throw Failures.of("No backup of store " + name, e);
        }
    }

    @Override
    public synchronized void close() {
        HikariDataSource pool = reads;
        if (pool != null) {
            pool.close();
        }
        writes.close();
        ownership.close();
    }

    private HikariConfig lasting(String poolName, DataSource source, int size) {
        Duration patience = settings.patience().compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : settings.patience();
        HikariConfig config = Pools.config(poolName, source, size, patience);
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        return config;
    }

    /** DEFERRED because with IMMEDIATE the driver's commit can throw SQLITE_BUSY after the commit happened. */
    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.setBusyTimeout(5000);
        config.enforceForeignKeys(true);
        return config;
    }

    private DataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
