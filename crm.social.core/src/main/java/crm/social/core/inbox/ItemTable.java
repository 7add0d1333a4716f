package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.social.api.Inbox.Reason;
import crm.social.api.PostRef;
import crm.store.Batch;
import crm.store.Tx;
import crm.store.Update;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of items: how they come, move and go. */
final class ItemTable {
    private static final String INSERT = """
            insert into inbox_item (id, connection_id, place, at, reason, post_ref, author, handle, handle_search, record_type, record_id)
            values (:id, :connection, :place, :at, :reason, :post, :author, :handle, :search, :type, :record)
            on conflict (connection_id, post_ref, record_type, record_id) do nothing
            """;

    private ItemTable() {}

    static Optional<ItemRow> find(Tx tx, String connectionId, String id) {
        return tx.query("select * from inbox_item where id = :id and connection_id = :connection")
                .bind("id", id)
                .bind("connection", connectionId)
                .first(ItemRow::of);
    }

    /** Whether it is new. */
    static boolean insert(Tx tx, ItemRow item) {
        return tx.update(INSERT)
                        .bind("id", item.id())
                        .bind("connection", item.connectionId())
                        .bind("place", item.place())
                        .bind("at", item.at())
                        .bind("reason", item.reason())
                        .bind("post", item.post().value())
                        .bind("author", item.author())
                        .bind("handle", item.handle())
                        .bind("search", Words.normal(item.handle()))
                        .bind("type", item.recordType())
                        .bind("record", item.recordId())
                        .run()
                == 1;
    }

    static void insert(Tx tx, Collection<ItemRow> items) {
        items.forEach(item -> insert(tx, item));
    }

    /** What was there as somebody's post mentions the organisation, too. */
    static boolean mentions(Tx tx, String connectionId, PostRef post) {
        return tx.update("""
                        update inbox_item set reason = :mention, place = case when place = :nowhere then :unknown else place end
                        where connection_id = :connection and post_ref = :post and reason <> :mention
                        """)
                        .bind("mention", Reason.MENTION)
                        .bind("nowhere", Place.NOWHERE)
                        .bind("unknown", Place.UNKNOWN)
                        .bind("connection", connectionId)
                        .bind("post", post.value())
                        .run()
                > 0;
    }

    static List<ItemRow> by(Tx tx, String connectionId, String author) {
        return tx.query(
                        "select * from inbox_item where connection_id = :connection and author = :author order by at, id")
                .bind("connection", connectionId)
                .bind("author", author)
                .list(ItemRow::of);
    }

    /** Who wrote what stands at a record. */
    static List<String> authorsAt(Tx tx, String connectionId, RecordRef record) {
        return tx.query("""
                        select distinct author from inbox_item
                        where record_type = :type and record_id = :record and connection_id = :connection
                        """)
                .bind("type", record.type())
                .bind("record", record.id())
                .bind("connection", connectionId)
                .list(row -> row.string("author"));
    }

    /** Authors behind another one in the order of their ids. */
    static List<String> authors(Tx tx, String connectionId, String after, int most) {
        return tx.query("""
                        select distinct author from inbox_item where connection_id = :connection and author > :after
                        order by author limit :most
                        """)
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("most", most)
                .list(row -> row.string("author"));
    }

    /** Items stand elsewhere, by their ids. */
    static void move(Tx tx, Collection<ItemRow> items) {
        Batch moves = tx.batch(
                "update inbox_item set place = :place, record_type = :type, record_id = :record where id = :id");
        items.forEach(item -> moves.bind("place", item.place())
                .bind("type", item.recordType())
                .bind("record", item.recordId())
                .bind("id", item.id())
                .add());
        moves.run();
    }

    static void delete(Tx tx, Collection<ItemRow> items) {
        Batch deletes = tx.batch("delete from inbox_item where id = :id");
        items.forEach(item -> deletes.bind("id", item.id()).add());
        deletes.run();
    }

    /** What an item's place was, and at which connection. */
    record Left(String connectionId, Place place) {}

    /** A record stands otherwise: so do its items. Answers where they stood. */
    static List<Left> stand(Tx tx, RecordRef record, Place place) {
        List<Left> left = tx.query("""
                        select distinct connection_id, place from inbox_item
                        where record_type = :type and record_id = :record and place <> :place
                        """)
                .bind("type", record.type())
                .bind("record", record.id())
                .bind("place", place)
                .list(row -> new Left(row.string("connection_id"), row.enumValue("place", Place.class)));
        if (!left.isEmpty()) {
            tx.update("update inbox_item set place = :place where record_type = :type and record_id = :record")
                    .bind("place", place)
                    .bind("type", record.type())
                    .bind("record", record.id())
                    .run();
        }
        return left;
    }

    /** An author was seen under a handle. */
    static void named(Tx tx, String connectionId, String author, String handle) {
        tx.update("""
                        update inbox_item set handle = :handle, handle_search = :search
                        where connection_id = :connection and author = :author and handle <> :handle
                        """)
                .bind("handle", handle)
                .bind("search", Words.normal(handle))
                .bind("connection", connectionId)
                .bind("author", author)
                .run();
    }

    /** Throws away some items that were written before a moment, or were read through a connection that is none of these. Answers how many. */
    static int purge(Tx tx, Instant before, Collection<String> connections, int most) {
        int purged = 0;
        for (String connection : connections) {
            for (Place place : Place.values()) {
                purged += purge(tx, before, connection, place, most);
            }
        }
        String others = connections.isEmpty() ? "" : " where connection_id not in (<connections>)";
        Update orphans =
                tx.update("delete from inbox_item where id in (select id from inbox_item" + others + " limit :most)");
        if (!connections.isEmpty()) {
            orphans.bind("connections", connections);
        }
        return purged + orphans.bind("most", most).run();
    }

    private static int purge(Tx tx, Instant before, String connection, Place place, int most) {
        return tx.update("""
                        delete from inbox_item where id in (
                            select id from inbox_item where connection_id = :connection and place = :place and at < :before limit :most)
                        """)
                .bind("connection", connection)
                .bind("place", place)
                .bind("before", before)
                .bind("most", most)
                .run();
    }
}
