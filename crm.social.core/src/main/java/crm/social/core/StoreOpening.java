package crm.social.core;

import crm.store.Migration;
import crm.store.Store;
import crm.store.StoreException;
import crm.store.StoreSpec;
import crm.store.Stores;
import crm.store.Workers;
import java.time.Clock;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens core's store, as often as it takes: a database that starts after us is no reason to stay dark. Everything else in core waits for the
 * {@link CoreStore} that is registered then.
 */
@Component(service = {}, immediate = true)
public final class StoreOpening {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);
    private static final int PAUSE_SECONDS = 3;

    private final BundleContext context;
    private final Stores stores;
    private final Future<Boolean> opening;
    private @Nullable Store store;
    private @Nullable ServiceRegistration<CoreStore> registration;
    private boolean closed;

    @Activate
    public StoreOpening(BundleContext context, @Reference Stores stores, @Reference Workers workers) {
        this.context = context;
        this.stores = stores;
        this.opening = workers.begin(this::open);
    }

    /** What core keeps. */
    public static StoreSpec spec() {
        return new StoreSpec("social", Migration.in(StoreOpening.class, "db/core", "V001__first_tables.sql"));
    }

    private boolean open() throws InterruptedException {
        for (boolean first = true; ; first = false) {
            try {
                return offer(stores.open(spec()));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.UNAVAILABLE) {
                    LOG.error("The store of social connections cannot be used", e);
                    return false;
                }
                if (first) {
                    LOG.warn("The store of social connections does not answer; it is tried again and again");
                }
                Thread.sleep(1000L * PAUSE_SECONDS);
            }
        }
    }

    /** No lock is held while the framework tells others; who closes meanwhile leaves the tidying up to us. */
    private boolean offer(Store opened) {
        ServiceRegistration<CoreStore> offered;
        try {
            offered = context.registerService(CoreStore.class, new CoreStore(opened, Clock.systemUTC()), null);
        } catch (IllegalStateException e) { // the bundle has stopped
            opened.close();
            return false;
        }
        synchronized (this) {
            if (!closed) {
                store = opened;
                registration = offered;
                return true;
            }
        }
        offered.unregister();
        opened.close();
        return false;
    }

    /** Takes the store away from everybody, then closes it. */
    @Deactivate
    void close() {
        ServiceRegistration<CoreStore> registered;
        Store opened;
        synchronized (this) {
            closed = true;
            registered = registration;
            opened = store;
        }
        opening.cancel(true);
        if (registered != null) {
            registered.unregister();
        }
        if (opened != null) {
            opened.close();
        }
    }
}
