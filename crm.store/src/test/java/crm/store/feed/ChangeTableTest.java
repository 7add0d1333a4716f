package crm.store.feed;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.Change;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.testing.SettableClock;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long changes are kept. */
final class ChangeTableTest {

    private static final StoreSpec SPEC = new StoreSpec("kept", List.of());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));

    @StoreTest
    void changesAreThrownAwayAfterAWeekAndTheirPositionsNeverUsedAgain(TestDatabase database) {
        try (Store store = database.stores(clock).open(SPEC)) {
            change(store, "old");
            long old = store.changes().position();
            clock.advance(Duration.ofDays(6));
            change(store, "young");
            purge(store);
            assertThat(keys(store)).containsExactly("old", "young");
            assertThat(store.changes().horizon()).isZero();

            clock.advance(Duration.ofDays(2));
            purge(store);
            assertThat(keys(store)).containsExactly("young");
            assertThat(store.changes().horizon()).isEqualTo(old);

            clock.advance(Duration.ofDays(30));
            purge(store);
            long newest = store.changes().position();
            assertThat(keys(store)).isEmpty();
            assertThat(newest).isEqualTo(store.changes().horizon()).isGreaterThan(old);
            change(store, "new");
            assertThat(store.changes().position()).isGreaterThan(newest);
        }
    }

    @StoreTest
    void whatAReaderHasNotAcknowledgedIsKeptUntilTheReaderIsForgotten(TestDatabase database) {
        try (Store store = database.stores(clock).open(SPEC)) {
            change(store, "read");
            long read = store.changes().position();
            store.run(tx -> store.changes().acknowledge(tx, "core", read));
            change(store, "unread");
            clock.advance(Duration.ofDays(20));
            purge(store);
            assertThat(keys(store)).containsExactly("unread");
            clock.advance(Duration.ofDays(11));
            purge(store);
            assertThat(keys(store)).isEmpty();
            assertThat(store.changes().acknowledged("core")).isZero();
        }
    }

    private static void change(Store store, String key) {
        store.run(tx -> tx.changed("t", key, ""));
    }

    private void purge(Store store) {
        store.run(new ChangeTable(clock)::purge);
    }

    private static List<String> keys(Store store) {
        return store.changes().after(0, "", 100).stream().map(Change::key).toList();
    }
}
