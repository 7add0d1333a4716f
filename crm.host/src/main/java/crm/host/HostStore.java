package crm.host;

import crm.store.Migration;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.Stores;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Holds the host's store open while the host runs. */
@Component(service = HostStore.class)
public final class HostStore {
    private final Store store;

    @Activate
    public HostStore(@Reference Stores stores) {
        this(stores.open(spec()));
    }

    /** A store that somebody else opened with {@link #spec()}. */
    public HostStore(Store store) {
        this.store = store;
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
