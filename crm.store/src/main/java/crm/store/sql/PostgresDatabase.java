package crm.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import crm.store.StoreException;
import crm.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of a PostgreSQL database. */
final class PostgresDatabase implements Database {

    /** Advisory locks of this bundle: "crmM" and "crmC". */
    private static final int MIGRATION = 0x6372_6d4d;

    private static final int CHANGES = 0x6372_6d43;
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final DataSource unhurried;
    private final HikariDataSource writes;
    private final HikariDataSource reads;

    PostgresDatabase(String name, Settings settings) {
        PGSimpleDataSource source = source(name, settings);
        PGSimpleDataSource migrating = source(name, settings);
        migrating.setSocketTimeout(0);
        this.unhurried = migrating;
        HikariConfig writing =
                Pools.config("store-" + name + "-write", source, settings.writers(), settings.patience());
        HikariConfig reading = Pools.config("store-" + name + "-read", source, settings.readers(), settings.patience());
        reading.setReadOnly(true);
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        // Who waits for another's lock holds a connection that all others wait for. A little longer than the second
        // after which PostgreSQL looks for a deadlock and ends one side of it: this would end both.
        String locks = "set lock_timeout = " + settings.patience().toMillis() * 11 / 20;
        writing.setConnectionInitSql("set synchronous_commit = on; " + locks);
        reading.setConnectionInitSql(locks);
        for (HikariConfig config : new HikariConfig[] {writing, reading}) {
            config.setMinimumIdle(1);
            config.setMaxLifetime(LIFETIME.toMillis());
        }
        this.writes = Pools.open(writing);
        try {
            // Said to be safe with several nodes, but it is not.
            alone(() -> createSchema(name));
            this.reads = Pools.open(reading);
        } catch (RuntimeException e) {
            writes.close();
            throw e;
        }
    }

    private static PGSimpleDataSource source(String name, Settings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(settings.url());
        } catch (IllegalArgumentException e) {
            // The exception would repeat the address, which may hold a password.
            throw new StoreException(Kind.FAILED, "Not an address of a PostgreSQL database", null);
        }
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        String password = settings.password().read();
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        source.setCurrentSchema(name);
        source.setApplicationName("crm.store " + name);
        source.setConnectTimeout((int) Math.max(1, settings.patience().toSeconds()));
        source.setSocketTimeout(30);
        source.setTcpKeepAlive(true);
        // Otherwise messages quote the values of the row that was refused.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private void createSchema(String name) {
        try (Connection connection = unhurried.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + name);
        } catch (SQLException e) {
            throw Failures.of("No schema " + name, e);
        }
    }

    /** One lock for the whole database; the end of its connection is its end. */
    @Override
    public void alone(Runnable migration) {
        try (Connection connection = unhurried.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + MIGRATION + ", 0)");
            migration.run();
        } catch (SQLException e) {
            throw Failures.of("No lock for migration", e);
        }
    }

    @Override
    public DataSource writes() {
        return writes;
    }

    @Override
    public DataSource migrations() {
        return unhurried;
    }

    @Override
    public DataSource reads() {
        return reads;
    }

    @Override
    public String translated(String sql) {
        return sql.replace("${position}", "bigint generated always as identity primary key");
    }

    @Override
    public String commitInOrder() {
        return "select pg_advisory_xact_lock(" + CHANGES + ", hashtext(current_schema()))";
    }

    @Override
    public boolean onlyNode() {
        return false;
    }

    @Override
    public void backup(Path file) {
        throw new UnsupportedOperationException("PostgreSQL has pg_dump for this");
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }
}
