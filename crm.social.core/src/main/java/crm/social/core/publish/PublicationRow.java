package crm.social.core.publish;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Message;
import crm.social.api.PostRef;
import crm.social.api.Publications.State;
import crm.social.api.SocialException;
import crm.social.api.provider.Publishing;
import crm.social.core.Json;
import crm.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A publication as stored.
 *
 * @param bodyHash digest of all that was asked for under the key
 * @param record on whose page it was said, or null
 * @param post what came of it, or null
 * @param looks how often the network was read to settle an unknown outcome
 * @param firstSentAt the moment before it was sent for the first time, or null
 * @param sentAt the moment before it was sent last, or null
 */
record PublicationRow(
        String id,
        String userId,
        String bodyHash,
        String network,
        String connectionId,
        String accountId,
        @Nullable RecordRef record,
        String body,
        @Nullable PostRef inReplyTo,
        State state,
        SocialException.@Nullable Kind failure,
        @Nullable Message explanation,
        @Nullable Published post,
        int looks,
        Instant createdAt,
        @Nullable Instant firstSentAt,
        @Nullable Instant sentAt) {
    /** What the network made of it. */
    record Published(PostRef ref, String href, Instant at) {
        static @Nullable Published of(Row row) {
            String ref = row.stringOrNull("post_ref");
            return ref == null
                    ? null
                    : new Published(new PostRef(ref), row.string("post_href"), row.instant("post_at"));
        }
    }

    static PublicationRow of(Row row) {
        String inReplyTo = row.stringOrNull("in_reply_to");
        String recordType = row.stringOrNull("record_type");
        return new PublicationRow(
                row.string("id"),
                row.string("user_id"),
                row.string("body_hash"),
                row.string("network"),
                row.string("connection_id"),
                row.string("account_id"),
                recordType == null ? null : new RecordRef(recordType, row.string("record_id")),
                row.string("body"),
                inReplyTo == null ? null : new PostRef(inReplyTo),
                row.enumValue("state", State.class),
                row.enumOrNull("failure", SocialException.Kind.class),
                explanation(row.stringOrNull("explanation")),
                Published.of(row),
                row.intValue("looks"),
                row.instant("created_at"),
                row.instantOrNull("first_sent_at"),
                row.instantOrNull("sent_at"));
    }

    Act act() {
        return inReplyTo == null ? Act.POST : Act.REPLY;
    }

    Publishing.Text text() {
        return new Publishing.Text(body, inReplyTo);
    }

    static @Nullable String stored(@Nullable Message explanation) {
        if (explanation == null) {
            return null;
        }
        List<String> parts = new ArrayList<>(List.of(explanation.bundle(), explanation.key()));
        parts.addAll(explanation.arguments());
        return Json.list(parts);
    }

    private static @Nullable Message explanation(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        List<String> parts = Json.strings(stored);
        return new Message(parts.get(0), parts.get(1), parts.subList(2, parts.size()));
    }

    @Override
    public String toString() {
        return "PublicationRow[" + id + ", " + network + ", " + state + "]";
    }
}
