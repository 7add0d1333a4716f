package crm.social.itest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** A wait with a limit, for what nothing announces. */
public final class Eventually {
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Eventually() {}

    /**
     * Asks until the answer is yes.
     *
     * @throws AssertionError when it is still no, or still fails, after the limit
     */
    public static void within(Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception | AssertionError e) {
                last = e;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("Not so within " + limit, last);
    }
}
