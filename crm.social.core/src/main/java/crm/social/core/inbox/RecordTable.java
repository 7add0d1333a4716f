package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.store.Tx;
import java.util.List;
import java.util.Optional;

/** What is known of linked records, as the host told it last. Only what the columns are sorted and searched by. */
final class RecordTable {
    private RecordTable() {}

    /**
     * A record as the host told of it.
     *
     * @param ownerId who looks after it
     * @param search by what it is found
     */
    record Known(RecordRef record, Standing standing, String ownerId, String search) {}

    static Optional<Standing> standing(Tx tx, RecordRef record) {
        return tx.query("select standing from inbox_record where record_type = :type and record_id = :record")
                .bind("type", record.type())
                .bind("record", record.id())
                .first(row -> row.enumValue("standing", Standing.class));
    }

    static void put(Tx tx, Known known) {
        tx.update("""
                        insert into inbox_record (record_type, record_id, standing, owner_id, search)
                        values (:type, :record, :standing, :owner, :search)
                        on conflict (record_type, record_id) do update set standing = excluded.standing, owner_id = excluded.owner_id,
                            search = excluded.search
                        """)
                .bind("type", known.record().type())
                .bind("record", known.record().id())
                .bind("standing", known.standing())
                .bind("owner", known.ownerId())
                .bind("search", known.search())
                .run();
    }

    static void delete(Tx tx, RecordRef record) {
        tx.update("delete from inbox_record where record_type = :type and record_id = :record")
                .bind("type", record.type())
                .bind("record", record.id())
                .run();
    }

    /** Records behind another one in their order. */
    static List<RecordRef> after(Tx tx, String type, String id, int most) {
        return tx.query("""
                        select record_type, record_id from inbox_record where (record_type, record_id) > (:type, :record)
                        order by record_type, record_id limit :most
                        """)
                .bind("type", type)
                .bind("record", id)
                .bind("most", most)
                .list(row -> new RecordRef(row.string("record_type"), row.string("record_id")));
    }
}
