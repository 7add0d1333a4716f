package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.Connections.Disconnected;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Grant;
import crm.social.core.Access;
import crm.social.core.AuditTrail;
import crm.social.core.CoreStore;
import crm.social.core.Topics;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The organisation's connections: made by an administrator who signs in, at most one for each network, used by those on its list. They share accounts
 * with the users' connections, and with them the grant.
 */
@Component(service = OrganisationConnections.class)
public final class OrganisationConnections {
    private static final String DETAIL = "organisation";
    private static final String BY_OPERATOR = "organisation, by the operator";

    private final CoreStore store;
    private final Access access;
    private final Accounts accounts;
    private final Revocations revocations;

    @Activate
    public OrganisationConnections(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference Accounts accounts,
            @Reference Revocations revocations) {
        this.store = store;
        this.access = access;
        this.accounts = accounts;
        this.revocations = revocations;
    }

    /** The organisation's connection to a network. */
    public Optional<Connected> find(String network) {
        return store.read(tx -> OrganisationTable.find(tx, network)).connection();
    }

    /** All connections of the organisation, by network. */
    public List<Connected> all() {
        return store.read(OrganisationTable::connected).stream()
                .flatMap(row -> row.connection().stream())
                .toList();
    }

    /** The organisation's connection to a network, to look with: {@link Kind#NOT_CONNECTED} or {@link Kind#REVOKED} where there is none. */
    public Connected require(String network) {
        Connected found = find(network)
                .orElseThrow(() ->
                        new SocialException(Kind.NOT_CONNECTED, "the organisation has no connection to " + network));
        if (!accounts.usable(found.account())) {
            throw new SocialException(Kind.REVOKED, "an administrator has to sign in again");
        }
        return found;
    }

    /** The organisation's connection to a network, where the caller may act through it. */
    public Optional<Connected> actedBy(Caller caller, String network) {
        return find(network).filter(found -> mayAct(caller.userId(), network));
    }

    /** Whether a user is on the list, may sign in, and holds the permission, all of it now. */
    public boolean mayAct(String userId, String network) {
        return store.read(tx -> OrganisationTable.acts(tx, network, userId))
                && access.active(userId)
                && access.allowed(userId);
    }

    OrganisationRow row(String network) {
        return store.read(tx -> OrganisationTable.find(tx, network));
    }

    List<String> actors(String network) {
        return store.read(tx -> OrganisationTable.actors(tx, network));
    }

    /**
     * An administrator signed in: the account takes the grant for all who share it, and the organisation is connected to it; a connection to another
     * account of the same network ends. The list stays, with the administrator on it.
     *
     * @param ended gathers the revocations to tell the network of after the commit
     */
    Connected signedIn(Tx tx, String userId, Profile profile, Grant grant, List<String> ended) {
        Instant now = tx.now();
        String network = profile.key().network();
        OrganisationRow before = OrganisationTable.change(tx, network);
        String accountId = accounts.signedIn(tx, profile, grant, now);
        Connected old = before.connected();
        if (old == null || !old.account().id().equals(accountId)) {
            OrganisationTable.connect(tx, network, accountId, now);
            if (old != null) {
                String revocation = left(tx, old, userId, now, DETAIL);
                if (!revocation.isEmpty()) {
                    ended.add(revocation);
                }
            }
        }
        OrganisationTable.setUpBy(tx, network, userId);
        OrganisationTable.add(tx, network, userId);
        String subject = profile.key().subject();
        AuditTrail.write(tx, now, new AuditTrail.Entry(AuditTrail.Act.CONNECT, userId, network, subject, DETAIL));
        Accounts.announce(tx, network, accountId);
        return OrganisationTable.find(tx, network).connection().orElseThrow();
    }

    /** Sets who may act, where the organisation is as the caller saw it. */
    void setActors(Caller caller, String network, List<String> userIds, long expectedVersion) {
        store.write(tx -> {
            Connected connected = changed(tx, network, expectedVersion);
            OrganisationTable.replaceActors(tx, network, userIds);
            AuditTrail.write(
                    tx,
                    tx.now(),
                    new AuditTrail.Entry(
                            AuditTrail.Act.SET_ACTORS,
                            caller.userId(),
                            network,
                            connected.account().key().subject(),
                            String.join(" ", userIds)));
            Topics.organisation(tx, network);
            return true;
        });
    }

    /** Ends the connection, where the organisation is as the caller saw it. */
    Disconnected end(Caller caller, String network, long expectedVersion) {
        return revocations.told(
                store.write(tx -> end(tx, changed(tx, network, expectedVersion), caller.userId(), DETAIL)));
    }

    /** Ends a connection of the organisation by the operator's word; empty where there is none of this id. */
    public Optional<Disconnected> end(String connectionId) {
        Optional<String> revocation = store.write(tx -> OrganisationTable.connected(tx).stream()
                .flatMap(row -> row.connection().stream())
                .filter(connected -> connected.id().equals(connectionId))
                .findFirst()
                .map(connected -> {
                    OrganisationTable.change(tx, connected.network());
                    return end(tx, connected, null, BY_OPERATOR);
                }));
        return revocation.map(revocations::told);
    }

    /** Whether the organisation is still connected through this connection. */
    public boolean current(Tx tx, Connected connected) {
        return OrganisationTable.find(tx, connected.network())
                .connection()
                .filter(now -> now.id().equals(connected.id()))
                .isPresent();
    }

    /** The ids of its connections. */
    public List<String> ids(Tx tx) {
        return OrganisationTable.connected(tx).stream()
                .flatMap(row -> row.connection().stream())
                .map(Connected::id)
                .toList();
    }

    private String end(Tx tx, Connected connected, @Nullable String userId, String detail) {
        OrganisationTable.end(tx, connected.network());
        Topics.organisation(tx, connected.network());
        return left(tx, connected, userId, tx.now(), detail);
    }

    private static Connected changed(Tx tx, String network, long expectedVersion) {
        OrganisationRow row = OrganisationTable.change(tx, network);
        if (row.version() != expectedVersion + 1) {
            throw new SocialException(Kind.CONFLICT, "the organisation was changed meanwhile");
        }
        return row.connection()
                .orElseThrow(() -> new SocialException(Kind.NOT_CONNECTED, "the organisation has no connection"));
    }

    /** The organisation does not use an account any more. */
    private String left(Tx tx, Connected connected, @Nullable String userId, Instant now, String detail) {
        AccountRow account = Accounts.lock(tx, connected.account().id(), now);
        String subject = account.key().subject();
        AuditTrail.write(
                tx, now, new AuditTrail.Entry(AuditTrail.Act.DISCONNECT, userId, connected.network(), subject, detail));
        return Accounts.used(tx, account.id()) ? "" : revocations.take(tx, account, now);
    }
}
