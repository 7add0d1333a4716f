package crm.store.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits, within a limit, for what other threads bring about. */
public final class Eventually {

    private Eventually() {}

    /** Returns when the condition holds; fails with its last exception, or without, after the limit. */
    public static void holds(Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
                Thread.sleep(10);
            } catch (Exception e) {
                last = e;
            }
        }
        throw new AssertionError("Not within " + limit, last);
    }
}
