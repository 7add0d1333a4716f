package crm.social.core;

import crm.host.api.RecordRef;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who did what, and when. Written in the transaction of the act; rows are never changed. */
public final class AuditTrail {
    /** What was done. Stored by name. */
    public enum Act {
        CONNECT,
        DISCONNECT,
        SET_ACTORS,
        LINK,
        UNLINK,
        UNDO,
        PUBLISH,
        DELETE_POST,
        REPOST,
        UNDO_REPOST,
        LIKE,
        UNLIKE,
        FOLLOW,
        REQUEST_FOLLOW,
        UNFOLLOW,
        TAKE_PICTURE,
        UNDO_PICTURE,
        /** Nobody here did it: somebody at the network calls themselves otherwise. */
        RENAMED
    }

    /**
     * One row.
     *
     * @param userId who did it, or null for nobody in particular
     * @param detail what else is worth knowing: no secret, no text of a post
     * @param wording as people are told, where a record's history tells it
     */
    public record Entry(
            Act act,
            @Nullable String userId,
            String network,
            @Nullable RecordRef record,
            @Nullable String subject,
            String detail,
            @Nullable Wording wording) {
        /** What belongs to no record's history. */
        public Entry(Act act, String userId, String network, @Nullable String subject, String detail) {
            this(act, userId, network, null, subject, detail, null);
        }
    }

    private AuditTrail() {}

    /** Writes a row; answers its id. */
    public static String write(Tx tx, Instant at, Entry entry) {
        String id = Ids.ordered(at);
        RecordRef record = entry.record();
        Wording wording = entry.wording();
        tx.update("""
                        insert into audit (id, at, user_id, act, network, record_type, record_id, subject, detail, message_key, arguments,
                            href)
                        values (:id, :at, :user, :act, :network, :type, :record, :subject, :detail, :key, :arguments, :href)
                        """)
                .bind("id", id)
                .bind("at", at)
                .bind("user", entry.userId())
                .bind("act", entry.act())
                .bind("network", entry.network())
                .bind("type", record == null ? null : record.type())
                .bind("record", record == null ? null : record.id())
                .bind("subject", entry.subject())
                .bind("detail", entry.detail())
                .bind("key", wording == null ? null : wording.key())
                .bind("arguments", wording == null ? null : Json.list(wording.arguments()))
                .bind("href", wording == null ? null : wording.href())
                .run();
        return id;
    }
}
