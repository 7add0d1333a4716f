package crm.social.core;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way to one provider, and the only thing that holds it. Counts calls in flight; closing lets nobody in any more, waits a while for those inside
 * and lets the provider go. Nothing that a provider made leaves through here except values of the API: what it throws is copied or replaced, since
 * an exception holds the classes on its stack.
 */
final class NetworkGate {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkGate.class);
    /** Where the network stands in the log while it is called. */
    private static final String LOGGED = "network";

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final String network;
    private final Set<String> defects = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private @Nullable Provided provided;
    private int inFlight;

    NetworkGate(String network, Provided provided) {
        this.network = network;
        this.provided = provided;
    }

    String network() {
        return network;
    }

    /**
     * Calls the provider.
     *
     * @param defect what a failure counts as that the provider did not mean to throw
     */
    <T> T call(Kind defect, Function<Provided, T> call) {
        Provided entered = enter();
        MDC.put(LOGGED, network);
        try {
            return call.apply(entered);
        } catch (SocialException e) {
            throw copy(e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever a provider may throw: its bundle may even be half gone (LinkageError)
            throw defect(defect, e.getClass().getName());
        } finally {
            MDC.remove(LOGGED);
            leave();
        }
    }

    /** Closes the gate; returns when nobody is inside any more or the time is over. */
    void close(Duration patience) {
        lock.lock();
        try {
            provided = null;
            long left = patience.toNanos();
            while (inFlight > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            if (inFlight > 0) {
                LOG.warn("Network {} goes while {} calls are still in flight", network, inFlight);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private Provided enter() {
        lock.lock();
        try {
            if (provided == null) {
                throw gone(network);
            }
            inFlight++;
            return provided;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            inFlight--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    static SocialException gone(String network) {
        return new SocialException(
                Kind.PROVIDER_GONE,
                network + " is not there",
                null,
                Instant.now().plus(COME_AGAIN));
    }

    private SocialException defect(Kind kind, String className) {
        if (defects.add(className)) {
            LOG.warn(
                    "The provider of {} failed with {}; further ones of this class are not logged", network, className);
        }
        return new SocialException(kind, "the provider of " + network + " failed with " + className);
    }

    private static SocialException copy(SocialException thrown) {
        String message = String.valueOf(thrown.getMessage());
        String prefix = thrown.kind() + ": ";
        String detail = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return new SocialException(
                thrown.kind(),
                detail,
                thrown.explanation().orElse(null),
                thrown.retryAt().orElse(null));
    }
}
