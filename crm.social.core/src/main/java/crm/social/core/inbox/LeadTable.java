package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.social.api.Links.State;
import crm.store.Row;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of leads that are made of authors, each under its user's key. */
final class LeadTable {
    /** As long as the host knows its keys. */
    static final Duration KEPT = Duration.ofDays(30);

    private LeadTable() {}

    /**
     * A lead that somebody makes.
     *
     * @param bodyHash digest of all that was asked for under the key
     * @param handle the author's when it was asked for
     * @param state how the author's account stood then
     * @param record the lead, or the contact that it became; null before the host made it
     * @param done whether it is linked and stands where it belongs
     */
    record Lead(
            String id,
            String bodyHash,
            String network,
            String subject,
            String handle,
            State state,
            @Nullable RecordRef record,
            boolean done) {
        static Lead of(Row row) {
            String recordId = row.stringOrNull("record_id");
            return new Lead(
                    row.string("id"),
                    row.string("body_hash"),
                    row.string("network"),
                    row.string("subject"),
                    row.string("handle"),
                    row.enumValue("state", State.class),
                    recordId == null ? null : new RecordRef(row.string("record_type"), recordId),
                    row.bool("done"));
        }
    }

    static Optional<Lead> byKey(Tx tx, String userId, String key) {
        return tx.query("select * from inbox_lead where user_id = :user and idem_key = :key")
                .bind("user", userId)
                .bind("key", key)
                .first(Lead::of);
    }

    /** Whether somebody began to make a lead of this person after a moment, and is at it. */
    static boolean begun(Tx tx, String network, String subject, Instant after) {
        return tx.query("""
                        select id from inbox_lead
                        where network = :network and subject = :subject and done = false and created_at > :after limit 1
                        """)
                .bind("network", network)
                .bind("subject", subject)
                .bind("after", after)
                .first(row -> row.string("id"))
                .isPresent();
    }

    static void insert(Tx tx, String userId, String key, Lead lead) {
        tx.update("""
                        insert into inbox_lead (id, user_id, idem_key, body_hash, network, subject, handle, state, done, created_at)
                        values (:id, :user, :key, :hash, :network, :subject, :handle, :state, false, :now)
                        """)
                .bind("id", lead.id())
                .bind("user", userId)
                .bind("key", key)
                .bind("hash", lead.bodyHash())
                .bind("network", lead.network())
                .bind("subject", lead.subject())
                .bind("handle", lead.handle())
                .bind("state", lead.state())
                .bind("now", tx.now())
                .run();
    }

    static int made(Tx tx, Lead lead, RecordRef record) {
        return tx.update("update inbox_lead set record_type = :type, record_id = :record where id = :id")
                .bind("type", record.type())
                .bind("record", record.id())
                .bind("id", lead.id())
                .run();
    }

    static int done(Tx tx, Lead lead) {
        return tx.update("update inbox_lead set done = true where id = :id")
                .bind("id", lead.id())
                .run();
    }

    static void purge(Tx tx, Instant before) {
        tx.update("delete from inbox_lead where created_at < :before")
                .bind("before", before)
                .run();
    }
}
