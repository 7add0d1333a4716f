package crm.social.api;

import crm.host.api.Caller;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signing in at a network. A flow begins on a click, lives on the server, belongs to the browser session that began it, and ends once.
 */
@ProviderType
public interface SignIns {
    /**
     * Begins a flow. Beginning the same flow again, as a reloaded window does, starts it afresh while it is waiting.
     *
     * @param flow 128 bits made by the page, in base64url or hexadecimal
     * @param acts what the user wants to do; the grant is asked for accordingly
     * @param owner whose connection it shall be; the organisation's is for administrators only
     * @return where to send the browser
     */
    URI begin(Caller caller, String network, String flow, Set<Act> acts, Owner owner);

    /** How a flow stands; {@link SocialException.Kind#NOT_FOUND} for a flow of another session. */
    Flow flow(Caller caller, String flow);

    /** Gives up waiting. */
    void cancel(Caller caller, String flow);

    /**
     * The network sent the browser back. Never throws for what the network or a forger put into the parameters: the flow's state tells.
     *
     * @param registration the app registration whose callback address was called
     * @param parameters the query's parameters; of one given twice, nothing is taken
     */
    Flow complete(Caller caller, String registration, Map<String, String> parameters);

    /** Whose connection a flow makes. */
    enum Owner {
        CALLER,
        ORGANISATION
    }

    /** How a flow can stand. */
    enum State {
        WAITING,
        CONNECTED,
        /** The person refused at the network. */
        REFUSED,
        /** Given up on our side. */
        CANCELLED,
        /** Too late: the flow, or the network's code, had expired. */
        EXPIRED,
        /** What came back does not belong to a flow that this session began. */
        FORGED,
        FAILED
    }

    /**
     * A flow.
     *
     * @param flow its id; empty where what came back belongs to none
     * @param state how it stands
     * @param failure why it failed, or null
     * @param connection what came of it, or null
     */
    record Flow(
            String flow,
            String network,
            State state,
            SocialException.@Nullable Kind failure,
            Connections.@Nullable Connection connection) {}
}
