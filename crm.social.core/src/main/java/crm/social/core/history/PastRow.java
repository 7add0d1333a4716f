package crm.social.core.history;

import crm.social.core.AuditTrail;
import crm.social.core.Json;
import crm.social.core.NetworkWords;
import crm.social.core.Wording;
import crm.store.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit with what is told of it.
 *
 * @param wording null for a row from before words were kept
 * @param handle the newest handle of whom the row names; for such a row
 * @param body our own text that was sent, or null
 * @param reply whether that answered something
 * @param postHref where that can be seen, or null
 * @param deleted whether that is not at the network any more
 */
record PastRow(
        String id,
        Instant at,
        @Nullable String userId,
        AuditTrail.Act act,
        String detail,
        @Nullable Wording wording,
        String handle,
        @Nullable String body,
        boolean reply,
        @Nullable String postHref,
        boolean deleted) {
    static PastRow of(Row row) {
        String key = row.stringOrNull("message_key");
        String handle = row.stringOrNull("handle");
        return new PastRow(
                row.string("id"),
                row.instant("at"),
                row.stringOrNull("user_id"),
                row.enumValue("act", AuditTrail.Act.class),
                row.string("detail"),
                key == null ? null : new Wording(key, Json.strings(row.string("arguments")), row.stringOrNull("href")),
                handle == null ? "" : handle,
                row.stringOrNull("body"),
                row.stringOrNull("in_reply_to") != null,
                row.stringOrNull("post_href"),
                row.instantOrNull("deleted_at") != null);
    }

    /** The words, or those that would have been kept. */
    Wording told(NetworkWords words) {
        return wording != null ? wording : new Wording(key(), List.of(words.name(), words.handle(handle)), postHref);
    }

    private String key() {
        return switch (act) {
            case PUBLISH -> reply ? "timeline.replied" : "timeline.posted";
            case DELETE_POST -> "timeline.deleted";
            case LINK -> "timeline.linked";
            case UNLINK -> "timeline.unlinked";
            default -> detail.isEmpty() ? "timeline.unlinked" : "timeline.linked"; // something was taken back
        };
    }
}
