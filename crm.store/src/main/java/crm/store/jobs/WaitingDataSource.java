package crm.store.jobs;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/**
 * Gives db-scheduler connections, and makes it wait while there are none: otherwise it reports an error at every look
 * for jobs, and a job that was done while the database was away would be done again.
 */
final class WaitingDataSource implements DataSource {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(WaitingDataSource.class);
    private static final long BETWEEN_TRIES_MILLIS = 500;

    private final String store;
    private final DataSource source;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean closing;

    WaitingDataSource(String store, DataSource source) {
        this.store = store;
        this.source = source;
    }

    /** Nobody waits from here on. */
    void closing() {
        closing = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                Connection connection = source.getConnection();
                if (away.compareAndSet(true, false)) {
                    LOG.info("Jobs of store {} go on", store);
                }
                return connection;
            } catch (SQLException e) {
                if (closing) {
                    throw e;
                }
                if (away.compareAndSet(false, true)) {
                    LOG.warn("Jobs of store {} wait for the database: {}", store, e.getMessage());
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException reason) throws SQLException {
        try {
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
