package crm.social.core;

import crm.store.Migration;
import crm.store.Store;
import crm.store.StoreOpening;
import crm.store.StoreSpec;
import crm.store.Stores;
import java.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens core's store. Everything else in core waits for the {@link CoreStore} that is registered then. */
@Component(
        service = {},
        immediate = true)
public final class CoreOpening {
    private final BundleContext context;
    private final Clock clock;
    private final StoreOpening opening;

    @Activate
    public CoreOpening(BundleContext context, @Reference Stores stores, @Reference Clock clock) {
        this.context = context;
        this.clock = clock;
        this.opening = new StoreOpening(stores, spec(), this::offer);
    }

    /** What core keeps. */
    public static StoreSpec spec() {
        return new StoreSpec(
                "social",
                Migration.in(
                        CoreOpening.class,
                        "db/core",
                        "V001__first_tables.sql",
                        "V002__pending_handles.sql",
                        "V003__link_batches.sql",
                        "V004__sealing_keys.sql",
                        "V005__indexes.sql",
                        "V006__acts.sql",
                        "V007__organisation.sql",
                        "V008__inbox.sql",
                        "V009__inbox_items_in_the_index.sql"));
    }

    private Runnable offer(Store store) {
        ServiceRegistration<CoreStore> offered =
                context.registerService(CoreStore.class, new CoreStore(store, clock), null);
        return offered::unregister;
    }

    /** Takes the store away from everybody, then closes it. */
    @Deactivate
    void close() {
        opening.close();
    }
}
