package crm.store;

import static crm.store.TransactionsTest.SPEC;
import static crm.store.TransactionsTest.count;
import static crm.store.TransactionsTest.failure;
import static crm.store.TransactionsTest.insert;
import static crm.store.TransactionsTest.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import crm.store.StoreException.Kind;
import crm.store.testing.Eventually;
import crm.store.testing.PostgresServer;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens when the database is busy, away, or fails a transaction. */
final class OutageTest {

    private static final Duration REFUSED_WITHIN = Duration.ofMillis(2500);

    @StoreTest
    void withoutAFreeConnectionWritesAreRefusedSoonAndReadsGoOn(TestDatabase database) throws Exception {
        var small = database.settings().withConnections(1, 1);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Store store = database.stores(small, Clock.systemUTC()).open(SPEC)) {
            Thread holder = new Thread(() -> store.run(tx -> {
                nothing(insert(tx, "a")).run();
                held.countDown();
                ChangesTest.await(release);
            }));
            holder.start();
            ChangesTest.await(held);
            long begin = System.nanoTime();
            StoreException refused = failure(() -> store.run(tx -> {}));
            assertThat(refused.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(REFUSED_WITHIN);
            assertThat(count(store)).isZero();
            release.countDown();
            holder.join();
            store.run(tx -> nothing(insert(tx, "b")).run());
            assertThat(count(store)).isEqualTo(2);
        }
    }

    @Test
    void aFullDiskRefusesWritesAndServesReads() {
        try (TestDatabase database = TestDatabase.sqlite();
                Store store = database.stores().open(SPEC)) {
            store.run(tx -> nothing(insert(tx, "a")).run());
            // SQLite reports its own limit as it reports the disk's.
            pages(store, 1);
            StoreException full = failure(() ->
                    store.run(tx -> nothing(insert(tx, "b".repeat(500_000))).run()));
            assertThat(full.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(count(store)).isEqualTo(1);
            pages(store, 1_000_000);
            store.run(tx -> nothing(insert(tx, "b".repeat(500_000))).run());
            assertThat(count(store)).isEqualTo(2);
        }
    }

    private static void pages(Store store, int limit) {
        store.run(tx -> tx.query("pragma max_page_count = " + limit).list(row -> ""));
    }

    @Test
    void aDatabaseThatGoesIsUnavailableAndServesAgainWhenItIsBack() {
        try (PostgresServer server = new PostgresServer();
                TestDatabase database = TestDatabase.of(server);
                Store store = database.stores().open(SPEC)) {
            List<String> heard = new CopyOnWriteArrayList<>();
            List<String> done = new CopyOnWriteArrayList<>();
            store.changes().subscribe("", change -> heard.add(change.key()));
            JobKind kind = store.jobs().register("kind", Retry.never(), job -> {
                done.add(job.key());
                return Outcome.done();
            });
            store.jobs().start();
            store.run(tx -> tx.changed("t", "before", ""));
            server.stop();
            long begin = System.nanoTime();
            assertThat(failure(() -> store.run(tx -> nothing(insert(tx, "a")).run()))
                            .kind())
                    .isEqualTo(Kind.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(REFUSED_WITHIN);
            assertThat(failure(() -> count(store)).kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(store.available()).isFalse();
            server.start();
            Eventually.holds(Duration.ofSeconds(5), store::available);
            store.run(tx -> {
                nothing(insert(tx, "b")).run();
                tx.changed("t", "after", "");
                kind.schedule(tx, "job", tx.now(), "");
            });
            Eventually.holds(Duration.ofSeconds(10), () -> heard.equals(List.of("before", "after")));
            Eventually.holds(Duration.ofSeconds(10), () -> done.equals(List.of("job")));
        }
    }

    @Test
    void anOpeningWaitsForADatabaseThatIsStillStarting() throws Exception {
        try (PostgresServer server = new PostgresServer();
                TestDatabase database = TestDatabase.of(server)) {
            server.stop();
            assertThat(failure(() -> database.stores().open(SPEC)).kind()).isEqualTo(Kind.UNAVAILABLE);
            var patient = database.settings().withStarting(Duration.ofSeconds(60));
            Stores stores = database.stores(patient, Clock.systemUTC());
            CompletableFuture<Store> opening = CompletableFuture.supplyAsync(() -> stores.open(SPEC));
            TimeUnit.MILLISECONDS.sleep(700);
            assertThat(opening).isNotDone();
            server.start();
            try (Store store = opening.get(30, TimeUnit.SECONDS)) {
                assertThat(store.available()).isTrue();
            }
        }
    }

    @Test
    void onlyIdempotentWorkIsRepeatedAfterALostConnection() {
        try (TestDatabase database = TestDatabase.postgres();
                Store store = database.stores().open(SPEC)) {
            AtomicInteger times = new AtomicInteger();
            Work<Integer> losing = tx -> {
                if (times.incrementAndGet() == 1) {
                    tx.query("select pg_terminate_backend(pg_backend_pid())").list(row -> "");
                }
                return nothing(insert(tx, "a")).run();
            };
            assertThat(failure(() -> store.write(losing)).kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(times).hasValue(1);
            times.set(0);
            assertThat(store.<Integer>writeIdempotent(losing)).isEqualTo(1);
            assertThat(times).hasValue(2);
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @Test
    void bothSidesOfADeadlockEndWhenTheirWorkMayRunTwice() throws Exception {
        try (TestDatabase database = TestDatabase.postgres();
                Store store = database.stores().open(SPEC)) {
            store.run(tx -> List.of("a", "b").forEach(id -> tx.update("insert into thing (id, number) values (:id, 0)")
                    .bind("id", id)
                    .run()));
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            CompletableFuture<Void> one = CompletableFuture.runAsync(() -> increment(store, bothHoldOne, "a", "b"));
            CompletableFuture<Void> two = CompletableFuture.runAsync(() -> increment(store, bothHoldOne, "b", "a"));
            CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);
            long sum = store.read(tx -> tx.query("select cast(sum(number) as bigint) as n from thing")
                    .one(row -> row.longValue("n")));
            assertThat(sum).isEqualTo(4);
        }
    }

    private static void increment(Store store, CyclicBarrier barrier, String first, String second) {
        AtomicInteger time = new AtomicInteger();
        store.writeIdempotent(tx -> {
            add(tx, first);
            if (time.incrementAndGet() == 1) {
                try {
                    barrier.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return add(tx, second);
        });
    }

    private static int add(Tx tx, String id) {
        return tx.update("update thing set number = number + 1 where id = :id")
                .bind("id", id)
                .run();
    }
}
