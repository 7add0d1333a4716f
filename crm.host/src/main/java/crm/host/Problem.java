package crm.host;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ends a request with a problem. Carries no sentence: pages hold the words by kind. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;
    private final transient Optional<Duration> retryAfter;

    private Problem(
            ProblemKind kind, List<FieldError> errors, Map<String, Object> members, Optional<Duration> retryAfter) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.members = Collections.unmodifiableMap(new TreeMap<>(members));
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemKind kind) {
        return new Problem(kind, List.of(), Map.of(), Optional.empty());
    }

    /** With a member of its own beside type, status and instance. */
    public static Problem of(ProblemKind kind, String member, Object value) {
        return new Problem(kind, List.of(), Map.of(member, value), Optional.empty());
    }

    /** With members of its own. */
    public static Problem of(ProblemKind kind, Map<String, Object> members) {
        return new Problem(kind, List.of(), members, Optional.empty());
    }

    public static Problem retryAfter(ProblemKind kind, Duration wait) {
        return new Problem(kind, List.of(), Map.of(), Optional.of(wait));
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemKind.INVALID, errors, Map.of(), Optional.empty());
    }

    public static Problem invalid(String field, String code) {
        return invalid(List.of(new FieldError(field, code)));
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
