package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one place that says through which connections a caller may act: the caller's own, and the organisation's where they are on its list. */
@Component(service = ActingConnections.class)
public final class ActingConnections {
    private final OwnConnections own;
    private final OrganisationConnections organisations;

    @Activate
    public ActingConnections(@Reference OwnConnections own, @Reference OrganisationConnections organisations) {
        this.own = own;
        this.organisations = organisations;
    }

    /**
     * This very connection, to act with.
     *
     * @throws SocialException {@link Kind#NOT_FOUND} for one that the caller may not act through, {@link Kind#REVOKED} where somebody has to sign in
     *     again first
     */
    public Connected require(Caller caller, String network, String id) {
        Optional<Connected> organisation = organisations
                .actedBy(caller, network)
                .filter(found -> found.id().equals(id));
        return organisation.isPresent() ? own.usable(organisation.get()) : own.requireId(caller, network, id);
    }

    /** As whom a caller acts with what the organisation sees: as the organisation where they may, else as themselves; empty where neither can be used. */
    public Optional<Connected> preferred(Caller caller, String network) {
        return organisations.actedBy(caller, network).filter(own::isUsable).or(() -> own.find(caller.userId(), network)
                .filter(own::isUsable));
    }

    /** The connection with whose eyes the caller looks at a network: {@link Kind#NOT_CONNECTED} or {@link Kind#REVOKED} where there is none. */
    public Connected toLook(Caller caller, String network) {
        return own.require(caller, network);
    }

    /** Whether a user may act for an account at this moment; for jobs. */
    public boolean may(String userId, String network, String accountId) {
        return own.find(userId, network)
                        .filter(found -> leadsTo(found, accountId))
                        .isPresent()
                || (organisations
                                .find(network)
                                .filter(found -> leadsTo(found, accountId))
                                .isPresent()
                        && organisations.mayAct(userId, network));
    }

    /**
     * A connection to this account, be it one of a later sign-in.
     *
     * @throws SocialException {@link Kind#NOT_CONNECTED} where the caller may not act for that account (any more), {@link Kind#REVOKED} as above
     */
    public Connected toAccount(Caller caller, String network, String accountId) {
        return own.find(caller.userId(), network)
                .filter(found -> leadsTo(found, accountId))
                .or(() -> organisations.actedBy(caller, network).filter(found -> leadsTo(found, accountId)))
                .map(own::usable)
                .orElseThrow(() -> new SocialException(Kind.NOT_CONNECTED, "it is another account's"));
    }

    private static boolean leadsTo(Connected connected, String accountId) {
        return connected.account().id().equals(accountId);
    }
}
