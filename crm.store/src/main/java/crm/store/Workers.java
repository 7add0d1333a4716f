package crm.store;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A few threads for work that a request does beside its own, shared by all bundles, so that nobody else makes any. Nothing queues: where all are at
 * work, the caller does it.
 */
@ProviderType
public interface Workers {

    /**
     * Begins work. Whoever begins it waits for it, or cancels it (which interrupts) before its bundle goes.
     *
     * @return what comes of it; done already where the caller's own thread had to do it
     */
    <T> Future<T> begin(Callable<T> work);
}
