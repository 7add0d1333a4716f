package crm.social.core;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.store.Change;
import crm.store.Changes;
import crm.store.Job;
import crm.store.JobHandler;
import crm.store.JobKind;
import crm.store.Outcome;
import crm.store.Store;
import crm.store.StoreException;
import crm.store.Subscription;
import crm.store.Tx;
import crm.store.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Core's own store, open. A store that cannot be reached is {@link Kind#UNAVAILABLE}, a text that no store keeps {@link Kind#INVALID}; other failures of the database pass as they are.
 *
 * <p>Jobs are known to the store from the first moment; who does them comes and goes. A job that nobody here does waits for two seconds, or
 * for another node.
 */
public final class CoreStore {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Store store;
    private final Clock clock;
    private final Map<CoreJob, JobKind> kinds = new EnumMap<>(CoreJob.class);
    private final Map<CoreJob, JobHandler> handlers = new ConcurrentHashMap<>();

    /** Takes over an open store and begins to do its jobs. */
    public CoreStore(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (CoreJob job : CoreJob.values()) {
            job.pause()
                    .ifPresentOrElse(
                            pause -> store.jobs().every(job.id(), pause, run -> dispatch(job, run)),
                            () -> kinds.put(
                                    job, store.jobs().register(job.id(), job.retry(), run -> dispatch(job, run))));
        }
        store.jobs().start();
    }

    /** Reads, all of it as of one moment. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        return known(() -> store.read(work));
    }

    /** Writes in one transaction, never repeated. */
    public <T extends @Nullable Object> T write(Work<T> work) {
        return known(() -> store.write(work));
    }

    /** Writes in one transaction that may run twice with the same result. */
    public <T extends @Nullable Object> T writeIdempotent(Work<T> work) {
        return known(() -> store.writeIdempotent(work));
    }

    /**
     * Takes or prolongs the right to do something alone, over all nodes.
     *
     * @param owner who takes it, unique over all nodes
     */
    public boolean alone(String what, String owner, Duration time) {
        return write(tx -> store.leases().take(tx, what, owner, time));
    }

    /** As above, as part of a transaction: nobody else takes the right before it ends. */
    public boolean alone(Tx tx, String what, String owner, Duration time) {
        return store.leases().take(tx, what, owner, time);
    }

    /** Gives such a right back. */
    public void notAlone(String what, String owner) {
        write(tx -> {
            store.leases().release(tx, what, owner);
            return true;
        });
    }

    /** Where to put jobs of a kind that is scheduled. */
    public JobKind jobs(CoreJob job) {
        JobKind kind = kinds.get(job);
        if (kind == null) {
            throw new IllegalArgumentException(job + " comes by itself");
        }
        return kind;
    }

    /** From now on jobs of this kind are done by this handler, until closed. */
    public Subscription handle(CoreJob job, JobHandler handler) {
        handlers.put(job, handler);
        return () -> handlers.remove(job, handler);
    }

    /** Hears of changes of one topic, on all nodes, from now on. */
    public Subscription changes(String topic, Consumer<Change> listener) {
        return store.changes().subscribe(topic, listener);
    }

    /** The feed of changes itself, for a reader that misses nothing. */
    public Changes feed() {
        return store.changes();
    }

    private Outcome dispatch(CoreJob job, Job run) throws Exception {
        JobHandler handler = handlers.get(job);
        return handler == null ? Outcome.again(clock.instant().plus(PATIENCE), run.data()) : handler.handle(run);
    }

    private static <T extends @Nullable Object> T known(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNAVAILABLE) {
                throw new SocialException(Kind.UNAVAILABLE, "the store does not answer");
            }
            if (e.kind() == StoreException.Kind.INVALID) {
                throw new SocialException(Kind.INVALID, "a text that cannot be kept");
            }
            throw e;
        }
    }
}
