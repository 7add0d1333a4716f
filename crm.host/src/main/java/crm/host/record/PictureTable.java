package crm.host.record;

import crm.host.api.Pictures.Source;
import crm.host.api.RecordRef;
import crm.store.Row;
import crm.store.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes pictures, by their content, and the notes on their changes. */
final class PictureTable {
    private PictureTable() {}

    static Optional<Picture> find(Tx tx, @Nullable String hash) {
        return tx.query("select hash, media_type, bytes from picture where hash = :hash")
                .bind("hash", hash)
                .first(row -> new Picture(row.string("hash"), row.string("media_type"), row.bytes("bytes")));
    }

    static void keep(Tx tx, Picture picture) {
        tx.update("insert into picture (hash, media_type, bytes, created_at) values (:hash, :type, :bytes, :now)"
                        + " on conflict (hash) do nothing")
                .bind("hash", picture.hash())
                .bind("type", picture.mediaType())
                .bind("bytes", picture.bytes())
                .bind("now", tx.now())
                .run();
    }

    /** Deletes the bytes of a picture that no record has any more, and none can get back. */
    static void forget(Tx tx, @Nullable String hash) {
        tx.update("""
                        delete from picture where hash = :hash and not exists (select 1 from person where picture = :hash)
                            and not exists (select 1 from picture_change where before_picture = :hash)
                        """).bind("hash", hash).run();
    }

    /** The change by which a record's picture, or its absence, came to be. */
    static Optional<PictureChange> current(Tx tx, String personId) {
        return tx.query(
                        "select c.* from person p join picture_change c on c.id = p.picture_change where p.id = :person")
                .bind("person", personId)
                .first(PictureTable::map);
    }

    static Optional<PictureChange> find(Tx tx, String id, String personId) {
        return tx.query("select * from picture_change where id = :id and person_id = :person")
                .bind("id", id)
                .bind("person", personId)
                .first(PictureTable::map);
    }

    static void insert(Tx tx, PictureChange change) {
        Source source = change.source();
        tx.update("""
                        insert into picture_change (id, person_id, at, user_id, source_name, source_label, source_href, source_at, until,
                            before_id, before_picture, undone)
                        values (:id, :person, :at, :user, :name, :label, :href, :sourceAt, :until, :beforeId, :beforePicture, :undone)
                        """)
                .bind("id", change.id())
                .bind("person", change.personId())
                .bind("at", change.at())
                .bind("user", change.userId())
                .bind("name", source.name())
                .bind("label", source.label())
                .bind("href", source.href())
                .bind("sourceAt", source.at())
                .bind("until", change.until())
                .bind("beforeId", change.beforeId())
                .bind("beforePicture", change.beforePicture())
                .bind("undone", change.undone())
                .run();
    }

    static void undone(Tx tx, String id) {
        tx.update("update picture_change set undone = :yes where id = :id")
                .bind("yes", true)
                .bind("id", id)
                .run();
    }

    /** The next changes whose time to take them back is over, in the order of their records. */
    static List<PictureChange> over(Tx tx, int limit) {
        return tx.query("select * from picture_change where until < :now order by person_id, id limit :limit")
                .bind("now", tx.now())
                .bind("limit", limit)
                .list(PictureTable::map);
    }

    /** Lets go of what was there before a change. The note itself stays while it says where a picture is from, or will after another is taken back. */
    static void settle(Tx tx, PictureChange change) {
        tx.update("update picture_change set until = null, before_id = null, before_picture = null where id = :id")
                .bind("id", change.id())
                .run();
        drop(tx, change.id());
        drop(tx, change.beforeId());
        forget(tx, change.beforePicture());
    }

    private static void drop(Tx tx, @Nullable String id) {
        tx.update("""
                        delete from picture_change where id = :id and until is null
                            and not exists (select 1 from person p where p.id = picture_change.person_id and p.picture_change = :id)
                            and not exists (select 1 from picture_change later where later.before_id = :id)
                        """).bind("id", id).run();
    }

    /** The picture of a lead, with all that is noted of it, is the contact's that it became. */
    static void move(Tx tx, RecordRef lead, RecordRef contact) {
        tx.update("""
                        update person set picture_change = (select l.picture_change from person l where l.id = :lead) where id = :contact
                        """).bind("lead", lead.id()).bind("contact", contact.id()).run();
        tx.update("update person set picture_change = null where id = :lead")
                .bind("lead", lead.id())
                .run();
        tx.update("update picture_change set person_id = :contact where person_id = :lead")
                .bind("contact", contact.id())
                .bind("lead", lead.id())
                .run();
    }

    /** Deletes what is noted of a record's pictures. @return hashes of those that could have come back */
    static List<String> deleteChanges(Tx tx, String personId) {
        List<String> kept = tx.query(
                        "select distinct before_picture from picture_change where person_id = :person and before_picture is not null")
                .bind("person", personId)
                .list(row -> row.string("before_picture"));
        tx.update("delete from picture_change where person_id = :person")
                .bind("person", personId)
                .run();
        return kept;
    }

    private static PictureChange map(Row row) {
        return new PictureChange(
                row.string("id"),
                row.string("person_id"),
                row.instant("at"),
                row.string("user_id"),
                new Source(
                        row.string("source_name"),
                        row.string("source_label"),
                        row.stringOrNull("source_href"),
                        row.instant("source_at")),
                row.instantOrNull("until"),
                row.stringOrNull("before_id"),
                row.stringOrNull("before_picture"),
                row.bool("undone"));
    }
}
