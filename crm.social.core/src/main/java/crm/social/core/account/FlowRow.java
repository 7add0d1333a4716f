package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.SignIns.Owner;
import crm.social.api.SocialException;
import crm.store.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flow as stored: neither its id nor its state is in there to be read.
 *
 * @param hash of the flow's id
 * @param sealedFlow the flow's id
 * @param sealedMemo what the provider needs to complete; null once it was taken out
 * @param owner whose connection it makes
 */
record FlowRow(
        String hash,
        String userId,
        String sessionKey,
        String network,
        String registration,
        String sealedFlow,
        @Nullable String sealedMemo,
        State state,
        SocialException.@Nullable Kind failure,
        @Nullable String connectionId,
        Owner owner,
        Instant expiresAt) {
    /** How a flow stands in the table. */
    enum State {
        WAITING,
        /** The browser is back and the network is being asked; nobody else may complete it. */
        TAKEN,
        CONNECTED,
        REFUSED,
        CANCELLED,
        EXPIRED,
        FAILED;

        boolean open() {
            return this == WAITING || this == TAKEN;
        }
    }

    static FlowRow of(Row row) {
        return new FlowRow(
                row.string("flow_hash"),
                row.string("user_id"),
                row.string("session_key"),
                row.string("network"),
                row.string("registration"),
                row.string("sealed_flow"),
                row.stringOrNull("sealed_memo"),
                row.enumValue("state", State.class),
                row.enumOrNull("failure", SocialException.Kind.class),
                row.stringOrNull("connection_id"),
                row.enumValue("owner", Owner.class),
                row.instant("expires_at"));
    }

    /** Whether this user began it in this session of the browser. */
    boolean belongsTo(Caller caller) {
        return userId.equals(caller.userId()) && sessionKey.equals(caller.sessionKey());
    }

    @Override
    public String toString() {
        return "FlowRow[" + network + ", " + state + "]";
    }
}
