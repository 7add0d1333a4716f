package crm.social.sandbox.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failures that still wait for a call. Forgotten when the process ends. */
public final class Faults {
    private final List<Fault> waiting = new ArrayList<>();

    /** Replaces all that wait. */
    public synchronized void set(List<Fault> faults) {
        waiting.clear();
        waiting.addAll(faults);
    }

    /** What still waits. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** The first that hits this operation, and counts it down. */
    public synchronized Optional<Fault> take(String operation) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.hits(operation)) {
                if (fault.times() == 1) {
                    waiting.remove(i);
                } else {
                    waiting.set(i, fault.onceLess());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
