package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.core.Json;
import crm.store.Row;
import crm.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the host still has to be told. */
final class ErrandTable {
    private ErrandTable() {}

    /**
     * The value that a field shall hold; of several the last counts.
     *
     * @param expected the values that give way to it; an empty text stands for an empty field
     * @param told whether the host knows
     */
    record Field(
            RecordRef record,
            String network,
            @Nullable String value,
            @Nullable String userId,
            List<String> expected,
            boolean told,
            long version) {}

    static void wantField(
            Tx tx,
            RecordRef record,
            String network,
            @Nullable String value,
            String userId,
            Collection<String> expected) {
        tx.update("""
                        insert into wanted_field (record_type, record_id, network, value, user_id, expected, version, told)
                        values (:type, :id, :network, :value, :user, :expected, 1, 0)
                        on conflict (record_type, record_id, network) do update set value = excluded.value,
                            user_id = excluded.user_id, expected = excluded.expected, version = wanted_field.version + 1
                        """)
                .bind("expected", Json.list(expected))
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("network", network)
                .bind("value", value)
                .bind("user", userId)
                .run();
    }

    /** The fields of a record of which the host was not told yet. */
    static List<Field> fields(Tx tx, RecordRef record) {
        return tx.query("""
                        select * from wanted_field where record_type = :type and record_id = :id and told < version order by network
                        """).bind("type", record.type()).bind("id", record.id()).list(ErrandTable::field);
    }

    /** How far the host was told about each field of a record, by network: it differs as soon as more is wanted or told. */
    static Map<String, String> marks(Tx tx, RecordRef record) {
        return tx
                .query("select network, version, told from wanted_field where record_type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .list(row -> Map.entry(row.string("network"), row.longValue("version") + "/" + row.longValue("told")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a field shall hold by now, or was last to hold. */
    static Optional<Field> find(Tx tx, RecordRef record, String network) {
        return tx.query(
                        "select * from wanted_field where record_type = :type and record_id = :id and network = :network")
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("network", network)
                .first(ErrandTable::field);
    }

    /** A record goes on as another: what was to be told of it is told of that one, unless there is a wish of its own. */
    static void move(Tx tx, RecordRef from, RecordRef to) {
        tx.update("""
                        update wanted_field set record_type = :newType, record_id = :newId
                        where record_type = :type and record_id = :id and network not in (
                            select network from wanted_field where record_type = :newType and record_id = :newId)
                        """)
                .bind("newType", to.type())
                .bind("newId", to.id())
                .bind("type", from.type())
                .bind("id", from.id())
                .run();
        tx.update("""
                        update wanted_entry set record_type = :newType, record_id = :newId
                        where record_type = :type and record_id = :id
                        """)
                .bind("newType", to.type())
                .bind("newId", to.id())
                .bind("type", from.type())
                .bind("id", from.id())
                .run();
    }

    /** A record is no more. */
    static void delete(Tx tx, RecordRef record) {
        for (String table : List.of("wanted_field", "wanted_entry")) {
            tx.update("delete from " + table + " where record_type = :type and record_id = :id")
                    .bind("type", record.type())
                    .bind("id", record.id())
                    .run();
        }
    }

    /** The host was told. False where there is a newer wish by now, which an older word may have run over. */
    static boolean done(Tx tx, Field field) {
        return tx.update("""
                                update wanted_field set told = :version
                                where record_type = :type and record_id = :id and network = :network and version = :version
                                """)
                        .bind("type", field.record().type())
                        .bind("id", field.record().id())
                        .bind("network", field.network())
                        .bind("version", field.version())
                        .run()
                == 1;
    }

    /** Records of which the host still has to be told something, behind another one in their order. */
    static List<RecordRef> left(Tx tx, RecordRef after, int most) {
        return tx.query("""
                        select record_type, record_id from wanted_field
                        where told < version and (record_type, record_id) > (:type, :id)
                        union select record_type, record_id from wanted_entry where (record_type, record_id) > (:type, :id)
                        order by record_type, record_id limit :most
                        """)
                .bind("type", after.type())
                .bind("id", after.id())
                .bind("most", most)
                .list(row -> new RecordRef(row.string("record_type"), row.string("record_id")));
    }

    private static Field field(Row row) {
        return new Field(
                new RecordRef(row.string("record_type"), row.string("record_id")),
                row.string("network"),
                row.stringOrNull("value"),
                row.stringOrNull("user_id"),
                Json.strings(row.string("expected")),
                row.longValue("told") == row.longValue("version"),
                row.longValue("version"));
    }

    static void wantEntry(Tx tx, Entry entry) {
        tx.update("""
                        insert into wanted_entry (id, record_type, record_id, at, user_id, message_key, arguments, detail, href)
                        values (:id, :type, :record, :at, :user, :key, :arguments, :detail, :href)
                        on conflict (id) do nothing
                        """)
                .bind("id", entry.id())
                .bind("type", entry.record().type())
                .bind("record", entry.record().id())
                .bind("at", entry.at())
                .bind("user", entry.userId())
                .bind("key", entry.key())
                .bind("arguments", Json.list(entry.arguments()))
                .bind("detail", entry.detail())
                .bind("href", entry.href())
                .run();
    }

    static List<Entry> entries(Tx tx, RecordRef record) {
        return tx.query("select * from wanted_entry where record_type = :type and record_id = :id order by at, id")
                .bind("type", record.type())
                .bind("id", record.id())
                .list(row -> new Entry(
                        row.string("id"),
                        record,
                        row.instant("at"),
                        row.stringOrNull("user_id"),
                        row.string("message_key"),
                        Json.strings(row.string("arguments")),
                        row.string("detail"),
                        row.stringOrNull("href")));
    }

    static int done(Tx tx, Entry entry) {
        return tx.update("delete from wanted_entry where id = :id")
                .bind("id", entry.id())
                .run();
    }
}
