package crm.social.api;

import crm.host.api.Caller;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The caller's own connections. */
@ProviderType
public interface Connections {
    /** All connections of the caller, by network. */
    List<Connection> mine(Caller caller);

    /**
     * Ends a connection. The last one to an account also revokes the grant at the network and wipes it here; links stay.
     *
     * @return whether the network confirmed the revocation, or was not asked because colleagues still use the account
     */
    Disconnected disconnect(Caller caller, String connectionId);

    /** How a connection stands. */
    enum State {
        ACTIVE,
        /** The network does not accept the grant any more: the user has to sign in again. */
        REVOKED
    }

    /** What became of the grant. */
    enum Disconnected {
        REVOKED_AT_NETWORK,
        STILL_SHARED,
        /** The network did not answer; the grant is wiped here and may be ended on the network's own page. */
        NOT_CONFIRMED
    }

    /**
     * A connection.
     *
     * @param id opaque
     * @param network the network's id
     * @param handle handle of the account that acts
     * @param name name of the account that acts
     * @param picture a path on our own origin, or null
     * @param state how it stands
     * @param acts what the grant allows
     * @param since when it was made
     */
    record Connection(
            String id,
            String network,
            SubjectKey account,
            String handle,
            String name,
            @Nullable URI picture,
            State state,
            Set<Act> acts,
            Instant since) {
        public Connection {
            acts = Collections.unmodifiableSet(new TreeSet<>(acts));
        }
    }
}
