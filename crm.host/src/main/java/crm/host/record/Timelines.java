package crm.host.record;

import crm.host.HostStore;
import crm.host.Json;
import crm.host.api.RecordRef;
import crm.host.api.Timeline;
import crm.host.api.TimelineEntry;
import crm.store.Batch;
import crm.store.Ids;
import crm.store.Row;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The timelines of leads, contacts and deals. */
@Component(service = {Timeline.class, Timelines.class})
public final class Timelines implements Timeline {
    private static final String BUNDLE = "crm.host";
    private static final String ORDER = "-at";

    private final HostStore host;

    @Activate
    public Timelines(@Reference HostStore host) {
        this.host = host;
    }

    @Override
    public void add(TimelineEntry entry) {
        host.store().run(tx -> {
            if (exists(tx, entry.record())) {
                insert(tx, entry);
            }
        });
    }

    /** Adds what a user typed; empty if there is no such record. */
    public Optional<TimelineEntry> note(RecordRef record, String userId, String text) {
        return host.store().write(tx -> {
            if (!exists(tx, record)) {
                return Optional.empty();
            }
            TimelineEntry entry = entry(tx.now(), record, userId, "timeline.note", List.of(), text);
            insert(tx, entry);
            return Optional.of(entry);
        });
    }

    /** The newest first; empty if there is no such record. */
    public Optional<Page<TimelineEntry>> list(RecordRef record, Optional<String> cursor, int limit) {
        return host.store().read(tx -> {
            if (!exists(tx, record)) {
                return Optional.empty();
            }
            Filter filter = new Filter()
                    .where("type = :type", "type", record.type())
                    .where("record_id = :record", "record", record.id());
            Sort sort = new Sort(ORDER, "at", true, true);
            cursor.ifPresent(text -> filter.after(sort, Cursor.parse(text, ORDER), "id"));
            List<TimelineEntry> rows = filter.bind(
                            tx.query("select * from timeline" + filter.sql() + sort.orderBy("id") + " limit :limit"))
                    .bind("limit", limit + 1)
                    .list(row -> map(record, row));
            return Optional.of(Page.of(
                    rows,
                    limit,
                    0,
                    entry -> new Cursor(ORDER, Long.toString(entry.at().toEpochMilli()), entry.id())));
        });
    }

    /** Adds what the host itself tells of a record. */
    static void tell(
            Tx tx, RecordRef record, @Nullable String userId, String key, List<String> arguments, String detail) {
        insert(tx, entry(tx.now(), record, userId, key, arguments, detail));
    }

    static void tell(Tx tx, RecordRef record, @Nullable String userId, String key, String... arguments) {
        tell(tx, record, userId, key, List.of(arguments), "");
    }

    /** An entry of the host's own texts. */
    static TimelineEntry entry(
            Instant at, RecordRef record, @Nullable String userId, String key, List<String> arguments, String detail) {
        return new TimelineEntry(Ids.ordered(at), record, at, userId, BUNDLE, key, arguments, detail, null);
    }

    static void insert(Tx tx, TimelineEntry entry) {
        if (add(tx, List.of(entry))) {
            RecordFeed.timeline(tx, entry.record());
        }
    }

    /** Writes entries without telling open pages; whether all were new. */
    static boolean add(Tx tx, List<TimelineEntry> entries) {
        Batch batch = tx.batch("""
                insert into timeline (id, type, record_id, at, user_id, bundle, text_key, arguments, detail, href)
                values (:id, :type, :record, :at, :user, :bundle, :key, :arguments, :detail, :href)
                on conflict (id) do nothing
                """);
        for (TimelineEntry entry : entries) {
            batch.bind("id", entry.id())
                    .bind("type", entry.record().type())
                    .bind("record", entry.record().id())
                    .bind("at", entry.at())
                    .bind("user", entry.userId())
                    .bind("bundle", entry.bundle())
                    .bind("key", entry.key())
                    .bind("arguments", Json.text(entry.arguments()))
                    .bind("detail", entry.detail())
                    .bind("href", entry.href())
                    .add();
        }
        return batch.run() == entries.size();
    }

    static void delete(Tx tx, RecordRef record) {
        tx.update("delete from timeline where type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .run();
    }

    static void move(Tx tx, RecordRef from, RecordRef to) {
        tx.update("update timeline set type = :type, record_id = :id where type = :oldType and record_id = :oldId")
                .bind("type", to.type())
                .bind("id", to.id())
                .bind("oldType", from.type())
                .bind("oldId", from.id())
                .run();
    }

    private static boolean exists(Tx tx, RecordRef record) {
        String sql = record.isPerson()
                ? "select id from person where id = :id and type = :type and converted_to is null"
                : "select id from deal where id = :id and :type = 'deal'";
        return tx.query(sql)
                .bind("id", record.id())
                .bind("type", record.type())
                .first(row -> row.string("id"))
                .isPresent();
    }

    private static TimelineEntry map(RecordRef record, Row row) {
        return new TimelineEntry(
                row.string("id"),
                record,
                row.instant("at"),
                row.stringOrNull("user_id"),
                row.string("bundle"),
                row.string("text_key"),
                Json.texts(row.string("arguments")),
                row.string("detail"),
                row.stringOrNull("href"));
    }
}
