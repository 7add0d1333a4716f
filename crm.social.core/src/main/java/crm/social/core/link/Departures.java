package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.core.Topics;
import crm.store.Tx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records that were deleted or became something else, and what was theirs. Done twice, it changes nothing more. */
public final class Departures {
    /** Longer than anything is under way. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private Departures() {}

    /**
     * A record that left.
     *
     * @param became null where it was deleted
     */
    private record Gone(@Nullable RecordRef became) {}

    /** A record was deleted: nothing of it stays but the audit. */
    public static void deleted(Tx tx, RecordRef record) {
        remember(tx, record, null);
        drop(tx, record);
    }

    /** A lead became a contact: link and waiting values go along. What somebody did at the contact already counts more. */
    public static void converted(Tx tx, RecordRef lead, RecordRef contact) {
        remember(tx, lead, contact);
        Map<String, LinkRow> places = LinkTable.places(tx, lead);
        places.values().forEach(place -> move(tx, place, contact));
        ErrandTable.move(tx, lead, contact);
        drop(tx, lead);
    }

    private static void move(Tx tx, LinkRow place, RecordRef to) {
        LinkRow there = LinkTable.find(tx, to, place.network());
        boolean taken = there.held() != null
                || PendingTable.find(tx, to, place.network()).isPresent();
        if (taken) {
            return;
        }
        LinkTable.put(tx, there, place.held());
        PendingTable.find(tx, place.record(), place.network()).ifPresent(pending -> PendingTable.move(tx, pending, to));
        Topics.link(tx, to, place.network());
    }

    private static void drop(Tx tx, RecordRef record) {
        LinkTable.places(tx, record).keySet().forEach(network -> Topics.link(tx, record, network));
        LinkTable.delete(tx, record);
        PendingTable.delete(tx, record);
        ErrandTable.delete(tx, record);
        UndoTable.delete(tx, record);
    }

    /** Something was still under way for a record when it left: it goes the same way. Answers what the record became. */
    static Optional<RecordRef> afterwards(Tx tx, RecordRef record) {
        Optional<Gone> gone = find(tx, record);
        gone.ifPresent(found -> {
            if (found.became == null) {
                deleted(tx, record);
            } else {
                converted(tx, record, found.became);
            }
        });
        return gone.map(Gone::became);
    }

    /** Whether a record is known to have left: nothing new comes to it. */
    static boolean left(Tx tx, RecordRef record) {
        return find(tx, record).isPresent();
    }

    private static Optional<Gone> find(Tx tx, RecordRef record) {
        return tx.query("select became_type, became_id from record_gone where record_type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .first(row -> {
                    String type = row.stringOrNull("became_type");
                    return new Gone(type == null ? null : new RecordRef(type, row.string("became_id")));
                });
    }

    private static void remember(Tx tx, RecordRef record, @Nullable RecordRef became) {
        if (became != null) {
            tx.update("""
                            insert into record_became (record_type, record_id, became_type, became_id)
                            values (:type, :id, :becameType, :becameId) on conflict (record_type, record_id) do nothing
                            """)
                    .bind("type", record.type())
                    .bind("id", record.id())
                    .bind("becameType", became.type())
                    .bind("becameId", became.id())
                    .run();
        }
        tx.update("""
                        insert into record_gone (record_type, record_id, became_type, became_id, at)
                        values (:type, :id, :becameType, :becameId, :now)
                        on conflict (record_type, record_id) do nothing
                        """)
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("becameType", became == null ? null : became.type())
                .bind("becameId", became == null ? null : became.id())
                .bind("now", tx.now())
                .run();
    }

    static int purge(Tx tx) {
        return tx.update("delete from record_gone where at < :limit")
                .bind("limit", tx.now().minus(REMEMBERED))
                .run();
    }
}
