package crm.host;

import crm.store.Migration;
import crm.store.Store;
import crm.store.StoreSpec;
import java.util.List;

/** The host's open store: a service from the moment on when it holds what it has to hold. */
public final class HostStore {
    private final Store store;

    /** A store that was opened with {@link #spec()}. */
    public HostStore(Store store) {
        this.store = store;
    }

    /** What the host keeps. */
    public static StoreSpec spec() {
        return new StoreSpec("host", migrations());
    }

    private static List<Migration> migrations() {
        return Migration.in(HostStore.class, "db/migration", "V001__first_tables.sql");
    }

    /** The store itself. */
    public Store store() {
        return store;
    }
}
