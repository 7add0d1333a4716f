package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.api.LinkBatches;
import crm.social.api.LinkBatches.State;
import crm.social.core.Json;
import crm.social.core.Topics;
import crm.social.core.link.LinkRow.Held;
import crm.store.Batch;
import crm.store.Row;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of batches and their records. */
final class BatchTable {
    /**
     * A batch as it is kept.
     *
     * @param undone how many records the putting back has worked off
     */
    record Kept(String userId, String bodyHash, int undone, LinkBatches.Batch batch) {
        static Kept of(Row row) {
            return new Kept(
                    row.string("user_id"),
                    row.string("body_hash"),
                    row.intValue("undone"),
                    new LinkBatches.Batch(
                            row.string("id"),
                            row.string("network"),
                            row.enumValue("state", State.class),
                            row.intValue("records"),
                            row.intValue("done"),
                            row.intValue("unlinked"),
                            row.intValue("restored"),
                            row.intValue("kept"),
                            row.instant("created_at"),
                            row.instant("undo_until")));
        }

        /** How many records the present work has worked off. */
        int workedOff() {
            return batch.state() == State.UNDOING ? undone : batch.done();
        }
    }

    /**
     * A record of a batch.
     *
     * @param before what was linked before, or null while nothing was removed
     * @param afterVersion the version that the removal left
     */
    record Item(int number, RecordRef record, @Nullable Held before, long afterVersion) {
        static Item of(Row row) {
            Long version = row.longOrNull("after_version");
            return new Item(
                    row.intValue("number"),
                    new RecordRef(row.string("record_type"), row.string("record_id")),
                    Held.of(row),
                    version == null ? 0 : version);
        }
    }

    private BatchTable() {}

    static Optional<Kept> find(Tx tx, String id) {
        return tx.query("select * from link_batch where id = :id")
                .bind("id", id)
                .first(Kept::of);
    }

    static Optional<Kept> byKey(Tx tx, String userId, String key) {
        return tx.query("select * from link_batch where user_id = :user and idem_key = :key")
                .bind("user", userId)
                .bind("key", key)
                .first(Kept::of);
    }

    /** Writes a batch; false, changing nothing, if the user has one with this key. */
    static boolean insert(Tx tx, Kept kept, String key, List<RecordRef> records) {
        LinkBatches.Batch batch = kept.batch();
        int inserted = tx.update("""
                        insert into link_batch (id, user_id, idem_key, body_hash, network, state, records, done, unlinked, undone, restored, kept,
                            version, created_at, undo_until)
                        values (:id, :user, :key, :hash, :network, :state, :records, 0, 0, 0, 0, 0, 1, :at, :until)
                        on conflict do nothing
                        """)
                .bind("id", batch.id())
                .bind("user", kept.userId())
                .bind("key", key)
                .bind("hash", kept.bodyHash())
                .bind("network", batch.network())
                .bind("state", batch.state())
                .bind("records", batch.records())
                .bind("at", batch.at())
                .bind("until", batch.undoUntil())
                .run();
        if (inserted == 0) {
            return false;
        }
        Batch items = tx.batch(
                "insert into link_batch_item (batch_id, number, record_type, record_id) values (:id, :number, :type, :record)");
        int number = 0;
        for (RecordRef record : records) {
            items.bind("id", batch.id())
                    .bind("number", ++number)
                    .bind("type", record.type())
                    .bind("record", record.id())
                    .add();
        }
        items.run();
        return true;
    }

    /** Takes a batch for this transaction alone, if it still stands as it was read. */
    static boolean take(Tx tx, Kept read) {
        return tx.update("""
                        update link_batch set version = version + 1 where id = :id and state = :state and done = :done and undone = :undone
                        """)
                        .bind("id", read.batch().id())
                        .bind("state", read.batch().state())
                        .bind("done", read.batch().done())
                        .bind("undone", read.undone())
                        .run()
                == 1;
    }

    /** Begins to put back; false if that was begun before. */
    static boolean undo(Tx tx, String id) {
        return tx.update("""
                        update link_batch set state = 'UNDOING', version = version + 1 where id = :id and state in ('RUNNING', 'DONE')
                        """).bind("id", id).run() == 1;
    }

    /** The next records of the present work. */
    static List<Item> items(Tx tx, Kept kept, int most) {
        return tx.query(
                        "select * from link_batch_item where batch_id = :id and number > :after order by number limit :most")
                .bind("id", kept.batch().id())
                .bind("after", kept.workedOff())
                .bind("most", most)
                .list(Item::of);
    }

    /** A link was removed. */
    static void removed(Tx tx, String id, Item item, LinkRow before, LinkRow after) {
        Held held = before.held();
        tx.update("""
                        update link_batch_item set after_version = :after, subject = :subject, handle = :handle, state = :state, basis = :basis,
                            evidence = :evidence, linked_by = :by, linked_at = :at
                        where batch_id = :id and number = :number
                        """)
                .bind("after", after.version())
                .bind("subject", held == null ? null : held.subject())
                .bind("handle", held == null ? null : held.handle())
                .bind("state", held == null ? null : held.state())
                .bind("basis", held == null ? null : held.basis())
                .bind("evidence", held == null ? null : held.evidence())
                .bind("by", held == null ? null : held.linkedBy())
                .bind("at", held == null ? null : held.linkedAt())
                .bind("id", id)
                .bind("number", item.number())
                .run();
    }

    /** Records were worked off. */
    static void removed(Tx tx, Kept kept, int records, int unlinked) {
        tx.update("update link_batch set done = done + :records, unlinked = unlinked + :unlinked where id = :id")
                .bind("records", records)
                .bind("unlinked", unlinked)
                .bind("id", kept.batch().id())
                .run();
        settle(tx, kept, State.DONE, "done");
    }

    static void restored(Tx tx, Kept kept, int records, int restored, int left) {
        tx.update("""
                        update link_batch set undone = undone + :records, restored = restored + :restored, kept = kept + :left where id = :id
                        """)
                .bind("records", records)
                .bind("restored", restored)
                .bind("left", left)
                .bind("id", kept.batch().id())
                .run();
        settle(tx, kept, State.UNDONE, "undone");
    }

    private static void settle(Tx tx, Kept kept, State end, String counter) {
        // What was never worked off has nothing to put back: the end of that comes where the removing ended.
        String last = counter.equals("undone") ? "done" : "records";
        tx.update("update link_batch set state = :end where id = :id and " + counter + " >= " + last)
                .bind("end", end)
                .bind("id", kept.batch().id())
                .run();
        tell(tx, kept);
    }

    /** Tells the user's pages. */
    static void tell(Tx tx, Kept kept) {
        tx.changed(Topics.BATCH, kept.batch().id(), Json.list(List.of(kept.userId())));
    }

    /** Throws away what was made before. */
    static void purge(Tx tx, Instant before) {
        tx.update(
                        "delete from link_batch_item where batch_id in (select id from link_batch where created_at < :before)")
                .bind("before", before)
                .run();
        tx.update("delete from link_batch where created_at < :before")
                .bind("before", before)
                .run();
    }
}
