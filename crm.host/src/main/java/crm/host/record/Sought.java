package crm.host.record;

import crm.host.api.RecordRef;
import crm.store.Query;
import crm.store.Tx;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words that somebody looks for among the records of a type, looked up in {@link SearchIndex}. Records that many have are not read by it: whoever walks over
 * all of them in a list's order meets enough soon. What few have, or none, would make them walk over all.
 */
final class Sought {
    /** So many records are few. */
    static final int FEW = 500;

    /** A word with more rows than this is not held against others: that would cost more than to walk. */
    private static final int MANY = 20_000;

    /** So many rows may stand for a few records: one has several words that begin alike. */
    private static final int ROWS_OF_FEW = 5 * FEW;

    /** In so many rows of one word there mostly are as many records as are counted: PostgreSQL reads all rows before it knows which differ. */
    private static final int ENOUGH = 2 * Counting.BOUND;

    /** Behind each text that begins with the text before it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String OF_PERSON =
            "select record_id as id from search_word where type = :type and word >= :from%1$d and word < :behind%1$d";

    /** A deal is found by its own name and by its contact's words. */
    private static final String OF_DEAL = OF_PERSON
            + " union all select d.id from search_word w join deal d on d.contact_id = w.record_id"
            + " where w.type = :contact and w.word >= :from%1$d and w.word < :behind%1$d";

    private final Tx tx;
    private final String type;
    private final List<String> words;
    private final int[] rows;

    /** Looks up how frequent each word is: a word alone, as far as it matters whether few records have it. */
    Sought(Tx tx, String type, Collection<String> words) {
        this.tx = tx;
        this.type = type;
        this.words = List.copyOf(words);
        this.rows = IntStream.range(0, this.words.size()).map(this::rows).toArray();
    }

    private int rows(int word) {
        return bind(
                        tx.query("select count(*) as total from (select 1 from (" + sql(word)
                                + ") as one limit :most) as found"),
                        List.of(word))
                .bind("most", (words.size() == 1 ? ROWS_OF_FEW : MANY) + 1)
                .one(row -> row.intValue("total"));
    }

    /** The records that have each of the words, if these are few. Some words may be left unlooked at where one of the others is had by few. */
    Optional<Set<String>> few() {
        List<Integer> narrow = narrow();
        if (narrow.isEmpty()) {
            return Optional.empty();
        }
        int least = rows[narrow.get(0)];
        if (narrow.size() == 1 && least > ROWS_OF_FEW) {
            return Optional.empty();
        }
        List<Integer> looked = least <= FEW ? narrow.subList(0, 1) : narrow;
        List<String> ids = bind(tx.query(all(looked) + " limit :most"), looked)
                .bind("most", FEW + 1)
                .list(row -> row.string("id"));
        return ids.size() > FEW ? Optional.empty() : Optional.of(Set.copyOf(ids));
    }

    /** How many records have each of the words, as far as {@link Counting} counts; empty where only a walk can tell. */
    OptionalLong count() {
        if (words.size() == 1) {
            List<Integer> alone = List.of(0);
            long some = count("select distinct id from (" + sql(0) + " limit " + ENOUGH + ") as part", alone);
            return OptionalLong.of(some == Counting.BOUND ? some : count(all(alone), alone));
        }
        List<Integer> looked = narrow();
        return looked.isEmpty() || looked.size() < words.size()
                ? OptionalLong.empty()
                : OptionalLong.of(count(all(looked), looked));
    }

    private long count(String records, List<Integer> looked) {
        return bind(tx.query("select count(*) as total from (" + records + " limit :most) as found"), looked)
                .bind("most", Counting.BOUND)
                .one(row -> row.longValue("total"));
    }

    /** Words that do not stand everywhere, the rarest first. */
    private List<Integer> narrow() {
        return IntStream.range(0, words.size())
                .filter(word -> rows[word] <= MANY)
                .boxed()
                .sorted(Comparator.comparingInt(word -> rows[word]))
                .toList();
    }

    private String all(List<Integer> looked) {
        return looked.stream()
                .map(word -> "select distinct id from (" + sql(word) + ") as has" + word)
                .collect(Collectors.joining(" intersect "));
    }

    private String sql(int word) {
        return (type.equals(Deals.DEAL) ? OF_DEAL : OF_PERSON).formatted(word);
    }

    private Query bind(Query query, List<Integer> looked) {
        query.bind("type", type);
        if (type.equals(Deals.DEAL)) {
            query.bind("contact", RecordRef.CONTACT);
        }
        for (int word : looked) {
            query.bind("from" + word, bytes(words.get(word))).bind("behind" + word, bytes(words.get(word) + LAST));
        }
        return query;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
