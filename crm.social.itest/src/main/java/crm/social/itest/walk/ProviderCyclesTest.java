package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.Figures;
import crm.social.itest.LongTests;
import crm.social.itest.Traffic;
import crm.social.itest.Traffic.Call;
import crm.social.itest.Traffic.Kind;
import crm.social.itest.dynamics.Bundles;
import crm.social.itest.dynamics.Remains;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** X's bundle is stopped, updated, uninstalled and refreshed while people work, and nothing of it stays. */
class ProviderCyclesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String X_BUNDLE = "crm.social.twitter";
    private static final int PER_SECOND = 100;
    private static final int WARMING_UP = 4;

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Bundles bundles = new Bundles();
    private final Salesperson suzuki = Salesperson.signedIn("suzuki");

    @Test
    void nothingFailsAndNothingStays() {
        X.rules("{\"rate_limit_scale\":100000}");
        suzuki.connected().linked("lead-03", "misaki_tanaka").unlinked("lead-02");
        work(WARMING_UP, new Remains.Loaders());
        Remains before = atRest(() -> Remains.measured(X.url().getPort()));
        Remains.Loaders loaders = new Remains.Loaders();

        int cycles = LongTests.choose(8, 200);
        String calls = work(cycles, loaders);

        assertThat(loaders.alive()).as("class loaders of gone revisions").isZero();
        Remains after = atRest(() -> Remains.settled(X.url().getPort(), before));
        Figures.measured(
                "Cycles of the X provider",
                String.format(
                        Locale.ROOT,
                        "%d cycles, %s, heap %.1f → %.1f MB",
                        cycles,
                        calls,
                        before.heap() / 1e6,
                        after.heap() / 1e6));
    }

    /** Changes the bundle while people work, and answers what they met in a few words. */
    private String work(int cycles, Remains.Loaders loaders) {
        Traffic traffic = new Traffic(PER_SECOND, kinds());
        try (traffic) {
            for (int cycle = 0; cycle < cycles; cycle++) {
                if (cycle % 4 != 0) { // one that is only stopped and started keeps its class loader
                    loaders.add(bundles.loader(X_BUNDLE));
                }
                change(cycle);
                awaitX();
                awaitCalls(traffic, PER_SECOND / 4);
            }
        }
        assertThat(traffic.unanswered()).as("calls without an answer").isZero();
        List<Call> calls = traffic.calls();
        requireWhole(calls);
        Duration longest =
                calls.stream().map(Call::took).max(Duration::compareTo).orElseThrow();
        assertThat(longest).isLessThan(LONGEST);
        return String.format(
                Locale.ROOT,
                "%d calls at %.0f a second, %d of them 503, the longest %d ms",
                calls.size(),
                traffic.rate(),
                calls.stream().filter(Call::declaredUnavailable).count(),
                longest.toMillis());
    }

    private static void requireWhole(List<Call> calls) {
        assertThat(calls)
                .as("neither whole nor declared")
                .filteredOn(call -> !whole(call) && !call.declaredUnavailable())
                .isEmpty();
        assertThat(calls)
                .filteredOn(call -> call.status() == 200)
                .extracting(Call::kind)
                .contains("panel", "posts", "networks", "candidates", "publish");
    }

    /** While X is away nobody may read that nobody was found. */
    private static boolean whole(Call call) {
        return call.status() / 100 == 2 && !call.body().startsWith("{\"searched\":\"\"");
    }

    /** People work a while between two changes. */
    private static void awaitCalls(Traffic traffic, int more) {
        int enough = traffic.calls().size() + more;
        Eventually.within(LIMIT, () -> traffic.calls().size() >= enough);
    }

    private void change(int cycle) {
        switch (cycle % 4) {
            case 0 -> bundles.stopAndStart(X_BUNDLE);
            case 1 -> bundles.update(X_BUNDLE);
            case 2 -> {
                bundles.uninstall(X_BUNDLE);
                bundles.install(X_BUNDLE);
            }
            default -> bundles.refresh(X_BUNDLE);
        }
    }

    private void awaitX() {
        Eventually.within(LIMIT, () -> suzuki.visitor()
                .get("/social/api/networks")
                .body()
                .contains(X.url().toString()));
    }

    /** What there is while nobody asks and X's bundle is stopped. */
    private Remains atRest(Supplier<Remains> measure) {
        bundles.stop(X_BUNDLE);
        Remains remains = measure.get();
        bundles.start(X_BUNDLE);
        awaitX();
        return remains;
    }

    private List<Kind> kinds() {
        AtomicInteger number = new AtomicInteger();
        String linked = Salesperson.popup("lead-03");
        String free = Salesperson.popup("lead-02");
        List<Kind> reads = List.of(
                new Kind("panel", () -> suzuki.visitor().get(linked)),
                new Kind("posts", () -> suzuki.visitor().get(linked + "/posts")),
                new Kind("networks", () -> suzuki.visitor().get("/social/api/networks")),
                new Kind("candidates", () -> suzuki.visitor().get(free + "/candidates")));
        String body = suzuki.text("lead-03", "TEXT", null);
        Kind publish = new Kind("publish", () -> {
            String key = Salesperson.newKey();
            return suzuki.publish(body.replace("TEXT", "往来 " + number.incrementAndGet() + " " + key), key);
        });
        List<Kind> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.addAll(reads);
        }
        all.add(publish);
        return all;
    }
}
