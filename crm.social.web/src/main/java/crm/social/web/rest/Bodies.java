package crm.social.web.rest;

import crm.host.api.RecordRef;
import crm.social.api.PageToken;
import crm.social.api.PostRef;
import crm.social.web.json.Opaque;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests must bring, and in which form. */
final class Bodies {
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

    /** The record that an address names; one that no record can have is nobody's. */
    static RecordRef record(String type, String id) {
        try {
            return new RecordRef(type, id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(404, "not-found");
        }
    }

    static @Nullable PageToken cursor(@Nullable String wire) {
        return wire == null || wire.isEmpty() ? null : parsed("cursor", () -> new PageToken(Opaque.read(wire)));
    }

    static PostRef post(String wire, String field) {
        return parsed(field, () -> new PostRef(Opaque.read(wire)));
    }

    /** What is made of the caller's words. */
    static <T> T parsed(String field, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(field);
        }
    }
}
