package crm.store;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A statement that changes rows; runs once. */
@ProviderType
public interface Update {

    /** Sets a parameter; see {@link Query#bind}. */
    Update bind(String name, @Nullable Object value);

    /**
     * @return how many rows were changed
     * @throws StoreException {@code CONFLICT} if a unique constraint refuses
     */
    int run();
}
