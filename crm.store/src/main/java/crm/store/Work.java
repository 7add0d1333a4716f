package crm.store;

import org.jspecify.annotations.Nullable;

/** What is done inside one transaction. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {

    /** @param tx of the calling thread; useless after this method returns */
    T in(Tx tx);
}
