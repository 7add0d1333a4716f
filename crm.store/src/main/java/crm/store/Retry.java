package crm.store;

import java.time.Duration;

/**
 * What happens when a handler throws: it is tried again after a pause that doubles each time, and when the attempts
 * are used up the job is removed and an error logged. Who must tell somebody looks at {@link Job#last}.
 *
 * @param attempts in all, at least 1
 * @param first pause after the first failure, more than zero
 * @param longest pause at most
 */
public record Retry(int attempts, Duration first, Duration longest) {

    public Retry {
        if (attempts < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Not a way to try again: " + attempts + ", " + first + ", " + longest);
        }
    }

    public static Retry never() {
        return new Retry(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    /** The pause after so many failures in a row (1, 2, …). */
    public Duration pause(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
