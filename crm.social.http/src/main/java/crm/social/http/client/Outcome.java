package crm.social.http.client;

import java.util.Locale;

/** How a call ended that brought no status. */
enum Outcome {
    FORBIDDEN,
    CLOSED,
    NOT_SENT,
    CANCELLED,
    TIMEOUT,
    TOO_LARGE,
    LOST;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it speaks of the network rather than of us. */
    boolean isSilence() {
        return switch (this) {
            case NOT_SENT, TIMEOUT, LOST -> true;
            case FORBIDDEN, CLOSED, CANCELLED, TOO_LARGE -> false;
        };
    }
}
