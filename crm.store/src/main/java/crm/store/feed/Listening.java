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
 * one thread at a time is busy with it.
 */
final class Listening implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int PORTION = 200;

    private final Feed feed;
    private final String topicPrefix;
    private final Consumer<Change> listener;
    private final ExecutorService threads;
    private long position;
    private long wanted;
    private boolean busy;
    private volatile boolean closed;
    private boolean failing;

    Listening(Feed feed, String topicPrefix, long after, Consumer<Change> listener, ExecutorService threads) {
        this.feed = feed;
        this.topicPrefix = topicPrefix;
        this.position = after;
        this.listener = listener;
        this.threads = threads;
    }

    /** There are changes up to this position. */
    void wake(long newest) {
        synchronized (this) {
            wanted = Math.max(wanted, newest);
            if (busy || closed || wanted <= position) {
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
                    if (closed) {
                        return;
                    }
                    hear(change);
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

    private void hear(Change change) {
        try {
            listener.accept(change);
            failing = false;
        } catch (RuntimeException | Error e) { // an Error when the listener's bundle is gone
            if (!failing) {
                failing = true;
                LOG.error("A listener of '{}' failed; silent until it works again", topicPrefix, e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        feed.forget(this);
    }
}
