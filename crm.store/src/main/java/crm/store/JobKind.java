package crm.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Puts jobs of one kind into the store, as part of the caller's transaction: both come to be, or neither. */
@ProviderType
public interface JobKind {

    String name();

    /**
     * Schedules a job, done at once after the commit if due.
     *
     * @param key which one, at most 200 characters; there is one job of a kind and key at a time
     * @param data handed to the handler, often empty; no secrets
     * @return false, changing nothing, if there is one already, waiting or running
     */
    boolean schedule(Tx tx, String key, Instant when, String data);

    /**
     * Gives a waiting job another time.
     *
     * @return false, changing nothing, if there is none or it is running
     */
    boolean move(Tx tx, String key, Instant when);

    /**
     * Removes a waiting job.
     *
     * @return false, changing nothing, if there is none or it is running
     */
    boolean cancel(Tx tx, String key);

    /** When a job is, or was, due; empty if there is none. */
    Optional<Instant> due(Tx tx, String key);
}
