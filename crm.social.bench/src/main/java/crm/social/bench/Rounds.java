package crm.social.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/**
 * Asks both houses the same, in turns: whatever else this machine does meets both alike. A closed loop: each client asks again when it has its answer.
 * One client goes from house to house with each request; several stay for a few requests, so that they all are at the same house at the same time.
 */
final class Rounds {
    private final List<Operation> small;
    private final List<Operation> big;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Rounds(List<Operation> small, List<Operation> big) {
        this.small = small;
        this.big = big;
    }

    /** What was not answered as it has to be. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The figures of each operation, in their order. */
    Map<String, Figures> run(int clients, int rounds) {
        Map<String, Figures> all = new LinkedHashMap<>();
        small.forEach(operation -> all.put(operation.name(), new Figures()));
        try (Crowd crowd = new Crowd(clients)) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < small.size(); i++) {
                    run(crowd, clients, i, round, all.get(small.get(i).name()));
                }
            }
        }
        return all;
    }

    private void run(Crowd crowd, int clients, int number, int round, Figures figures) {
        Operation.Pace pace = small.get(number).pace();
        int turns = clients == 1 ? pace.byOne : 1;
        int stay = clients == 1 ? 1 : pace.byEach;
        for (int turn = 0; turn < turns; turn++) {
            if ((round + turn) % 2 == 0) {
                visit(crowd, clients, stay, small.get(number), figures.small());
                visit(crowd, clients, stay, big.get(number), figures.big());
            } else {
                visit(crowd, clients, stay, big.get(number), figures.big());
                visit(crowd, clients, stay, small.get(number), figures.small());
            }
        }
    }

    private void visit(Crowd crowd, int clients, int stay, Operation operation, Histogram times) {
        crowd.all(clients, client -> {
            for (int i = 0; i < stay; i++) {
                measure(operation, times);
            }
        });
    }

    private void measure(Operation operation, Histogram times) {
        try {
            Runnable act = operation.preparation().prepare();
            long begin = System.nanoTime();
            act.run();
            times.recordValue((System.nanoTime() - begin) / 1_000);
        } catch (RuntimeException e) {
            failures.add(operation.name() + ": " + e.getMessage());
        }
    }
}
