package crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.testing.SettableClock;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One owner at a time. */
final class LeasesTest {

    private static final StoreSpec SPEC = new StoreSpec("leases", List.of());
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));

    @StoreTest
    void aLeaseIsItsOwnersUntilItEndsOrIsGivenBack(TestDatabase database) {
        try (Store store = database.stores(clock).open(SPEC)) {
            assertThat(take(store, "x", "a")).isTrue();
            assertThat(take(store, "x", "b")).isFalse();
            assertThat(take(store, "y", "b")).as("another lease").isTrue();
            clock.advance(Duration.ofSeconds(59));
            assertThat(take(store, "x", "a")).as("prolonged").isTrue();
            clock.advance(Duration.ofSeconds(59));
            assertThat(take(store, "x", "b")).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(take(store, "x", "b")).as("ended").isTrue();
            store.run(tx -> store.leases().release(tx, "x", "a"));
            assertThat(take(store, "x", "a")).as("not a's to give back").isFalse();
            store.run(tx -> store.leases().release(tx, "x", "b"));
            assertThat(take(store, "x", "a")).isTrue();
        }
    }

    @StoreTest
    void ofManyThatTryAtOnceOneWins(TestDatabase database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Store store = database.stores(clock).open(SPEC)) {
            for (int round = 0; round < 30; round++) {
                String name = "round" + round;
                List<Future<Boolean>> tries = new ArrayList<>();
                for (int t = 0; t < 4; t++) {
                    String owner = "owner" + t;
                    tries.add(threads.submit(() -> take(store, name, owner)));
                }
                int won = 0;
                for (Future<Boolean> one : tries) {
                    won += one.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @StoreTest
    void whoStartsAloneFindsNoLeaseOfADeadProcess(TestDatabase database) {
        try (Store store = database.stores(clock).open(SPEC)) {
            assertThat(take(store, "x", "a")).isTrue();
        }
        try (Store store = database.stores(clock).open(SPEC)) {
            assertThat(take(store, "x", "b"))
                    .as("on PostgreSQL the owner may be another node")
                    .isEqualTo(!database.isPostgres());
        }
    }

    private static boolean take(Store store, String name, String owner) {
        return store.write(tx -> store.leases().take(tx, name, owner, MINUTE));
    }
}
