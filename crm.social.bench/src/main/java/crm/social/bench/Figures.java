package crm.social.bench;

import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long an operation took, in the small house and in the big one. */
record Figures(Histogram small, Histogram big) {
    private static final double MICROSECONDS = 1_000.0;

    Figures() {
        this(new ConcurrentHistogram(4), new ConcurrentHistogram(4));
    }

    boolean empty() {
        return small.getTotalCount() == 0 || big.getTotalCount() == 0;
    }

    /** How much longer it takes in the big house, half of the times. */
    double ratio() {
        return (double) big.getValueAtPercentile(50) / small.getValueAtPercentile(50);
    }

    /** p50 and p95 in milliseconds. */
    static String milliseconds(Histogram times) {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                times.getValueAtPercentile(50) / MICROSECONDS,
                times.getValueAtPercentile(95) / MICROSECONDS);
    }
}
