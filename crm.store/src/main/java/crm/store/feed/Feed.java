package crm.store.feed;

import crm.store.Change;
import crm.store.Changes;
import crm.store.Retry;
import crm.store.Subscription;
import crm.store.Tx;
import crm.store.sql.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for new changes, at intervals and when poked, and wakes those who wait for them. */
public final class Feed implements Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    /** About a minute in all. While the database does not answer nothing is tried, so that time does not count. */
    private static final Retry AGAIN = new Retry(9, Duration.ofMillis(250), Duration.ofSeconds(30));

    private final String name;
    private final ChangeTable table;
    private final Transactions transactions;
    private final ScheduledExecutorService poller;
    private final ExecutorService listeners;
    private final Set<Listening> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean poked = new AtomicBoolean();
    private volatile long newest;
    private boolean failing;

    public Feed(String name, Transactions transactions, Clock clock) {
        this.name = name;
        this.transactions = transactions;
        this.table = new ChangeTable(clock);
        this.poller = Executors.newSingleThreadScheduledExecutor(task -> thread("poll", task));
        this.listeners = Executors.newCachedThreadPool(task -> thread("listen", task));
    }

    private Thread thread(String purpose, Runnable task) {
        Thread thread = new Thread(task, "store-" + name + "-" + purpose);
        thread.setDaemon(true);
        return thread;
    }

    public void start() {
        poller.scheduleWithFixedDelay(this::poll, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        poller.scheduleWithFixedDelay(this::purge, 1, 60, TimeUnit.MINUTES);
    }

    /** There may be something new: look now. */
    public void poke() {
        if (poked.compareAndSet(false, true)) {
            try {
                poller.execute(() -> {
                    poked.set(false);
                    poll();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("Store {} is being closed", name);
            }
        }
    }

    private void poll() {
        try {
            long position = position();
            newest = position;
            subscriptions.forEach(subscription -> subscription.wake(position));
            if (failing) {
                failing = false;
                LOG.info("Changes of store {} can be read again", name);
            }
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn("Changes of store {} cannot be read", name, e);
            }
        }
    }

    private void purge() {
        try {
            transactions.write(tx -> {
                table.purge(tx);
                return Boolean.TRUE;
            });
        } catch (RuntimeException e) {
            LOG.warn("Old changes of store {} are not thrown away", name, e);
        }
    }

    @Override
    public Subscription subscribe(String topicPrefix, Consumer<Change> listener) {
        return subscribe(topicPrefix, position(), listener);
    }

    @Override
    public Subscription subscribe(String topicPrefix, long after, Consumer<Change> listener) {
        Listening subscription =
                new Listening(this, topicPrefix, after, listener, listeners, new Trials(AGAIN, System::nanoTime));
        subscriptions.add(subscription);
        // What was committed since the position was read may have been announced before the line above.
        subscription.wake(newest);
        return subscription;
    }

    void forget(Listening subscription) {
        subscriptions.remove(subscription);
    }

    @Override
    public long position() {
        return transactions.read(table::position);
    }

    @Override
    public List<Change> after(long position, String topicPrefix, int limit) {
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("Not between 1 and 10,000: " + limit);
        }
        return transactions.read(tx -> table.after(tx, position, topicPrefix, limit));
    }

    @Override
    public long horizon() {
        return transactions.read(table::horizon);
    }

    @Override
    public long acknowledged(String reader) {
        return transactions.read(tx -> table.acknowledged(tx, reader));
    }

    @Override
    public void acknowledge(Tx tx, String reader, long position) {
        table.acknowledge(tx, reader, position);
    }

    /** Ends polling and listening; waits a second for a listener that is at work. */
    public void close() {
        subscriptions.forEach(Listening::close);
        poller.shutdownNow();
        listeners.shutdownNow();
        try {
            boolean quiet =
                    poller.awaitTermination(1, TimeUnit.SECONDS) && listeners.awaitTermination(1, TimeUnit.SECONDS);
            if (!quiet) {
                LOG.warn("A listener of store {} does not end", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
