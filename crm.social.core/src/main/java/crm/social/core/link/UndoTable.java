package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.core.Digest;
import crm.social.core.link.LinkRow.Held;
import crm.store.Ids;
import crm.store.Row;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be taken back, for ten minutes. The token itself is not stored, only its digest. */
final class UndoTable {
    static final Duration LIFE = Duration.ofMinutes(10);

    private UndoTable() {}

    /**
     * What a change took away.
     *
     * @param afterVersion the version that the change left
     * @param before what was linked before, or null for nothing
     */
    record Undo(long afterVersion, @Nullable Held before) {
        static Undo of(Row row) {
            return new Undo(row.longValue("after_version"), Held.of(row));
        }
    }

    /** Remembers what a change took away; answers the token that brings it back. */
    static String remember(Tx tx, LinkRow before, LinkRow after) {
        String token = Ids.random();
        Held held = before.held();
        tx.update("insert into link_undo (token_hash, " + LinkRow.COLUMNS
                        + ", after_version, expires_at) values (:hash, :type,"
                        + " :id, :network, :subject, :handle, :state, :basis, :evidence, :by, :at, :after, :expires)")
                .bind("hash", Digest.of(token))
                .bind("type", before.record().type())
                .bind("id", before.record().id())
                .bind("network", before.network())
                .bind("subject", held == null ? null : held.subject())
                .bind("handle", held == null ? null : held.handle())
                .bind("state", held == null ? null : held.state())
                .bind("basis", held == null ? null : held.basis())
                .bind("evidence", held == null ? null : held.evidence())
                .bind("by", held == null ? null : held.linkedBy())
                .bind("at", held == null ? null : held.linkedAt())
                .bind("after", after.version())
                .bind("expires", tx.now().plus(LIFE))
                .run();
        return token;
    }

    /** What a token brings back at this place. */
    static Optional<Undo> find(Tx tx, RecordRef record, String network, String token) {
        return tx.query("""
                        select * from link_undo where token_hash = :hash and record_type = :type and record_id = :id
                            and network = :network and expires_at > :now
                        """)
                .bind("hash", Digest.of(token))
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("network", network)
                .bind("now", tx.now())
                .first(Undo::of);
    }

    static void delete(Tx tx, RecordRef record) {
        tx.update("delete from link_undo where record_type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .run();
    }

    static int purge(Tx tx, Instant now) {
        return tx.update("delete from link_undo where expires_at <= :now")
                .bind("now", now)
                .run();
    }
}
