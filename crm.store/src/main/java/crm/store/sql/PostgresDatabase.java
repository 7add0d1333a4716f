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

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final HikariDataSource writes;
    private final HikariDataSource reads;

    PostgresDatabase(String name, Settings settings) {
        PGSimpleDataSource source = source(name, settings);
        HikariConfig writing =
                Pools.config("store-" + name + "-write", source, settings.writers(), settings.patience());
        HikariConfig reading = Pools.config("store-" + name + "-read", source, settings.readers(), settings.patience());
        reading.setReadOnly(true);
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        writing.setConnectionInitSql("set synchronous_commit = on");
        for (HikariConfig config : new HikariConfig[] {writing, reading}) {
            config.setMinimumIdle(1);
            config.setMaxLifetime(LIFETIME.toMillis());
        }
        this.writes = Pools.open(writing);
        try {
            createSchema(name);
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

    /** Several nodes may do this at once, and "if not exists" does not keep them apart. */
    private void createSchema(String name) {
        try (Connection connection = writes.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + Locks.SPACE + ", " + Locks.SCHEMA + ")");
            statement.execute("create schema if not exists " + name);
            connection.commit();
        } catch (SQLException e) {
            throw Failures.of("No schema " + name, e);
        }
    }

    @Override
    public DataSource writes() {
        return writes;
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
        return "select pg_advisory_xact_lock(" + Locks.SPACE + ", hashtext(current_schema()))";
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

    /** Numbers of advisory locks in this database. */
    private static final class Locks {
        static final int SPACE = 0x6372_6d53;
        static final int SCHEMA = 1;
    }
}
