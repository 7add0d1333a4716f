package crm.host.rest;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets each user's pages report a few errors a minute, so that a broken page does not fill the log. */
final class ErrorReports {
    private static final int A_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Integer> counts = new HashMap<>();
    private long began = System.nanoTime();

    synchronized void count(String userId) {
        if (System.nanoTime() - began > MINUTE.toNanos()) {
            counts.clear();
            began = System.nanoTime();
        }
        if (counts.merge(userId, 1, Integer::sum) > A_MINUTE) {
            throw Problem.retryAfter(ProblemKind.TOO_MANY_REQUESTS, MINUTE);
        }
    }
}
