package crm.store;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** The right to do something alone, over all nodes, for a while; nodes' clocks agree to a second or so. */
@ProviderType
public interface Leases {

    /**
     * Takes or prolongs a lease; of several that try at once, one wins.
     *
     * @param owner who takes it, unique over all nodes ({@link Ids#random})
     * @return whether it is the owner's now
     */
    boolean take(Tx tx, String name, String owner, Duration time);

    /** Gives a lease back; does nothing if it is no longer the owner's. */
    void release(Tx tx, String name, String owner);
}
