package crm.host.start;

import crm.host.HostSettings;
import crm.host.HostStore;
import crm.host.record.SearchIndex;
import crm.host.user.Passwords;
import crm.store.Store;
import crm.store.StoreOpening;
import crm.store.Stores;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the host's store and fills an empty one with the demo, if that is wanted. Everything else in the host waits for the {@link HostStore} that is
 * registered then, so that nobody is made to wait while being asked for a service.
 */
@Component(
        service = {},
        immediate = true)
public final class HostOpening {
    private static final Logger LOG = LoggerFactory.getLogger(HostOpening.class);

    private final BundleContext context;
    private final Stores stores;
    private final Passwords passwords;
    private @Nullable StoreOpening opening;

    /** Dynamic: settings that change while the host runs do not close the store. */
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable HostSettings settings;

    @Activate
    public HostOpening(BundleContext context, @Reference Stores stores, @Reference Passwords passwords) {
        this.context = context;
        this.stores = stores;
        this.passwords = passwords;
    }

    /** Begins to open; returns at once. */
    @Activate
    void open() {
        opening = new StoreOpening(stores, HostStore.spec(), this::offer);
    }

    private Runnable offer(Store store) {
        SearchIndex.fill(store);
        HostSettings now = settings;
        if (now != null && now.demo() && new DemoData(passwords).load(store)) {
            LOG.info("first start: the demo's users and records are there");
        }
        ServiceRegistration<HostStore> offered = context.registerService(HostStore.class, new HostStore(store), null);
        return offered::unregister;
    }

    /** Takes the store away and closes it. */
    @Deactivate
    void close() {
        StoreOpening begun = opening;
        if (begun != null) {
            begun.close();
        }
    }
}
