package crm.host.record;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next the cursor of what follows; null on the last page
 * @param total how many there are on all pages; in lists counted up to {@link Counting#BOUND}, {@link Counting#NOT_ASKED} where nobody wants to know
 */
public record Page<T>(List<T> items, @Nullable String next, long total) {
    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next, total);
    }

    /** Cuts a page off rows of which one more than the limit was read. */
    static <T> Page<T> of(List<T> rows, int limit, long total, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null, total);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)).text(), total);
    }
}
