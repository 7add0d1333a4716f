package crm.host.record;

import crm.host.api.RecordRef;
import crm.store.Batch;
import crm.store.Store;
import crm.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words by which records are found, kept with each change of a record; {@link Sought} looks them up. */
public final class SearchIndex {
    private static final int PORTION = 500;

    private SearchIndex() {}

    /**
     * The text of a record's words.
     *
     * @param before as {@link SearchText} made it, or empty
     */
    record Change(RecordRef record, String before, String after) {}

    static void change(Tx tx, Collection<Change> changes) {
        Batch gone = tx.batch("delete from search_word where type = :type and word = :word and record_id = :id");
        Batch added = tx.batch("""
                insert into search_word (type, word, record_id) values (:type, :word, :id) on conflict (type, word, record_id) do nothing
                """);
        for (Change change : changes) {
            Set<String> before = new LinkedHashSet<>(SearchText.words(change.before));
            Set<String> after = new LinkedHashSet<>(SearchText.words(change.after));
            before.stream().filter(word -> !after.contains(word)).forEach(word -> add(gone, change.record, word));
            after.stream().filter(word -> !before.contains(word)).forEach(word -> add(added, change.record, word));
        }
        gone.run();
        added.run();
    }

    private static void add(Batch batch, RecordRef record, String word) {
        batch.bind("type", record.type())
                .bind("word", bytes(word))
                .bind("id", record.id())
                .add();
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Makes the words of all records that have none, some hundred per transaction. Several nodes may do it at once: all go by the ids, so that none waits for
     * one that waits for it.
     */
    public static void fill(Store store) {
        boolean more;
        do {
            more = store.write(SearchIndex::fillPersons);
        } while (more);
        do {
            more = store.write(SearchIndex::fillDeals);
        } while (more);
    }

    private static boolean fillPersons(Tx tx) {
        List<PersonRecord> persons = tx.query("select * from person where search = '' order by id limit :portion")
                .bind("portion", PORTION)
                .list(PersonTable::map);
        Map<String, String> texts = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        for (PersonRecord person : persons) {
            String text = SearchText.of(person.data());
            texts.put(person.ref().id(), text);
            if (person.convertedTo() == null) {
                changes.add(new Change(person.ref(), "", text));
            }
        }
        fill(tx, "person", texts, changes);
        return !persons.isEmpty();
    }

    private static boolean fillDeals(Tx tx) {
        Map<String, String> texts = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        tx.query("select id, name from deal where search = '' order by id limit :portion")
                .bind("portion", PORTION)
                .list(row -> Map.entry(row.string("id"), SearchText.of(row.string("name"))))
                .forEach(deal -> {
                    texts.put(deal.getKey(), deal.getValue());
                    changes.add(new Change(new RecordRef(Deals.DEAL, deal.getKey()), "", deal.getValue()));
                });
        fill(tx, "deal", texts, changes);
        return !texts.isEmpty();
    }

    private static void fill(Tx tx, String table, Map<String, String> texts, List<Change> changes) {
        Batch update = tx.batch("update " + table + " set search = :search where id = :id");
        texts.forEach(
                (id, search) -> update.bind("id", id).bind("search", search).add());
        update.run();
        change(tx, changes);
    }

    /** The texts of some records by id, before they are written anew. */
    static Map<String, String> texts(Tx tx, String table, Collection<String> ids) {
        Map<String, String> texts = new HashMap<>();
        tx.query("select id, search from " + table + " where id in (<ids>)")
                .bind("ids", ids)
                .list(row -> Map.entry(row.string("id"), row.string("search")))
                .forEach(text -> texts.put(text.getKey(), text.getValue()));
        return texts;
    }
}
