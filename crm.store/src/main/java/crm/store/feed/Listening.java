package crm.store.feed;

import crm.store.Change;
import crm.store.Subscription;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener: reads for itself from where it stands, so that a slow one delays nobody and fills no memory. At most
 * one thread at a time is busy with it. One that throws gets the same change again, after a pause that grows; nothing
 * is kept of what comes behind it but the place.
 */
final class Listening implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int PORTION = 200;

    private final Feed feed;
    private final String topicPrefix;
    private final Consumer<Change> listener;
    private final ExecutorService threads;
    private final Trials trials;
    private long position;
    private long wanted;
    private boolean busy;
    private volatile boolean closed;

    Listening(
            Feed feed,
            String topicPrefix,
            long after,
            Consumer<Change> listener,
            ExecutorService threads,
            Trials trials) {
        this.feed = feed;
        this.topicPrefix = topicPrefix;
        this.position = after;
        this.listener = listener;
        this.threads = threads;
        this.trials = trials;
    }

    /** There are changes up to this position. */
    void wake(long newest) {
        synchronized (this) {
            wanted = Math.max(wanted, newest);
            if (busy || closed || wanted <= position || trials.pausing()) {
                return;
            }
            busy = true;
        }
        try {
            threads.execute(this::deliver);
        } catch (RejectedExecutionException e) {
            LOG.debug("The store is being closed");
        }
    }

    private void deliver() {
        try {
            for (long until = next(); until > 0; until = next()) {
                List<Change> portion = feed.after(position(), topicPrefix, PORTION);
                for (Change change : portion) {
                    if (closed || !hear(change)) {
                        giveUpForNow();
                        return;
                    }
                    standAt(change.position());
                }
                if (portion.size() < PORTION) {
                    standAt(until);
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("Changes are read at the next poll", e);
            giveUpForNow();
        }
    }

    /** Up to where to read; 0, and no longer busy, if there is nothing. */
    private synchronized long next() {
        busy = !closed && wanted > position;
        return busy ? wanted : 0;
    }

    private synchronized void giveUpForNow() {
        busy = false;
    }

    private synchronized long position() {
        return position;
    }

    private synchronized void standAt(long reached) {
        position = Math.max(position, reached);
    }

    /** Whether this change is done with. */
    private boolean hear(Change change) {
        try {
            listener.accept(change);
            trials.succeeded();
            return true;
        } catch (RuntimeException | Error e) { // an Error when the listener's bundle is gone
            return failed(e);
        }
    }

    private boolean failed(Throwable failure) {
        if (closed) {
            LOG.debug("A listener of '{}' was ended in its work", topicPrefix, failure);
            return false;
        }
        if (trials.failures() == 0) {
            LOG.warn("A listener of '{}' failed; it is tried again, silently", topicPrefix, failure);
        }
        boolean last = !trials.again();
        if (last) {
            LOG.error("A listener of '{}' failed too often; the change is passed over", topicPrefix, failure);
            trials.succeeded();
        }
        return last;
    }

    @Override
    public void close() {
        closed = true;
        feed.forget(this);
    }
}
