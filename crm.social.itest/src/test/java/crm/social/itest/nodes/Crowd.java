package crm.social.itest.nodes;

import crm.social.itest.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Many people who look at the list of leads again and again, each after the answer to the time before. */
final class Crowd implements AutoCloseable {
    /** What a refusal asks for. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final List<Visitor> nodes;
    private final int size;
    private final ExecutorService people;
    private final AtomicBoolean end = new AtomicBoolean();
    private final Queue<Duration> shed = new ConcurrentLinkedQueue<>();
    private final Queue<String> undeclared = new ConcurrentLinkedQueue<>();

    Crowd(List<Visitor> nodes, int size) {
        this.nodes = List.copyOf(nodes);
        this.size = size;
        this.people = Executors.newFixedThreadPool(size);
    }

    void start() {
        for (int i = 0; i < size; i++) {
            Visitor node = nodes.get(i % nodes.size());
            people.execute(() -> look(node));
        }
    }

    private void look(Visitor node) {
        while (!end.get()) {
            long begin = System.nanoTime();
            try {
                HttpResponse<String> answer = node.get("/crm/api/leads");
                if (answer.statusCode() == 503) {
                    shed.add(Duration.ofNanos(System.nanoTime() - begin));
                }
                if (!Load.asPromised(answer)) {
                    undeclared.add(answer.statusCode() + " " + answer.body());
                }
            } catch (RuntimeException e) {
                undeclared.add(e.toString());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** How long each refusal took. */
    List<Duration> shed() {
        return List.copyOf(shed);
    }

    List<String> undeclared() {
        return List.copyOf(undeclared);
    }

    @Override
    public void close() {
        end.set(true);
        people.shutdown();
        try {
            if (!people.awaitTermination(30, TimeUnit.SECONDS)) {
                undeclared.add("requests without an answer after 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
