package crm.store;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** One statement run for many sets of values, in one go. */
@ProviderType
public interface Batch {

    /** Sets a parameter of the set being filled; see {@link Query#bind}. Collections are not taken. */
    Batch bind(String name, @Nullable Object value);

    /** Ends this set of values and begins the next. */
    Batch add();

    /**
     * @return how many rows were changed in all; 0 if nothing was added
     * @throws StoreException {@code CONFLICT} if a unique constraint refuses one of them
     */
    int run();
}
