package crm.store;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens stores in the database that the operator configured (PID {@code crm.store}): SQLite files by default, schemas
 * of one PostgreSQL database otherwise. May be called from any thread.
 */
@ProviderType
public interface Stores {

    /**
     * Connects, migrates to the newest version and starts the change feed. The caller owns the store and closes it.
     * Each store may be open once per process; a second opening waits a few seconds for the first to be closed.
     *
     * @throws StoreException {@code UNAVAILABLE} if the database does not answer or another process owns the file,
     *     {@code FAILED} if a migration fails or one that was applied earlier has a different text now
     */
    Store open(StoreSpec spec);
}
