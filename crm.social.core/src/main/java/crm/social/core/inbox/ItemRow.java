package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.social.api.Inbox.Reason;
import crm.social.api.PostRef;
import crm.store.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as stored: a reference to a post, once for each record that its author is linked to.
 *
 * @param connectionId through which connection of the organisation it was read
 * @param at when the post was written
 * @param author the author's immutable id
 * @param handle the author's handle, last seen
 * @param record null where the author is in none
 */
record ItemRow(
        String id,
        String connectionId,
        Place place,
        Instant at,
        Reason reason,
        PostRef post,
        String author,
        String handle,
        @Nullable RecordRef record) {
    static ItemRow of(Row row) {
        return new ItemRow(
                row.string("id"),
                row.string("connection_id"),
                row.enumValue("place", Place.class),
                row.instant("at"),
                row.enumValue("reason", Reason.class),
                new PostRef(row.string("post_ref")),
                row.string("author"),
                row.string("handle"),
                record(row));
    }

    /** The record in which the author is; null where there is none. */
    static @Nullable RecordRef record(Row row) {
        String id = row.string("record_id");
        return id.isEmpty() ? null : new RecordRef(row.string("record_type"), id);
    }

    /** The same at another record, or at none. */
    ItemRow at(String newId, @Nullable RecordRef newRecord, Place newPlace) {
        return new ItemRow(newId, connectionId, newPlace, at, reason, post, author, handle, newRecord);
    }

    String recordType() {
        return record == null ? "" : record.type();
    }

    String recordId() {
        return record == null ? "" : record.id();
    }
}
