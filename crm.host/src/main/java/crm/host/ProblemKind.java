package crm.host;

import java.util.Locale;

/** All that can go wrong for a caller. The pages hold the words for each; see openapi/host.yaml for the meanings. */
public enum ProblemKind {
    BAD_REQUEST(400),
    INVALID(422),
    NOT_SIGNED_IN(401),
    WRONG_CREDENTIALS(401),
    WRONG_PASSWORD(403),
    CROSS_SITE(403),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    PROFILE_IN_USE(409),
    PROFILE_FIXED(409),
    LAST_ADMINISTRATOR(409),
    OWN_ACCOUNT(409),
    SET_UP_DONE(409),
    CONVERTED(410),
    TOO_LARGE(413),
    UNSUPPORTED_TYPE(415),
    BAD_PICTURE(422),
    BAD_FILE(422),
    TOO_MANY_ATTEMPTS(429),
    TOO_MANY_REQUESTS(429),
    FAILED(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The problem's type, an address relative to the site. */
    public String type() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
