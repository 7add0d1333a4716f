package crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.store.sql.Settings;
import crm.store.sql.Settings.JobSettings;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What jobs promise. */
final class JobsTest {

    private static final StoreSpec SPEC = new StoreSpec("jobs", List.of());
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Retry QUICK = new Retry(3, Duration.ofMillis(50), Duration.ofMillis(80));

    private final List<Job> done = new CopyOnWriteArrayList<>();

    private Outcome noted(Job job) {
        done.add(job);
        return Outcome.done();
    }

    @StoreTest
    void aDueJobRunsAtOnceAfterTheCommitWithItsData(TestDatabase database) {
        Settings rarePolling = database.settings()
                .withJobs(new JobSettings(2, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(1)));
        try (Store store = database.stores(rarePolling, Clock.systemUTC()).open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, this::noted);
            store.jobs().start();
            for (int i = 1; i <= 5; i++) {
                String key = "key" + i;
                assertThat(store.<Boolean>write(tx -> kind.schedule(tx, key, tx.now(), "データ")))
                        .isTrue();
                int count = i;
                Eventually.holds(SOON, () -> done.size() == count);
            }
            assertThat(done.get(0).data()).isEqualTo("データ");
            assertThat(done.get(0).attempt()).isEqualTo(1);
            assertThat(done.get(0).last()).isFalse();
            Eventually.holds(SOON, () -> store.read(tx -> kind.due(tx, "key5")).isEmpty());
        }
    }

    @StoreTest
    void aJobIsPartOfItsTransaction(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, this::noted);
            store.jobs().start();
            assertThatThrownBy(() -> store.run(tx -> {
                        kind.schedule(tx, "never", tx.now(), "");
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            store.run(tx -> kind.schedule(tx, "witness", tx.now(), ""));
            Eventually.holds(SOON, () -> !done.isEmpty());
            assertThat(done).extracting(Job::key).containsExactly("witness");
        }
    }

    @StoreTest
    void aWaitingJobIsFoundMovedAndCancelled(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, this::noted);
            store.jobs().start();
            Instant later = Instant.parse("2999-01-01T00:00:00Z");
            store.run(tx -> {
                assertThat(kind.schedule(tx, "a", later, "first")).isTrue();
                assertThat(kind.schedule(tx, "a", later, "second")).isFalse();
                assertThat(kind.schedule(tx, "b", later, "")).isTrue();
                assertThat(kind.due(tx, "a")).contains(later);
                assertThat(kind.cancel(tx, "b")).isTrue();
                assertThat(kind.cancel(tx, "b")).isFalse();
                assertThat(kind.move(tx, "b", later)).isFalse();
            });
            assertThat(store.<Boolean>write(tx -> kind.move(tx, "a", tx.now()))).isTrue();
            Eventually.holds(SOON, () -> !done.isEmpty());
            assertThat(done).extracting(Job::data).containsExactly("first");
        }
    }

    @StoreTest
    void aFailingJobIsTriedAgainUntilItsAttemptsAreUsedUp(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, job -> {
                done.add(job);
                throw new java.io.IOException("no network");
            });
            store.jobs().start();
            store.run(tx -> kind.schedule(tx, "a", tx.now(), "data"));
            Eventually.holds(SOON, () -> done.size() == 3);
            Eventually.holds(SOON, () -> store.read(tx -> kind.due(tx, "a")).isEmpty());
            assertThat(done).extracting(Job::attempt).containsExactly(1, 2, 3);
            assertThat(done).extracting(Job::last).containsExactly(false, false, true);
            assertThat(done).extracting(Job::data).containsOnly("data");
        }
    }

    @StoreTest
    void aJobCanAskToBeDoneAgainAsIfNew(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, job -> {
                done.add(job);
                int portion = Integer.parseInt(job.data());
                return portion == 20 ? Outcome.done() : Outcome.again(Instant.now(), String.valueOf(portion + 1));
            });
            store.jobs().start();
            store.run(tx -> kind.schedule(tx, "a", tx.now(), "1"));
            Eventually.holds(SOON, () -> done.size() == 20);
            assertThat(done).extracting(Job::attempt).containsOnly(1);
        }
    }

    @StoreTest
    void recurringWorkGoesOnThoughItFails(TestDatabase database) {
        AtomicInteger times = new AtomicInteger();
        try (Store store = database.stores().open(SPEC)) {
            store.jobs().every("tick", Duration.ofSeconds(1), job -> {
                if (times.incrementAndGet() == 1) {
                    throw new IllegalStateException("the first time");
                }
                return Outcome.done();
            });
            store.jobs().start();
            Eventually.holds(SOON, () -> times.get() == 3);
        }
        try (Store store = database.stores().open(SPEC)) {
            store.jobs().every("tick", Duration.ofSeconds(2), this::noted);
            store.jobs().start();
            Eventually.holds(SOON, () -> !done.isEmpty());
        }
    }

    @StoreTest
    void recurringWorkMadeMoreFrequentDoesNotWaitForItsOldTime(TestDatabase database) {
        for (Duration pause : List.of(Duration.ofDays(1), Duration.ofSeconds(1))) {
            try (Store store = database.stores().open(SPEC)) {
                int before = done.size();
                store.jobs().every("tick", pause, this::noted);
                store.jobs().start();
                Eventually.holds(SOON, () -> done.size() > before);
            }
        }
    }

    @StoreTest
    void aJobWhoseNodeDiedIsDoneAgain(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, this::noted);
            store.run(tx -> {
                kind.schedule(tx, "a", tx.now(), "");
                tx.update("update store_job set picked = true, picked_by = 'dead', last_heartbeat = :then")
                        .bind("then", tx.now().minusSeconds(60))
                        .run();
            });
            store.jobs().start();
            Eventually.holds(SOON, () -> !done.isEmpty());
        }
    }

    @StoreTest
    void closingInterruptsAHandlerAndTheJobIsDoneAfterwards(TestDatabase database) {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        Settings hasty = database.settings()
                .withJobs(new JobSettings(2, Duration.ofMillis(100), Duration.ofSeconds(60), Duration.ofMillis(200)));
        try (Store store = database.stores(hasty, Clock.systemUTC()).open(SPEC)) {
            JobKind kind = store.jobs().register("kind", Retry.never(), job -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw e;
                }
                return Outcome.done();
            });
            store.jobs().start();
            store.run(tx -> kind.schedule(tx, "a", tx.now(), "data"));
            ChangesTest.await(begun);
        }
        assertThat(interrupted).hasValue(1);
        try (Store store = database.stores().open(SPEC)) {
            store.jobs().register("kind", Retry.never(), this::noted);
            store.jobs().start();
            Eventually.holds(SOON, () -> !done.isEmpty());
            assertThat(done.get(0).attempt()).isEqualTo(1);
            assertThat(done.get(0).data()).isEqualTo("data");
        }
    }

    @StoreTest
    void kindsAreRegisteredOnceAndBeforeTheStart(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            JobKind kind = store.jobs().register("kind", QUICK, this::noted);
            assertThatThrownBy(() -> store.jobs().register("kind", QUICK, this::noted))
                    .isInstanceOf(IllegalStateException.class);
            store.jobs().start();
            assertThatThrownBy(() -> store.jobs().register("late", QUICK, this::noted))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.jobs().start()).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.run(tx -> kind.schedule(tx, "k".repeat(201), tx.now(), "")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void twoNodesDoEachJobOnce() {
        Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> perNode = new ConcurrentHashMap<>();
        try (TestDatabase database = TestDatabase.postgres();
                Store one = database.stores().open(SPEC);
                Store two = database.stores().open(SPEC)) {
            JobKind kind = one.jobs().register("kind", QUICK, job -> counted(times, perNode, "one", job));
            two.jobs().register("kind", QUICK, job -> counted(times, perNode, "two", job));
            one.jobs().start();
            two.jobs().start();
            one.run(tx -> {
                for (int i = 0; i < 300; i++) {
                    kind.schedule(tx, "job" + i, tx.now(), "");
                }
            });
            Eventually.holds(Duration.ofSeconds(30), () -> times.size() == 300);
            assertThat(times.values()).allMatch(count -> count.get() == 1);
            assertThat(perNode).containsOnlyKeys("one", "two");
        }
    }

    private static Outcome counted(
            Map<String, AtomicInteger> times, Map<String, AtomicInteger> perNode, String node, Job job)
            throws InterruptedException {
        times.computeIfAbsent(job.key(), key -> new AtomicInteger()).incrementAndGet();
        perNode.computeIfAbsent(node, key -> new AtomicInteger()).incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(2);
        return Outcome.done();
    }
}
