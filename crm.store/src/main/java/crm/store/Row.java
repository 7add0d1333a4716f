package crm.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One row of an answer, valid while it is being mapped. Columns go by their label, whatever its case. A label that
 * does not exist, null where the method does not end in {@code OrNull}, and an unknown constant are a
 * {@link StoreException} {@code FAILED}. The column's type is to fit: SQLite reads a text as the number 0.
 */
@ProviderType
public interface Row {

    String string(String column);

    @Nullable
    String stringOrNull(String column);

    long longValue(String column);

    @Nullable
    Long longOrNull(String column);

    int intValue(String column);

    @Nullable
    Integer intOrNull(String column);

    boolean bool(String column);

    @Nullable
    Boolean boolOrNull(String column);

    byte[] bytes(String column);

    byte @Nullable [] bytesOrNull(String column);

    /** Milliseconds since 1970. */
    Instant instant(String column);

    @Nullable
    Instant instantOrNull(String column);

    /** A constant by its name. */
    <E extends Enum<E>> E enumValue(String column, Class<E> type);

    <E extends Enum<E>> @Nullable E enumOrNull(String column, Class<E> type);
}
