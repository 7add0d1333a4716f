package crm.store.feed;

import crm.store.Retry;
import java.util.function.LongSupplier;

/** When a listener that threw gets the same change again: after a pause that grows, and not for ever. */
final class Trials {

    private final Retry retry;
    private final LongSupplier nanoTime;
    private int failures;
    private long pauseEnds;

    /** @param nanoTime as {@link System#nanoTime} */
    Trials(Retry retry, LongSupplier nanoTime) {
        this.retry = retry;
        this.nanoTime = nanoTime;
    }

    synchronized int failures() {
        return failures;
    }

    /** Notes a failure and begins the pause after it; false if that was the last time. */
    synchronized boolean again() {
        failures++;
        pauseEnds = nanoTime.getAsLong() + retry.pause(failures).toNanos();
        return failures < retry.attempts();
    }

    /** Whether it is too early to try again. */
    synchronized boolean pausing() {
        return failures > 0 && nanoTime.getAsLong() - pauseEnds < 0;
    }

    synchronized void succeeded() {
        failures = 0;
    }
}
