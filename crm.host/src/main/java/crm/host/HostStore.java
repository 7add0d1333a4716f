package crm.host;

import crm.store.Migration;
import crm.store.Outcome;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.Stores;
import crm.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Holds the host's store open while the host runs, whatever is configured anew meanwhile, and lets its users sweep it each hour. */
@Component(service = HostStore.class)
public final class HostStore {
    private static final Duration SWEEP_PAUSE = Duration.ofHours(1);

    private final Store store;
    private final List<Runnable> sweepers = new CopyOnWriteArrayList<>();

    @Activate
    public HostStore(@Reference Stores stores) {
        this(stores.open(spec()));
    }

    /** A store that somebody else opened with {@link #spec()}. */
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

    public static StoreSpec spec() {
        return new StoreSpec("host", migrations());
    }

    private static List<Migration> migrations() {
        return Migration.in(HostStore.class, "db/migration", "V001__first_tables.sql");
    }

    public Store store() {
        return store;
    }

    @Deactivate
    void close() {
        store.close();
    }
}
