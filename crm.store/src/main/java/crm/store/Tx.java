package crm.store;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A running transaction, used by the thread that was given it and only until its {@link Work} returns.
 *
 * <p>SQL takes named parameters {@code :name}, and {@code in (<name>)} for a collection. Values: String, Long, Integer,
 * Boolean, byte[], Instant (kept as {@code bigint}, milliseconds since 1970), Enum (kept by name), Collection of these,
 * and null.
 *
 * <p>After a {@link StoreException} the transaction is lost on both databases: further statements fail, and it is rolled
 * back and thrown again at the end even if it was caught. What may collide says so: {@code on conflict do nothing}.
 */
@ProviderType
public interface Tx {

    /** A statement with rows: {@code select}, or {@code insert … returning}. */
    Query query(String sql);

    /** A statement without rows. */
    Update update(String sql);

    /** One statement with many sets of values. */
    Batch batch(String sql);

    /** When this transaction began, by the store's clock, whole milliseconds: what was stored reads back equal. */
    Instant now();

    /**
     * Announces a change to every node when, and only if, this transaction commits; see {@link Changes}.
     *
     * @param topic what kind of thing, {@code contact.edited}
     * @param key which one
     * @param payload what readers need to know, often empty; no secrets
     */
    void changed(String topic, String key, String payload);

    /** Runs on this thread after the commit, in order; a failure there is logged and changes nothing. */
    void afterCommit(Runnable action);
}
