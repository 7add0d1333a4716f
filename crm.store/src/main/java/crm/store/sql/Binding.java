package crm.store.sql;

import crm.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Which values statements take, and as what they are kept. */
final class Binding {

    private Binding() {}

    static void bind(SqlStatement<?> statement, String name, @Nullable Object value) {
        if (value instanceof Collection<?> many) {
            statement.bindList(
                    EmptyHandling.NULL_KEYWORD,
                    name,
                    many.stream().map(Binding::kept).toList());
        } else {
            statement.bind(name, kept(value));
        }
    }

    static @Nullable Object kept(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof String text) {
            if (text.codePoints().anyMatch(Binding::unfit)) {
                throw new StoreException(StoreException.Kind.INVALID, "a text that cannot be kept", null);
            }
            return text;
        }
        if (value == null
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Boolean
                || value instanceof byte[]) {
            return value;
        }
        throw new IllegalArgumentException(
                "Not a value for a statement: " + value.getClass().getName());
    }

    /** PostgreSQL takes no U+0000, and no encoding has half of a pair; SQLite, which would take the former, behaves the same. */
    private static boolean unfit(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
