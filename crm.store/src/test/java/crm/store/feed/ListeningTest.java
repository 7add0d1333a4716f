package crm.store.feed;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.Change;
import crm.store.Retry;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What happens to a listener that throws. */
final class ListeningTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final StoreSpec SPEC = new StoreSpec("heard", List.of());
    private static final Duration FIRST = Duration.ofMillis(1);

    @StoreTest
    void aChangeThatAListenerNeverTakesIsPassedOverAfterItsTrials(TestDatabase database) {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<String> tried = new CopyOnWriteArrayList<>();
        try (Store store = database.stores().open(SPEC)) {
            Trials trials = new Trials(new Retry(3, FIRST, FIRST), System::nanoTime);
            Listening listening = new Listening(
                    (Feed) store.changes(),
                    "",
                    store.changes().position(),
                    change -> hear(change, tried),
                    threads,
                    trials);
            List.of("1", "poison", "2").forEach(key -> store.run(tx -> tx.changed("t", key, "")));
            long newest = store.changes().position();

            Eventually.holds(SOON, () -> {
                listening.wake(newest);
                return tried.contains("2");
            });

            assertThat(tried).containsExactly("1", "poison", "poison", "poison", "2");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void hear(Change change, List<String> tried) {
        tried.add(change.key());
        if (change.key().equals("poison")) {
            throw new IllegalStateException("never");
        }
    }

    @Test
    void thePauseBetweenTrialsGrowsAndEndsWithASuccess() {
        AtomicLong now = new AtomicLong();
        Trials trials = new Trials(new Retry(4, Duration.ofNanos(10), Duration.ofNanos(30)), now::get);

        assertThat(trials.pausing()).isFalse();
        for (long pause : new long[] {10, 20, 30}) {
            assertThat(trials.again()).isTrue();
            now.addAndGet(pause - 1);
            assertThat(trials.pausing()).as("pause of %s", pause).isTrue();
            now.addAndGet(1);
            assertThat(trials.pausing()).as("pause of %s", pause).isFalse();
        }
        assertThat(trials.again()).isFalse();
        trials.succeeded();

        assertThat(trials.pausing()).isFalse();
        assertThat(trials.again()).isTrue();
    }
}
