package crm.store;

import static crm.store.TransactionsTest.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import crm.store.testing.Eventually;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A component's store, whatever comes between. */
final class StoreOpeningTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void whoClosesWhileTheDatabaseIsAwayGetsNoStoreLater() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger offers = new AtomicInteger();
        StoreOpening opening = new StoreOpening(
                spec -> {
                    tries.incrementAndGet();
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "away", null);
                },
                SPEC,
                store -> {
                    offers.incrementAndGet();
                    return () -> {};
                });
        Eventually.holds(SOON, () -> tries.get() == 1);

        opening.close();

        Eventually.holds(SOON, () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("store opening " + SPEC.name())));
        assertThat(tries).hasValue(1);
        assertThat(offers).hasValue(0);
    }

    @Test
    void aStoreThatOpensWhenNobodyWantsItAnyMoreIsClosedAndNotOffered() {
        try (TestDatabase database = TestDatabase.sqlite()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            AtomicInteger offers = new AtomicInteger();
            AtomicReference<Store> opened = new AtomicReference<>();
            StoreOpening opening = new StoreOpening(
                    spec -> {
                        begun.countDown();
                        ChangesTest.await(goOn);
                        opened.set(database.stores().open(spec));
                        return opened.get();
                    },
                    SPEC,
                    store -> {
                        offers.incrementAndGet();
                        return () -> {};
                    });
            ChangesTest.await(begun);

            opening.close();
            goOn.countDown();

            Eventually.holds(SOON, () -> opened.get() != null && !opened.get().available());
            assertThat(offers).hasValue(0);
        }
    }

    @Test
    void aStoreThatCannotBeOfferedForAnErrorIsClosed() {
        try (TestDatabase database = TestDatabase.sqlite()) {
            AtomicReference<Store> opened = new AtomicReference<>();
            StoreOpening opening = new StoreOpening(database.stores(), SPEC, store -> {
                opened.set(store);
                throw new NoClassDefFoundError("half updated");
            });

            Eventually.holds(SOON, () -> opened.get() != null && !opened.get().available());
            database.stores().open(SPEC).close();
            opening.close();
        }
    }
}
