package crm.social.web.rest;

import crm.social.api.PageToken;
import crm.social.web.json.Opaque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests must bring, and in which form. */
final class Bodies {
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private Bodies() {}

    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw ProblemException.invalid(field);
        }
        return value;
    }

    static String idempotencyKey(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(428, "precondition-required", "Idempotency-Key");
        }
        if (!IDEMPOTENCY_KEY.matcher(header).matches()) {
            throw ProblemException.invalid("Idempotency-Key");
        }
        return header;
    }

    static long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(428, "precondition-required", "If-Match");
        }
        Matcher version = VERSION.matcher(ifMatch);
        if (!version.matches()) {
            throw ProblemException.invalid("If-Match");
        }
        return Long.parseLong(version.group(1));
    }

    static @Nullable PageToken cursor(@Nullable String wire) {
        return wire == null || wire.isEmpty() ? null : new PageToken(Opaque.read(wire));
    }
}
