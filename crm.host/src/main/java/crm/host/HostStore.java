package crm.host;

import crm.store.Migration;
import crm.store.Outcome;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The host's open store: a service from the moment on when it holds what it has to hold. Lets its users sweep it each hour. */
public final class HostStore {
    private static final Duration SWEEP_PAUSE = Duration.ofHours(1);

    private final Store store;
    private final List<Runnable> sweepers = new CopyOnWriteArrayList<>();

    /** A store that was opened with {@link #spec()}. */
    public HostStore(Store store) {
        this.store = store;
        store.jobs().every("host.sweep", SWEEP_PAUSE, job -> {
            sweepers.forEach(Runnable::run);
            return Outcome.done();
        });
        store.jobs().start();
    }

    /** Has something done each hour, on one node, until closed. */
    public Subscription sweep(Runnable sweeper) {
        sweepers.add(sweeper);
        return () -> sweepers.remove(sweeper);
    }

    /** What the host keeps. */
    public static StoreSpec spec() {
        return new StoreSpec("host", migrations());
    }

    private static List<Migration> migrations() {
        return Migration.in(
                HostStore.class,
                "db/migration",
                "V001__first_tables.sql",
                "V002__record_readers.sql",
                "V005__several_nodes.sql");
    }

    /** The store itself. */
    public Store store() {
        return store;
    }
}
