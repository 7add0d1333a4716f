package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one place that says through which connections a caller may act: the caller's own. */
@Component(service = ActingConnections.class)
public final class ActingConnections {
    private final OwnConnections own;

    @Activate
    public ActingConnections(@Reference OwnConnections own) {
        this.own = own;
    }

    /**
     * This very connection, to act with.
     *
     * @throws SocialException {@link Kind#NOT_FOUND} for one that the caller may not act through, {@link Kind#REVOKED} where somebody has to sign in
     *     again first
     */
    public Connected require(Caller caller, String network, String id) {
        return own.requireId(caller, network, id);
    }

    /**
     * A connection to this account, be it one of a later sign-in.
     *
     * @throws SocialException {@link Kind#NOT_CONNECTED} where the caller may not act for that account (any more), {@link Kind#REVOKED} as above
     */
    public Connected toAccount(Caller caller, String network, String accountId) {
        Connected connected = own.require(caller, network);
        if (!connected.account().id().equals(accountId)) {
            throw new SocialException(Kind.NOT_CONNECTED, "it is another account's");
        }
        return connected;
    }
}
