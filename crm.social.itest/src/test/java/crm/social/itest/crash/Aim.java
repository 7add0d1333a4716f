package crm.social.itest.crash;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a request of a kind to be on its way. */
final class Aim {
    /** Nothing is aimed at. */
    static final Aim NOTHING = new Aim(Step.CREATE, Integer.MAX_VALUE);

    private final Step step;
    private final CountDownLatch left;

    /** @param number which of the requests of this kind, from 1 */
    Aim(Step step, int number) {
        this.step = step;
        this.left = new CountDownLatch(number);
    }

    /** A request is about to be sent. */
    void sending(Step one) {
        if (one == step) {
            left.countDown();
        }
    }

    /** Whether it was sent within a time. */
    boolean await(Duration limit) {
        try {
            return left.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return step.toString();
    }
}
