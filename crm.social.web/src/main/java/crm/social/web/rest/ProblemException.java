package crm.social.web.rest;

import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, for a reason that is the web's own and no kind of {@link crm.social.api.SocialException}. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String field;

    ProblemException(int status, String type) {
        this(status, type, null);
    }

    ProblemException(int status, String type, @Nullable String field) {
        super(type + (field == null ? "" : " " + field));
        this.status = status;
        this.type = type;
        this.field = field;
    }

    /** Something in the request does not hold what it should. */
    static ProblemException invalid(String field) {
        return new ProblemException(400, "invalid", field);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    @Nullable
    String field() {
        return field;
    }
}
