package crm.host;

import crm.store.Job;
import crm.store.JobHandler;
import crm.store.JobKind;
import crm.store.Migration;
import crm.store.Outcome;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The host's open store: a service from the moment on when it holds what it has to hold. Lets its users sweep it each hour. */
public final class HostStore {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SWEEP_PAUSE = Duration.ofHours(1);

    private final Store store;
    private final List<Runnable> sweepers = new CopyOnWriteArrayList<>();
    private final Map<HostJob, JobKind> kinds = new EnumMap<>(HostJob.class);
    private final Map<HostJob, JobHandler> handlers = new ConcurrentHashMap<>();

    /** A store that was opened with {@link #spec()}. */
    public HostStore(Store store) {
        this.store = store;
        store.jobs().every("host.sweep", SWEEP_PAUSE, job -> {
            sweepers.forEach(Runnable::run);
            return Outcome.done();
        });
        for (HostJob job : HostJob.values()) {
            kinds.put(job, store.jobs().register(job.id(), job.retry(), run -> dispatch(job, run)));
        }
        store.jobs().start();
    }

    /** Where to put jobs of a kind. */
    public JobKind jobs(HostJob job) {
        return Objects.requireNonNull(kinds.get(job));
    }

    /** From now on jobs of this kind are done by this handler, until closed. One that nobody here does waits, or is done by another node. */
    public Subscription handle(HostJob job, JobHandler handler) {
        handlers.put(job, handler);
        return () -> handlers.remove(job, handler);
    }

    private Outcome dispatch(HostJob job, Job run) throws Exception {
        JobHandler handler = handlers.get(job);
        return handler == null
                ? Outcome.again(store.<Instant>read(Tx::now).plus(PATIENCE), run.data())
                : handler.handle(run);
    }

    /** Has something done each hour, on one node, until closed. */
    public Subscription sweep(Runnable sweeper) {
        sweepers.add(sweeper);
        return () -> sweepers.remove(sweeper);
    }

    /** What the host keeps. */
    public static StoreSpec spec() {
        return new StoreSpec("host", migrations());
    }

    private static List<Migration> migrations() {
        return Migration.in(
                HostStore.class,
                "db/migration",
                "V001__first_tables.sql",
                "V002__record_readers.sql",
                "V003__imports.sql",
                "V005__several_nodes.sql",
                "V006__many_records.sql",
                "V007__pictures_and_asked_leads.sql",
                "V008__lists_of_an_owner.sql",
                "V009__words_to_search_by.sql",
                "V010__lists_of_a_status.sql");
    }

    /** The store itself. */
    public Store store() {
        return store;
    }
}
