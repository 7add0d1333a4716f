package crm.host.record;

import crm.host.api.RecordRef;
import crm.store.Batch;
import crm.store.Store;
import crm.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds records by their words. A word that many records have is not looked up: whoever walks over them in a list's order meets enough of them soon. One
 * that few have, or none, would make them walk over all.
 */
public final class SearchIndex {
    /** So many records are few. */
    static final int FEW = 500;

    private static final int PORTION = 500;

    /** Behind each text that begins with the text before it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

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

    /** The records of a type that have each of these words, if one of the words is had by few. Others of the words may be left unlooked at. */
    static Optional<Set<String>> few(Collection<String> words, Function<String, Optional<Set<String>>> having) {
        Set<String> found = null;
        for (String word : words) {
            Set<String> ids = having.apply(word).orElse(null);
            if (ids != null) {
                if (found == null) {
                    found = new HashSet<>(ids);
                } else {
                    found.retainAll(ids);
                }
                if (found.isEmpty()) {
                    break;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** The records of a type that have a word; empty if these are not few. */
    static Optional<Set<String>> having(Tx tx, String type, String word) {
        List<String> ids = tx.query("""
                        select distinct record_id from search_word where type = :type and word >= :word and word < :behind limit :most
                        """)
                .bind("type", type)
                .bind("word", bytes(word))
                .bind("behind", bytes(word + LAST))
                .bind("most", FEW + 1)
                .list(row -> row.string("record_id"));
        return ids.size() > FEW ? Optional.empty() : Optional.of(Set.copyOf(ids));
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
