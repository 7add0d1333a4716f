package crm.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one exception of this package. Its message holds no value of any row. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * <table>
     * <caption>What went wrong, and what to do</caption>
     * <tr><th>kind</th><th>meaning</th><th>repeat?</th></tr>
     * <tr><td>UNAVAILABLE</td><td>no free connection in time, database down or read-only, disk full, deadlock</td>
     *     <td>later; whether a write took effect is open if the connection was lost</td></tr>
     * <tr><td>CONFLICT</td><td>a unique constraint refused</td><td>no; see {@link #conflictsOn}</td></tr>
     * <tr><td>INVALID</td><td>a text that cannot be kept: it holds U+0000 or half a surrogate pair</td><td>no</td></tr>
     * <tr><td>FAILED</td><td>anything else: a wrong statement, a broken constraint, a failed migration</td>
     *     <td>no</td></tr>
     * </table>
     */
    public enum Kind {
        UNAVAILABLE,
        CONFLICT,
        INVALID,
        FAILED
    }

    private final Kind kind;
    private final List<String> columns;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, List.of(), cause);
    }

    /** @param columns of the constraint that refused, in its order; empty if unknown */
    public StoreException(Kind kind, String message, List<String> columns, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.columns = List.copyOf(columns);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether this is a conflict on exactly these columns, in the constraint's order, without the table's name. */
    public boolean conflictsOn(String... names) {
        return kind == Kind.CONFLICT && columns.equals(List.of(names));
    }
}
