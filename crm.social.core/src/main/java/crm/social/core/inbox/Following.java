package crm.social.core.inbox;

import crm.social.api.SocialException;
import crm.social.core.CoreStore;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a feed, one node at a time. Every node is woken for every change: whoever finds another at work leaves it to that one, which was woken for
 * the same; a job looks too, should nobody have been.
 */
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final CoreStore store;
    private final String right;
    private final Step step;
    private final String owner = Ids.random();
    private final ReentrantLock one = new ReentrantLock();
    private boolean failing;
    private volatile boolean closed;

    /** Some of the feed. */
    @FunctionalInterface
    interface Step {
        /** Takes the next portion; false where there is nothing (any more). */
        boolean take();
    }

    /** @param right what is done alone, over all nodes */
    Following(CoreStore store, String right, Step step) {
        this.store = store;
        this.right = right;
        this.step = step;
    }

    /** There may be something new. */
    void wake() {
        one.lock();
        try {
            follow();
            if (failing) {
                failing = false;
                LOG.info("The inbox follows {} again", right);
            }
        } catch (SocialException e) {
            LOG.debug("The inbox follows {} later: {}", right, e.getMessage());
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn("The inbox cannot follow {}; it is tried again", right, e);
            }
        } finally {
            one.unlock();
        }
    }

    /** As {@link #wake}, unless this node is at it. */
    void look() {
        if (!one.isLocked()) {
            wake();
        }
    }

    private void follow() {
        if (closed || !store.alone(right, owner, LEASE)) {
            return;
        }
        try {
            boolean more = true;
            while (more && !closed && store.alone(right, owner, LEASE)) {
                more = step.take();
            }
        } finally {
            store.notAlone(right, owner);
        }
    }

    /** Whether this node still has the right, held until the transaction ends: what it read of the host before is not older than what another wrote. */
    boolean alone(Tx tx) {
        return store.alone(tx, right, owner, LEASE);
    }

    /** Nothing is written any more when this returns. */
    void close() {
        closed = true;
        one.lock();
        one.unlock();
    }
}
