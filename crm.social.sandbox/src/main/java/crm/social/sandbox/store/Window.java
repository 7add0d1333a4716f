package crm.social.sandbox.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a list, newest first, is wanted.
 *
 * @param above only what has a higher number (exclusive)
 * @param below only what has a lower number (exclusive)
 * @param forward whether the part nearest to {@code above} is wanted: a step back to newer things
 * @param size how many at most
 */
public record Window(long above, long below, boolean forward, int size) {
    /** The newest. */
    public static Window newest(int size) {
        return new Window(0, Long.MAX_VALUE, false, size);
    }

    /** One more is read, so that the reader knows whether there is more. */
    public Window andOneMore() {
        return new Window(above, below, forward, size + 1);
    }

    List<Post> page(Rows rows, String sql, String column, Object... values) {
        return placed(rows, sql, column, 1, Post::read, values).stream()
                .map(Placed::value)
                .toList();
    }

    <T> List<Placed<T>> placed(
            Rows rows, String sql, String column, int placeAt, Rows.Reader<T> reader, Object... values) {
        List<Object> all = new ArrayList<>(List.of(values));
        all.addAll(List.of(above, below, size));
        List<Placed<T>> found = rows.list(
                sql + " and " + column + " > ? and " + column + " < ? order by " + column + (forward ? "" : " desc")
                        + " limit ?",
                row -> new Placed<>(row.getLong(placeAt), reader.read(row)),
                all.toArray());
        return forward ? Posts.reversed(found) : found;
    }
}
