package crm.host.record;

import crm.store.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions of a list with their values, put together from what was asked for. */
final class Filter {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The same, to go on from. */
    Filter copy() {
        Filter copy = new Filter();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        return copy;
    }

    Filter where(String condition) {
        conditions.add(condition);
        return this;
    }

    Filter where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    /** Each word has to stand in one of the columns, which hold a {@link SearchText}. */
    Filter words(Collection<String> words, String... columns) {
        int number = 0;
        for (String word : words) {
            String name = "word" + number++;
            List<String> likes = new ArrayList<>();
            for (String column : columns) {
                likes.add(column + " like :" + name + " escape '!'");
            }
            where("(" + String.join(" or ", likes) + ")", name, SearchText.pattern(word));
        }
        return this;
    }

    /** The rows behind the cursor only. */
    Filter after(Sort sort, Cursor cursor, String idColumn) {
        values.put("afterId", cursor.id());
        return where(sort.after(idColumn), "after", sort.value(cursor));
    }

    String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        return query;
    }
}
