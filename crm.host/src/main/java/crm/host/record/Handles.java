package crm.host.record;

import crm.store.Batch;
import crm.store.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The social handles of leads and contacts, by network. */
final class Handles {
    private record Row(String personId, String network, String value) {}

    /**
     * A handle before and after.
     *
     * @param before null for none
     * @param after null for none
     */
    record Change(@Nullable String before, @Nullable String after) {}

    /** A handle to write. */
    record Put(String personId, String network, String value) {}

    private static final String PUT =
            "insert into handle (person_id, network, value) values (:person, :network, :value)"
                    + " on conflict (person_id, network) do update set value = excluded.value";

    private Handles() {}

    static Map<String, String> of(Tx tx, String personId) {
        return of(tx, List.of(personId)).getOrDefault(personId, Map.of());
    }

    static Map<String, Map<String, String>> of(Tx tx, Collection<String> personIds) {
        Map<String, Map<String, String>> handles = new HashMap<>();
        tx.query("select person_id, network, value from handle where person_id in (<ids>)")
                .bind("ids", personIds)
                .list(row -> new Row(row.string("person_id"), row.string("network"), row.string("value")))
                .forEach(row -> handles.computeIfAbsent(row.personId, id -> new HashMap<>())
                        .put(row.network, row.value));
        return handles;
    }

    /** Writes what is new and answers what really changed. */
    static Map<String, Change> set(Tx tx, String personId, Map<String, String> wanted) {
        Map<String, String> present = of(tx, personId);
        Map<String, Change> changes = new LinkedHashMap<>();
        wanted.forEach((network, text) -> {
            String before = present.get(network);
            String after = text.isEmpty() ? null : text;
            if (!Objects.equals(before, after)) {
                write(tx, personId, network, after);
                changes.put(network, new Change(before, after));
            }
        });
        return changes;
    }

    /** Writes handles, each the value of its person and network now. */
    static void put(Tx tx, List<Put> handles) {
        Batch batch = tx.batch(PUT);
        handles.forEach(one -> batch.bind("person", one.personId)
                .bind("network", one.network)
                .bind("value", one.value)
                .add());
        batch.run();
    }

    private static void write(Tx tx, String personId, String network, @Nullable String value) {
        if (value == null) {
            tx.update("delete from handle where person_id = :person and network = :network")
                    .bind("person", personId)
                    .bind("network", network)
                    .run();
            return;
        }
        put(tx, List.of(new Put(personId, network, value)));
    }
}
