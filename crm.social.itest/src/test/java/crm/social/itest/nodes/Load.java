package crm.social.itest.nodes;

import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Requests at a steady pace, whatever becomes of them; each answer is held against what the CRM promises. */
final class Load implements AutoCloseable {
    /** A request that succeeds while nothing is wrong. */
    record Ask(String method, String path, String body) {
        static Ask get(String path) {
            return new Ask("GET", path, "");
        }

        HttpResponse<String> of(Visitor visitor) {
            return visitor.send(method, path, body.isEmpty() ? null : body, "Accept", "text/html,application/json");
        }
    }

    /** What a person's pages ask for; each tenth writes a record. */
    static final List<Ask> PAGES = List.of(
            Ask.get("/crm/api/session"),
            Ask.get("/crm/api/leads"),
            Ask.get("/crm/api/leads/lead-07"),
            Ask.get("/crm/api/leads/lead-07/timeline"),
            Ask.get("/crm/api/site"),
            Ask.get("/leads"),
            Ask.get("/social/api/networks"),
            Ask.get("/social/api/connections"),
            Ask.get("/social/api/records/lead/lead-07/links"),
            new Ask("POST", "/crm/api/leads", "{\"familyName\":\"負荷\",\"company\":\"試験\"}"));

    private static final Duration WARMING_UP = Duration.ofSeconds(2);
    private static final Duration AT_LAST = Duration.ofSeconds(30);

    private final List<Visitor> nodes;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> undeclared = new ConcurrentLinkedQueue<>();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();

    /** @param nodes the same person at each node, in turn */
    Load(List<Visitor> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Begins at a pace that this machine can serve while nothing is wrong: half the wanted one, and half of that, where it cannot.
     *
     * @return the pace, in requests a second
     */
    int start(int wanted) {
        for (int perSecond = wanted; perSecond >= 5; perSecond /= 2) {
            ScheduledFuture<?> paced = pace.scheduleAtFixedRate(
                    () -> threads.execute(this::once), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
            LockSupport.parkNanos(WARMING_UP.toNanos());
            int refused = answered(503);
            LockSupport.parkNanos(WARMING_UP.toNanos());
            if (answered(503) == refused) {
                return perSecond;
            }
            paced.cancel(false);
        }
        throw new AssertionError("This machine is too slow for anything");
    }

    private void once() {
        int turn = number.getAndIncrement();
        Ask ask = PAGES.get(turn % PAGES.size());
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer = ask.of(nodes.get(turn / PAGES.size() % nodes.size()));
            statuses.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                    .incrementAndGet();
            if (answer.statusCode() == 201) {
                written.add(Visitor.json(answer).path("id").asText());
            }
            if (!asPromised(answer)) {
                undeclared.add(ask + ": " + answer.statusCode() + " "
                        + answer.headers().map() + " " + answer.body());
            }
        } catch (RuntimeException e) {
            undeclared.add(ask + ": " + e);
        }
        slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
    }

    /** 2xx, or 503 as a problem that says when to come again. */
    static boolean asPromised(HttpResponse<String> answer) {
        if (answer.statusCode() != 503) {
            return answer.statusCode() / 100 == 2;
        }
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && answer.headers().firstValueAsLong("Retry-After").orElse(0) >= 1
                && Visitor.json(answer).path("type").asText().startsWith("/problems/");
    }

    /** Asks until each kind of request has succeeded at each node. @return how long that took */
    static Duration untilEachSucceeds(List<Visitor> nodes) {
        long begin = System.nanoTime();
        for (Ask ask : PAGES) {
            for (Visitor node : nodes) {
                Eventually.within(AT_LAST, () -> ask.of(node).statusCode() / 100 == 2);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Ends the pace, and waits for what is under way. */
    @Override
    public void close() {
        pace.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                undeclared.add("requests without an answer after 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers that nothing promises. */
    List<String> undeclared() {
        return List.copyOf(undeclared);
    }

    /** Records whose writing was acknowledged. */
    List<String> written() {
        return List.copyOf(written);
    }

    int requests() {
        return number.get();
    }

    int answered(int status) {
        AtomicInteger count = statuses.get(status);
        return count == null ? 0 : count.get();
    }

    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }
}
