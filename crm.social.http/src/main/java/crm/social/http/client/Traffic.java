package crm.social.http.client;

import crm.ops.api.Figure;
import crm.ops.api.Figures;
import crm.ops.api.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Component;

/** Counts calls and their time until the answer's head, since this bundle started. All threads may call. */
@Component(service = {Traffic.class, Figures.class})
public final class Traffic implements Figures {
    /** Operations are words of our own code; the bound keeps a mistake there from filling the memory. */
    private static final int MOST_KINDS = 5_000;

    private final Timings times = new Timings(
            "crm_social_provider_request_seconds",
            "Calls to networks until the answer's head; the status is a word where none came.",
            "provider",
            "operation",
            "status");
    private final Map<List<String>, Long> remaining = new ConcurrentHashMap<>();
    private final Map<Kind, Cell> cells = new ConcurrentHashMap<>();

    /**
     * One line of the counters.
     *
     * @param kind of calls
     * @param calls how many
     * @param time of all together
     */
    public record Sample(Kind kind, long calls, Duration time) {}

    /**
     * What is counted apart.
     *
     * @param network id
     * @param operation the provider's word, or the method
     * @param status HTTP's, or a word where no answer came
     */
    public record Kind(String network, String operation, String status) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::network)
                .thenComparing(Kind::operation)
                .thenComparing(Kind::status);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    void count(Kind kind, Duration time) {
        times.record(time, kind.network(), kind.operation(), kind.status());
        Cell cell = cells.get(kind);
        if (cell == null) {
            if (cells.size() >= MOST_KINDS) {
                return;
            }
            cell = cells.computeIfAbsent(kind, any -> new Cell());
        }
        cell.calls.increment();
        cell.nanos.add(time.toNanos());
    }

    /** How many calls of a kind a network last said are left. */
    void remaining(String network, String operation, long calls) {
        List<String> key = List.of(network, operation);
        if (remaining.size() < MOST_KINDS || remaining.containsKey(key)) {
            remaining.put(key, calls);
        }
    }

    @Override
    public List<Figure> read() {
        List<Figure.Value> left = new ArrayList<>();
        remaining.forEach((key, calls) ->
                left.add(new Figure.Value(Map.of("provider", key.get(0), "operation", key.get(1)), calls)));
        return List.of(
                times.read(),
                new Figure.Level(
                        "crm_social_provider_ratelimit_remaining",
                        "Calls left in the network's window, as it last told for any account.",
                        left));
    }

    /** The counters as they are now, in order of their kinds. */
    public List<Sample> snapshot() {
        return cells.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().sample(entry.getKey()))
                .toList();
    }

    private static final class Cell {
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        Sample sample(Kind kind) {
            return new Sample(kind, calls.sum(), Duration.ofNanos(nanos.sum()));
        }
    }
}
