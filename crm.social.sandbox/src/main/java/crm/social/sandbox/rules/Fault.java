package crm.social.sandbox.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * A failure to provoke.
 *
 * @param operation an operation's name as {@code GET /sandbox/requests} tells it, or {@code *}
 * @param kind {@code status} answers {@code status}; {@code delay} waits and goes on; {@code reset} breaks the connection
 *     before anything is done; {@code lost_reply} after all is done; {@code truncate} in the middle of the answer
 * @param status HTTP status, for the kind {@code status}
 * @param times how many calls it hits
 * @param delayMs milliseconds to wait first, at most 120,000
 */
public record Fault(
        @JsonProperty("operation") String operation,
        @JsonProperty("kind") String kind,
        @JsonProperty("status") int status,
        @JsonProperty("times") int times,
        @JsonProperty("delay_ms") int delayMs) {

    private static final Set<String> KINDS = Set.of("status", "delay", "reset", "lost_reply", "truncate");

    public Fault {
        if (operation == null || operation.isBlank()) {
            throw new IllegalArgumentException("a fault needs an operation");
        }
        if (kind == null || !KINDS.contains(kind)) {
            throw new IllegalArgumentException("a fault's kind must be one of " + KINDS);
        }
        if (kind.equals("status") && (status < 400 || status > 599)) {
            throw new IllegalArgumentException("a fault's status must be from 400 to 599");
        }
        if (times < 1) {
            times = 1;
        }
        if (delayMs < 0 || delayMs > 120_000) {
            throw new IllegalArgumentException("a fault's delay_ms must be from 0 to 120000");
        }
    }

    boolean hits(String name) {
        return operation.equals("*") || operation.equals(name);
    }

    Fault onceLess() {
        return new Fault(operation, kind, status, times - 1, delayMs);
    }
}
