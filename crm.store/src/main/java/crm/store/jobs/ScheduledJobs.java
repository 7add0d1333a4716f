package crm.store.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import crm.store.Ids;
import crm.store.JobHandler;
import crm.store.JobKind;
import crm.store.Jobs;
import crm.store.Retry;
import crm.store.sql.Database;
import crm.store.sql.Settings.JobSettings;
import crm.store.sql.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects kinds of jobs, then does them with a db-scheduler built for these kinds. */
public final class ScheduledJobs implements Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledJobs.class);
    private static final int MISSED_HEARTBEATS = 4;
    /** Rows of a kind that no node has known for so long are thrown away. */
    private static final Duration UNKNOWN_KEPT = Duration.ofDays(365);

    private final String name;
    private final Database database;
    private final WaitingDataSource source;
    private final Transactions transactions;
    private final JobSettings settings;
    private final Clock clock;
    private final Map<String, StoredTask> tasks = new LinkedHashMap<>();
    private final Map<StoredKind, Duration> recurring = new LinkedHashMap<>();
    private volatile @Nullable Scheduler scheduler;

    public ScheduledJobs(String name, Database database, Transactions transactions, JobSettings settings, Clock clock) {
        this.name = name;
        this.database = database;
        this.source = new WaitingDataSource(name, database.writes());
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized JobKind register(String kind, Retry retry, JobHandler handler) {
        add(kind, handler, new Retried(retry));
        return new StoredKind(kind, this::poke);
    }

    @Override
    public synchronized void every(String kind, Duration pause, JobHandler handler) {
        if (pause.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("Too short a pause: " + pause);
        }
        add(kind, handler, new Repeated(pause));
        recurring.put(new StoredKind(kind, this::poke), pause);
    }

    private void add(String kind, JobHandler handler, StoredTask.Rhythm rhythm) {
        if (scheduler != null) {
            throw new IllegalStateException("Jobs were started without " + kind);
        }
        StoredTask task = new StoredTask(kind, handler, rhythm, clock, this::poke);
        if (tasks.putIfAbsent(kind, task) != null) {
            throw new IllegalStateException("There is a kind of this name: " + kind);
        }
    }

    @Override
    public synchronized void start() {
        if (scheduler != null) {
            throw new IllegalStateException("Jobs were started before");
        }
        transactions.write(tx -> {
            if (database.onlyNode()) {
                tx.update("update store_job set picked = false, version = version + 1 where picked = true")
                        .run();
            }
            recurring.forEach((kind, pause) -> {
                kind.schedule(tx, "", tx.now(), "");
                kind.notLater(tx, "", tx.now().plus(pause));
            });
            return Boolean.TRUE;
        });
        Scheduler built = build();
        built.start();
        scheduler = built;
    }

    private Scheduler build() {
        JobThreads threads = new JobThreads(name);
        return Scheduler.create(source, List.copyOf(new ArrayList<>(tasks.values())))
                .tableName("store_job")
                .jdbcCustomization(new PlainTimes())
                .serializer(new PlainText())
                .schedulerName(new SchedulerName.Fixed(name + "-" + Ids.random()))
                .clock(clock::instant)
                .threads(settings.threads())
                .executorService(threads.workers(settings.threads()))
                .dueExecutor(threads.single("due"))
                .housekeeperExecutor(threads.housekeeper())
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.deadAfter().dividedBy(MISSED_HEARTBEATS))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(UNKNOWN_KEPT)
                .shutdownMaxWait(settings.closing())
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private void poke() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** Waits for running handlers, then interrupts them. */
    public synchronized void close() {
        Scheduler running = scheduler;
        if (running != null) {
            tasks.values().forEach(StoredTask::closing);
            source.closing();
            running.stop();
            LOG.debug("Jobs of store {} have ended", name);
        }
    }

    private record Retried(Retry retry) implements StoredTask.Rhythm {
        @Override
        public Optional<Instant> afterSuccess(Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> afterFailure(Instant now, int failures) {
            return failures < retry.attempts() ? Optional.of(now.plus(retry.pause(failures))) : Optional.empty();
        }
    }

    private record Repeated(Duration pause) implements StoredTask.Rhythm {
        @Override
        public Optional<Instant> afterSuccess(Instant now) {
            return Optional.of(now.plus(pause));
        }

        @Override
        public Optional<Instant> afterFailure(Instant now, int failures) {
            return Optional.of(now.plus(pause));
        }
    }
}
