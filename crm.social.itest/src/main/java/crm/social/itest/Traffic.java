package crm.social.itest;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Requests at a steady rate, each kind in its turn, whether or not earlier ones were answered; where too many wait, one is left out and not made up
 * for. What was answered is kept. Closing waits for all answers.
 */
public final class Traffic implements AutoCloseable {
    private static final int AT_ONCE = 48;
    private static final int KEPT = 150;
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final List<Kind> kinds;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final long started = System.nanoTime();
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, named("traffic"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("traffic-clock"));

    /** A kind of request. */
    public record Kind(String name, Supplier<HttpResponse<String>> send) {}

    /**
     * What became of a request.
     *
     * @param status 0 where no answer came
     * @param body the answer's, without its middle where it is long, or what failed
     */
    public record Call(String kind, int status, String retryAfter, String body, Duration took) {
        /** The problem's type; empty where it is none. */
        public String problem() {
            return body.startsWith("{\"type\":\"/problems/") ? body.substring(9).replaceAll("\".*", "") : "";
        }

        /** Whether it says, as it must, that it is worth trying again. */
        public boolean declaredUnavailable() {
            return status == 503
                    && List.of("/problems/unavailable", "/problems/provider-gone")
                            .contains(problem())
                    && retryAfter.matches("[1-9]\\d*");
        }
    }

    /** Begins at once. */
    public Traffic(int perSecond, List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
        clock.scheduleAtFixedRate(this::next, 0, 1_000_000_000L / perSecond, TimeUnit.NANOSECONDS);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void next() {
        if (room.tryAcquire()) {
            Kind kind = kinds.get(number.getAndIncrement() % kinds.size());
            begun.incrementAndGet();
            senders.execute(() -> send(kind));
        }
    }

    private void send(Kind kind) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = kind.send().get();
            calls.add(new Call(
                    kind.name(),
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").orElse(""),
                    shortened(answer.body()),
                    since(start)));
        } catch (RuntimeException | AssertionError e) {
            calls.add(new Call(kind.name(), 0, "", String.valueOf(e), since(start)));
        } finally {
            room.release();
        }
    }

    /** Thousands of answers are kept. */
    private static String shortened(String body) {
        return body.length() <= KEPT * 2
                ? body
                : body.substring(0, KEPT) + " … " + body.substring(body.length() - KEPT);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What was answered until now. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Requests sent for which there is no answer. */
    public int unanswered() {
        return begun.get() - calls.size();
    }

    /** Answers a second, over all the time. */
    public double rate() {
        return calls.size() * 1e9 / (System.nanoTime() - started);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(ENDING.toSeconds(), TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
