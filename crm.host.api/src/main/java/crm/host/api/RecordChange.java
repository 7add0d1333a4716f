package crm.host.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead or contact.
 *
 * @param record to which
 * @param handles by network id, the social handles that were changed; of {@link Kind#PRESENT} and {@link Kind#CONVERTED} all that there are
 * @param origin what wrote it: {@code crm.host} for people through pages and REST, {@code import}, or the name that an extension gave
 * @param userId on whose behalf, or null for nobody's
 * @param at when
 * @param became what a converted lead goes on as; null for every other kind
 */
public record RecordChange(
        RecordRef record,
        Kind kind,
        Map<String, HandleChange> handles,
        String origin,
        @Nullable String userId,
        Instant at,
        @Nullable RecordRef became) {
    public RecordChange {
        handles = Map.copyOf(handles);
        if ((kind == Kind.CONVERTED) == (became == null)) {
            throw new IllegalArgumentException("a conversion, and nothing else, has something that the record became");
        }
    }

    /** What happened. */
    public enum Kind {
        /** Nothing: the record was there before the reader was, and carries handles. */
        PRESENT,
        CREATED,
        EDITED,
        /** A lead became a contact; its handles went along. */
        CONVERTED,
        /** Nothing of its own: it stands otherwise to us now, because its deals changed. */
        STANDING,
        DELETED
    }

    /**
     * A handle before and after, as typed.
     *
     * @param before null for none
     * @param after null for none
     */
    public record HandleChange(
            @Nullable String before, @Nullable String after) {}
}
