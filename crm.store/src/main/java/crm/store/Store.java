package crm.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One owner's tables, with a change feed, jobs and leases beside them. All methods may be called from any thread and
 * block for the database; none may be called while the same thread is already inside a transaction of this store
 * ({@link IllegalStateException}): work inside a transaction uses the {@link Tx} it was given.
 *
 * <p>Every failure of the database is a {@link StoreException}. No network call belongs inside a write: on SQLite all
 * writes of a store queue for one connection, and wait at most the configured time-out (2 s or more).
 */
@ProviderType
public interface Store extends AutoCloseable {

    String name();

    /** Runs statements that only read, all seeing the same moment. Anything that writes fails. */
    <T extends @Nullable Object> T read(Work<T> work);

    /** Runs work in one transaction: committed when it returns, rolled back when it throws. Never repeated. */
    <T extends @Nullable Object> T write(Work<T> work);

    /**
     * Like {@link #write}, for work that may run twice: it is repeated once, in a new transaction, after a deadlock, a
     * serialization failure or a lost connection. A lost connection leaves open whether the first run was committed,
     * so the second must then come to the same result. On SQLite nothing is repeated.
     */
    <T extends @Nullable Object> T writeIdempotent(Work<T> work);

    /** {@link #write} without a result. */
    default void run(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    Changes changes();

    Jobs jobs();

    Leases leases();

    /** Whether the database answers now; waits at most the configured time-out for each of its pools. */
    boolean available();

    /**
     * Writes a consistent copy of the SQLite file while the store stays in use.
     *
     * @param file does not exist yet
     * @throws UnsupportedOperationException on PostgreSQL, which brings tools of its own
     */
    void backup(Path file);

    /** Ends feed and jobs (running handlers get 2 s, then an interrupt and 2 s more), then the connections. */
    @Override
    void close();
}
