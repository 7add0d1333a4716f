package crm.social.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page's open event stream, which waits for one event at a time. */
final class EventStream implements Flow.Subscriber<String>, AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private record Awaited(String words, CountDownLatch latch) {}

    private volatile Awaited awaited = new Awaited("event: ready", new CountDownLatch(1));
    private volatile Flow.@Nullable Subscription subscription;

    static EventStream open(Session session) {
        EventStream stream = new EventStream();
        session.listen(stream);
        return stream.await();
    }

    /** From now on it waits for a line with these words. */
    void expect(String words) {
        awaited = new Awaited(words, new CountDownLatch(1));
    }

    /** Waits until what is expected has come. */
    EventStream await() {
        try {
            if (!awaited.latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("an event did not come: " + awaited.words);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        Awaited now = awaited;
        if (line.contains(now.words)) {
            now.latch.countDown();
        }
    }

    @Override
    public void onError(Throwable why) {}

    @Override
    public void onComplete() {}

    @Override
    public void close() {
        Flow.Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
    }
}
