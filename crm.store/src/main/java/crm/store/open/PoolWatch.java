package crm.store.open;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import crm.ops.api.Figure;
import crm.ops.api.Figure.Value;
import crm.ops.api.Timings;
import crm.store.sql.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Watches one store's connections: how many are used, and how long was waited for one. */
final class PoolWatch {
    private final String store;
    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();
    private final Map<String, LongAdder> timeOuts = new LinkedHashMap<>();
    private final Timings waits =
            new Timings("crm_store_connection_wait_seconds", "Waiting for a free connection.", "store", "pool");

    PoolWatch(String store, Database database) {
        this.store = store;
        watch("write", database.writes());
        watch("read", database.reads());
    }

    private void watch(String name, DataSource source) {
        if (source instanceof HikariDataSource pool) {
            LongAdder given = new LongAdder();
            pools.put(name, pool);
            timeOuts.put(name, given);
            pool.setMetricsTrackerFactory((poolName, stats) -> new IMetricsTracker() {
                @Override
                public void recordConnectionAcquiredNanos(long nanos) {
                    waits.record(Duration.ofNanos(nanos), store, name);
                }

                @Override
                public void recordConnectionTimeout() {
                    given.increment();
                }
            });
        }
    }

    /** Whether all connections of a pool are used and somebody waits for one: then asking for one more only adds to it. */
    boolean busy() {
        return pools.values().stream().anyMatch(pool -> {
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            return state != null
                    && state.getThreadsAwaitingConnection() > 0
                    && state.getActiveConnections() >= pool.getMaximumPoolSize();
        });
    }

    /** Connections by use, as the values of one figure. */
    List<Value> connections() {
        List<Value> values = new ArrayList<>();
        pools.forEach((name, pool) -> {
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            if (state != null) {
                values.add(value(name, "used", state.getActiveConnections()));
                values.add(value(name, "idle", state.getIdleConnections()));
                values.add(value(name, "waited_for", state.getThreadsAwaitingConnection()));
                values.add(value(name, "most", pool.getMaximumPoolSize()));
            }
        });
        return values;
    }

    /** How often nobody got a connection in time. */
    List<Value> timeOuts() {
        return timeOuts.entrySet().stream()
                .map(one -> new Value(
                        Map.of("store", store, "pool", one.getKey()),
                        one.getValue().sum()))
                .toList();
    }

    /** The waiting of this store. */
    Figure.Durations waits() {
        return waits.read();
    }

    private Value value(String pool, String state, int number) {
        return new Value(Map.of("store", store, "pool", pool, "state", state), number);
    }
}
