package crm.store.open;

import static org.assertj.core.api.Assertions.assertThat;

import crm.ops.api.Figure;
import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.store.JobKind;
import crm.store.Outcome;
import crm.store.Retry;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What stores tell the operator. */
final class StoreWatchTest {
    private static final StoreSpec SPEC = new StoreSpec("watched", List.of());
    private static final Duration SOON = Duration.ofSeconds(10);

    @StoreTest
    void anOpenStoreAnswersAndCountsItsJobs(TestDatabase database) {
        ConfiguredStores stores = (ConfiguredStores) database.stores();
        StoreWatch watch = new StoreWatch(stores, Clock.systemUTC());
        assertThat(watch.inspect()).containsExactly(Finding.of(Severity.CRITICAL, "store.none"));

        try (Store store = stores.open(SPEC)) {
            Retry retry = new Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(2));
            JobKind kind = store.jobs().register("kind", retry, job -> Outcome.done());
            store.jobs().start();
            store.run(tx -> kind.schedule(tx, "later", tx.now().plus(Duration.ofHours(1)), ""));

            assertThat(watch.inspect()).contains(Finding.of(Severity.NOTE, "store.up", "watched"));
            assertThat(values(watch, "crm_store_jobs"))
                    .anyMatch(value -> value.labels().get("state").equals("planned") && value.number() == 1);
            assertThat(values(watch, "crm_store_connections"))
                    .anyMatch(value -> value.labels().get("state").equals("most") && value.number() >= 1);
            assertThat(watch.read())
                    .filteredOn(figure -> figure instanceof Figure.Durations)
                    .singleElement()
                    .satisfies(figure -> assertThat(((Figure.Durations) figure).distributions())
                            .isNotEmpty());
        }
    }

    @StoreTest
    void aRushIsAWarningAndTakesNoConnectionMore(TestDatabase database) throws Exception {
        ConfiguredStores stores = (ConfiguredStores) database.stores();
        StoreWatch watch = new StoreWatch(stores, Clock.systemUTC());
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        try (Store store = stores.open(SPEC)) {
            List<Runnable> waiting = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                waiting.add(() -> store.read(tx -> await(enough)));
            }
            waiting.forEach(callers::execute);
            Eventually.holds(SOON, () -> stores.opened().get(0).pools().busy());

            assertThat(watch.inspect()).containsExactly(Finding.of(Severity.WARN, "store.busy", "watched"));

            enough.countDown();
            Eventually.holds(SOON, () -> watch.inspect().contains(Finding.of(Severity.NOTE, "store.up", "watched")));
        } finally {
            enough.countDown();
            callers.shutdownNow();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Figure.Value> values(StoreWatch watch, String name) {
        return watch.read().stream()
                .filter(figure -> figure.name().equals(name))
                .map(figure -> ((Figure.Level) figure).values())
                .findFirst()
                .orElseThrow();
    }
}
