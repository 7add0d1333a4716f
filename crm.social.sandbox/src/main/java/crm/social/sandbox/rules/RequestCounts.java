package crm.social.sandbox.rules;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation was called, by its answer's status. Status 0 is a connection that was broken off. */
public final class RequestCounts {
    private final Map<String, Map<Integer, LongAdder>> counts = new ConcurrentSkipListMap<>();

    /** Counts one call. */
    public void add(String operation, int status) {
        counts.computeIfAbsent(operation, name -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(status, code -> new LongAdder())
                .increment();
    }

    /** Starts again from nothing. */
    public void clear() {
        counts.clear();
    }

    /** Calls by operation and status. */
    public Map<String, Map<Integer, Long>> all() {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        counts.forEach((operation, byStatus) -> {
            Map<Integer, Long> sums = new TreeMap<>();
            byStatus.forEach((status, count) -> sums.put(status, count.sum()));
            copy.put(operation, sums);
        });
        return copy;
    }
}
