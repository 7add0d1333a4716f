package crm.social.http.client;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Component;

/** Counts calls and their time until the answer's head, since this bundle started. All threads may call. */
@Component(service = Traffic.class)
public final class Traffic {
    /** Operations are words of our own code; the bound keeps a mistake there from filling the memory. */
    private static final int MOST_KINDS = 5_000;

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
