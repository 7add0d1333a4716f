package crm.store;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a store on a thread of its own, as often as it takes: a database that starts after us is no reason to stay dark, and neither a migration nor a
 * first filling holds up whoever starts bundles.
 *
 * <p>A component makes one when it is activated and closes it when it is deactivated. What it does with the open store, such as registering the
 * service that everything else waits for, it hands in.
 */
public final class StoreOpening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);
    private static final int PAUSE_SECONDS = 3;

    private final Stores stores;
    private final StoreSpec spec;
    private final Function<Store, Runnable> offer;
    private final ScheduledThreadPoolExecutor opener;
    private @Nullable Runnable ending;
    private boolean closed;
    private boolean complained;

    /**
     * Begins.
     *
     * @param offer called once with the open store, on the opening thread and without a lock; what it answers is run before the store is closed
     */
    public StoreOpening(Stores stores, StoreSpec spec, Function<Store, Runnable> offer) {
        this.stores = stores;
        this.spec = spec;
        this.offer = offer;
        this.opener = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "store opening " + spec.name());
            thread.setDaemon(true);
            return thread;
        });
        opener.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        opener.execute(this::open);
    }

    private void open() {
        Store store = null;
        try {
            if (closed()) {
                return;
            }
            store = stores.open(spec);
            if (closed()) {
                close(store);
                return;
            }
            offered(store, offer.apply(store));
        } catch (StoreException e) {
            close(store);
            if (e.kind() == StoreException.Kind.UNAVAILABLE) {
                again();
            } else {
                LOG.error("Store {} cannot be used", spec.name(), e);
            }
        } catch (Throwable e) { // an Error, too, would vanish in the executor
            LOG.error("Store {} cannot be offered", spec.name(), e);
            close(store);
        }
    }

    private synchronized boolean closed() {
        return closed;
    }

    private void again() {
        if (closed()) {
            return;
        }
        if (!complained) {
            LOG.warn("Store {} does not answer; it is tried again every {} s", spec.name(), PAUSE_SECONDS);
            complained = true;
        }
        try {
            opener.schedule(this::open, PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Store {} is not wanted any more", spec.name());
        }
    }

    /** Who closes meanwhile leaves the tidying up to us. */
    private void offered(Store store, Runnable takeAway) {
        Runnable end = () -> {
            takeAway.run();
            store.close();
        };
        synchronized (this) {
            if (!closed) {
                ending = end;
                return;
            }
        }
        end.run();
    }

    private static void close(@Nullable Store store) {
        if (store != null) {
            store.close();
        }
    }

    /** Takes the store away from everybody, then closes it. */
    @Override
    public void close() {
        Runnable end;
        synchronized (this) {
            closed = true;
            end = ending;
        }
        opener.shutdown();
        if (end != null) {
            end.run();
        }
    }
}
