package crm.host.record;

import crm.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far readers of the feed have come while they begin. How far they have come afterwards, the store's own feed knows. */
final class ReaderTable {
    private ReaderTable() {}

    /**
     * A reader.
     *
     * @param walkedTo the last record that it was told of; empty before the first; null once it reads what happens
     */
    record Reader(@Nullable String walkedTo) {}

    static Optional<Reader> find(Tx tx, String name) {
        return tx.query("select walked_to from record_reader where name = :name")
                .bind("name", name)
                .first(row -> new Reader(row.stringOrNull("walked_to")));
    }

    static void begin(Tx tx, String name) {
        tx.update("""
                        insert into record_reader (name, walked_to) values (:name, '')
                        on conflict (name) do update set walked_to = excluded.walked_to
                        """).bind("name", name).run();
    }

    /** Of two who walk under one name, the one who is behind moves nothing. */
    static void walked(Tx tx, String name, String to) {
        tx.update("update record_reader set walked_to = :to where name = :name and walked_to < :to")
                .bind("to", to)
                .bind("name", name)
                .run();
    }

    static void end(Tx tx, String name) {
        tx.update("update record_reader set walked_to = null where name = :name")
                .bind("name", name)
                .run();
    }

    /** The next records that carry a handle, with their handles, in the order of their ids. */
    static List<PersonRecord> carrying(Tx tx, String after, int limit) {
        List<String> ids = tx.query(
                        "select distinct person_id from handle where person_id > :after order by person_id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .list(row -> row.string("person_id"));
        Map<String, Map<String, String>> handles = Handles.of(tx, ids);
        return tx
                .query("select * from person where id in (<ids>) order by id")
                .bind("ids", ids)
                .list(PersonTable::map)
                .stream()
                .map(person ->
                        person.withHandles(handles.getOrDefault(person.ref().id(), Map.of())))
                .toList();
    }
}
