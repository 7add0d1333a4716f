package crm.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A statement that answers with rows; runs once. */
@ProviderType
public interface Query {

    /**
     * Sets a parameter; see {@link Tx} for the types. An empty collection matches nothing, even behind {@code not in},
     * which is then better left out.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    Query bind(String name, @Nullable Object value);

    /**
     * The only row.
     *
     * @throws StoreException {@code FAILED} if there is none or a second one
     */
    <T extends @Nullable Object> T one(Function<Row, T> mapping);

    /** The first row, if any; the mapping's result is never null. */
    <T> Optional<T> first(Function<Row, T> mapping);

    /** All rows, in an unmodifiable list; the statement says how many at most. */
    <T> List<T> list(Function<Row, T> mapping);
}
