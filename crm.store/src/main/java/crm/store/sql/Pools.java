package crm.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** Makes connection pools. */
final class Pools {

    private Pools() {}

    static HikariConfig config(String poolName, DataSource source, int size, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(poolName);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(Math.max(250, Math.min(1000, patience.toMillis() / 2)));
        return config;
    }

    /** @throws crm.store.StoreException {@code UNAVAILABLE} if the database does not answer */
    static HikariDataSource open(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw Failures.of("No connection for " + config.getPoolName(), e);
        }
    }
}
