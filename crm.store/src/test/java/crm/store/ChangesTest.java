package crm.store;

import static crm.store.TransactionsTest.SPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the change feed promises. */
final class ChangesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @StoreTest
    void aChangeArrivesWithItsTransactionAndNotWithoutIt(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            List<Change> heard = new CopyOnWriteArrayList<>();
            store.changes().subscribe("contact.", heard::add);
            assertThatThrownBy(() -> store.run(tx -> {
                        tx.changed("contact.edited", "never", "");
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            store.run(tx -> tx.changed("deal.edited", "other topic", ""));
            store.run(tx -> tx.changed("contact.edited", "7", "{\"name\":\"名前\"}"));
            Eventually.holds(SOON, () -> !heard.isEmpty());
            assertThat(heard).hasSize(1);
            assertThat(heard.get(0).key()).isEqualTo("7");
            assertThat(heard.get(0).payload()).isEqualTo("{\"name\":\"名前\"}");
            assertThat(heard.get(0).topic()).isEqualTo("contact.edited");
        }
    }

    @StoreTest
    void concurrentWritersAreHeardCompletelyAndInTheOrderOfPositions(TestDatabase database) throws Exception {
        try (Store one = database.stores().open(SPEC);
                Nodes nodes = new Nodes(one, database)) {
            List<Change> heard = new CopyOnWriteArrayList<>();
            List<Change> heardElsewhere = new CopyOnWriteArrayList<>();
            one.changes().subscribe("", heard::add);
            nodes.other().changes().subscribe("", heardElsewhere::add);
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                Store store = w % 2 == 0 ? one : nodes.other();
                String writer = "writer" + w;
                writers.add(new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        int number = i;
                        store.run(tx -> tx.changed(writer, String.valueOf(number), ""));
                    }
                }));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            Eventually.holds(SOON, () -> heard.size() == 200 && heardElsewhere.size() == 200);
            assertThat(heardElsewhere).isEqualTo(heard);
            assertThat(heard).extracting(Change::position).isSorted().doesNotHaveDuplicates();
            for (int w = 0; w < 4; w++) {
                String writer = "writer" + w;
                assertThat(heard)
                        .filteredOn(change -> change.topic().equals(writer))
                        .extracting(change -> Integer.valueOf(change.key()))
                        .isSorted()
                        .hasSize(50);
            }
        }
    }

    /** A sequence's number taken early and committed late is what readers of such tables usually lose. */
    @Test
    void aTransactionThatBeganEarlierAndCommitsLaterIsNotMissed() throws Exception {
        try (TestDatabase database = TestDatabase.postgres();
                Store store = database.stores().open(SPEC)) {
            List<String> heard = new CopyOnWriteArrayList<>();
            store.changes().subscribe("", change -> heard.add(change.key()));
            CountDownLatch announced = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            Thread late = new Thread(() -> store.run(tx -> {
                tx.changed("t", "late", "");
                tx.update("insert into thing (id) values ('late')").run();
                announced.countDown();
                await(mayCommit);
            }));
            late.start();
            await(announced);
            store.run(tx -> tx.changed("t", "early", ""));
            Eventually.holds(SOON, () -> heard.equals(List.of("early")));
            long afterEarly = store.changes().position();
            mayCommit.countDown();
            late.join();
            Eventually.holds(SOON, () -> heard.equals(List.of("early", "late")));
            assertThat(store.changes().after(afterEarly, "", 10))
                    .extracting(Change::key)
                    .containsExactly("late");
        }
    }

    @Test
    void anotherNodeHearsOfAChangeWithinASecond() {
        try (TestDatabase database = TestDatabase.postgres();
                Store here = database.stores().open(SPEC);
                Store there = database.stores().open(SPEC)) {
            List<Change> heard = new CopyOnWriteArrayList<>();
            there.changes().subscribe("", heard::add);
            for (int i = 1; i <= 10; i++) {
                int count = i;
                here.run(tx -> tx.changed("t", "k", ""));
                Eventually.holds(Duration.ofSeconds(1), () -> heard.size() == count);
            }
        }
    }

    @StoreTest
    void ownChangesAreHeardAtOnce(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            List<Change> heard = new CopyOnWriteArrayList<>();
            store.changes().subscribe("", heard::add);
            long begin = System.nanoTime();
            for (int i = 1; i <= 20; i++) {
                int count = i;
                store.run(tx -> tx.changed("t", "k", ""));
                Eventually.holds(SOON, () -> heard.size() == count);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("20 changes, each well before the next poll")
                    .isLessThan(Duration.ofMillis(20 * 150));
        }
    }

    @StoreTest
    void aFailingOrSlowListenerDisturbsNobodyElse(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            List<String> heard = new CopyOnWriteArrayList<>();
            CountDownLatch end = new CountDownLatch(1);
            store.changes().subscribe("", change -> await(end));
            store.changes().subscribe("", change -> {
                throw new LinkageError("gone");
            });
            store.changes().subscribe("", change -> heard.add(change.key()));
            List.of("1", "2", "3").forEach(key -> store.run(tx -> tx.changed("t", key, "")));
            Eventually.holds(SOON, () -> heard.equals(List.of("1", "2", "3")));
            end.countDown();
        }
    }

    @StoreTest
    void aListenerThatFailsGetsTheSameChangeAgainBeforeLaterOnes(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            List<String> heard = new CopyOnWriteArrayList<>();
            AtomicInteger failures = new AtomicInteger();
            store.changes().subscribe("", change -> {
                if (change.key().equals("2") && failures.incrementAndGet() < 3) {
                    throw new LinkageError("not yet");
                }
                heard.add(change.key());
            });
            List.of("1", "2", "3").forEach(key -> store.run(tx -> tx.changed("t", key, "")));
            Eventually.holds(SOON, () -> heard.equals(List.of("1", "2", "3")));
            assertThat(failures).hasValue(3);
        }
    }

    @StoreTest
    void aListenerCanBeginWhereItStoodAndEnds(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx -> tx.changed("t", "1", ""));
            long stood = store.changes().position();
            for (int i = 2; i <= 500; i++) {
                String key = String.valueOf(i);
                store.run(tx -> tx.changed("t", key, ""));
            }
            List<String> heard = new CopyOnWriteArrayList<>();
            Subscription subscription = store.changes().subscribe("t", stood, change -> heard.add(change.key()));
            Eventually.holds(SOON, () -> heard.size() == 499);
            assertThat(heard.get(0)).isEqualTo("2");
            subscription.close();
            List<String> witness = new CopyOnWriteArrayList<>();
            store.changes().subscribe("t", change -> witness.add(change.key()));
            store.run(tx -> tx.changed("t", "501", ""));
            Eventually.holds(SOON, () -> !witness.isEmpty());
            assertThat(heard).hasSize(499);
        }
    }

    @StoreTest
    void aReadersPositionNeverGoesBack(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            assertThat(store.changes().acknowledged("core")).isZero();
            store.run(tx -> store.changes().acknowledge(tx, "core", 5));
            store.run(tx -> store.changes().acknowledge(tx, "core", 3));
            assertThat(store.changes().acknowledged("core")).isEqualTo(5);
        }
    }

    /** A second node where the database takes several; else the same again. */
    private record Nodes(Store one, TestDatabase database, Store other) implements AutoCloseable {
        Nodes(Store one, TestDatabase database) {
            this(one, database, database.isPostgres() ? database.stores().open(SPEC) : one);
        }

        @Override
        public void close() {
            other.close();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Waited in vain");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
