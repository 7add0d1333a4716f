package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.social.core.Wording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a record's timeline shall tell.
 *
 * @param id the audit row's: an entry is told once
 * @param userId who did it, or null for nobody in particular
 * @param key of a message in this bundle's localization
 */
public record Entry(
        String id,
        RecordRef record,
        Instant at,
        @Nullable String userId,
        String key,
        List<String> arguments,
        String detail,
        @Nullable String href) {
    static final String BUNDLE = "crm.social.core";

    public Entry {
        arguments = List.copyOf(arguments);
    }

    /** What happened, as it stands in the audit. */
    public static Entry of(
            String audit, RecordRef record, Instant at, @Nullable String userId, Wording wording, String detail) {
        return new Entry(audit, record, at, userId, wording.key(), wording.arguments(), detail, wording.href());
    }

    TimelineEntry timelineEntry() {
        return new TimelineEntry("social-" + id, record, at, userId, BUNDLE, key, arguments, detail, href);
    }

    @Override
    public String toString() {
        return "Entry[" + id + ", " + key + "]";
    }
}
