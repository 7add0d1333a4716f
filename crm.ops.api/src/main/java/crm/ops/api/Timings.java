package crm.ops.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Keeps how long things took, apart by labels. All threads may use it, none waits. */
public final class Timings {
    private static final List<Double> BOUNDS = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);
    private static final int MOST = 1_000;
    private static final String OTHER = "other";

    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<List<String>, Cell> cells = new ConcurrentHashMap<>();

    /** Labels are names; {@link #record} takes their values in the same order. */
    public Timings(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The upper bounds of all distributions, in seconds, smallest first. */
    public static List<Double> bounds() {
        return BOUNDS;
    }

    /** Counts one. Beyond a thousand combinations of values all new ones are {@code other}, so that no mistake fills the memory. */
    public void record(Duration took, String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(name + " has the labels " + labels);
        }
        List<String> key = List.of(values);
        Cell cell = cells.get(key);
        if (cell == null) {
            List<String> known = cells.size() < MOST ? key : Collections.nCopies(labels.size(), OTHER);
            cell = cells.computeIfAbsent(known, any -> new Cell());
        }
        cell.add(took);
    }

    /** What was counted so far. */
    public Figure.Durations read() {
        List<Figure.Distribution> distributions = new ArrayList<>();
        cells.forEach((values, cell) -> distributions.add(cell.read(named(values))));
        return new Figure.Durations(name, help, distributions);
    }

    private Map<String, String> named(List<String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(labels.get(i), values.get(i));
        }
        return named;
    }

    private static final class Cell {
        private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.size() + 1);
        private final LongAdder nanos = new LongAdder();

        void add(Duration took) {
            double seconds = took.toNanos() / 1e9;
            int bucket = 0;
            while (bucket < BOUNDS.size() && seconds > BOUNDS.get(bucket)) {
                bucket++;
            }
            counts.incrementAndGet(bucket);
            nanos.add(took.toNanos());
        }

        Figure.Distribution read(Map<String, String> labels) {
            Long[] read = new Long[counts.length()];
            Arrays.setAll(read, counts::get);
            return new Figure.Distribution(labels, List.of(read), nanos.sum() / 1e9);
        }
    }
}
