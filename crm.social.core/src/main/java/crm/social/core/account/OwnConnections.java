package crm.social.core.account;

import crm.host.api.Caller;
import crm.social.api.Connections;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Grant;
import crm.social.core.Access;
import crm.social.core.AuditTrail;
import crm.social.core.CoreStore;
import crm.social.core.Topics;
import crm.social.core.picture.PictureAddresses;
import crm.store.Tx;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The users' connections: gained by signing in, ended by their owner. */
@Component(service = {Connections.class, OwnConnections.class})
public final class OwnConnections implements Connections {
    private static final String BY_OPERATOR = "by the operator";
    private static final String USER_GONE = "no user any more";

    private final CoreStore store;
    private final Access access;
    private final Accounts accounts;
    private final Revocations revocations;
    private final PictureAddresses pictures;

    @Activate
    public OwnConnections(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference Accounts accounts,
            @Reference Revocations revocations,
            @Reference PictureAddresses pictures) {
        this.store = store;
        this.access = access;
        this.accounts = accounts;
        this.revocations = revocations;
        this.pictures = pictures;
    }

    @Override
    public List<Connection> mine(Caller caller) {
        access.require(caller);
        return store.read(tx -> ConnectionTable.all(tx, caller.userId())).stream()
                .map(this::shown)
                .toList();
    }

    /** The user's connection to a network as the user sees it. */
    public Optional<Connection> shown(String userId, String network) {
        return find(userId, network).map(this::shown);
    }

    /** The user's connection to a network. */
    public Optional<Connected> find(String userId, String network) {
        return store.read(tx -> ConnectionTable.find(tx, userId, network));
    }

    /** The caller's connection to a network, to act with: {@link Kind#NOT_CONNECTED} or {@link Kind#REVOKED} where there is none. */
    public Connected require(Caller caller, String network) {
        return usable(find(caller.userId(), network)
                .orElseThrow(() -> new SocialException(Kind.NOT_CONNECTED, "no connection to " + network)));
    }

    /** This very connection of the caller, to act with. */
    public Connected requireId(Caller caller, String network, String id) {
        return usable(store.read(tx -> ConnectionTable.byId(tx, caller.userId(), id))
                .filter(found -> found.network().equals(network))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such connection of this user")));
    }

    /** Whether a connection can be looked and acted with now. */
    boolean isUsable(Connected connected) {
        return accounts.usable(connected.account());
    }

    Connected usable(Connected connected) {
        if (!isUsable(connected)) {
            throw new SocialException(Kind.REVOKED, "the user has to sign in again");
        }
        return connected;
    }

    /** A connection as its user sees it. */
    public Connection shown(Connected connected) {
        AccountRow account = connected.account();
        return new Connection(
                connected.id(),
                connected.network(),
                account.key(),
                account.handle(),
                account.name(),
                picture(account),
                accounts.usable(account) ? State.ACTIVE : State.REVOKED,
                account.acts(),
                connected.since());
    }

    private @Nullable URI picture(AccountRow account) {
        String address = account.picture();
        return address == null ? null : pictures.own(account.key().network(), URI.create(address));
    }

    @Override
    public Disconnected disconnect(Caller caller, String connectionId) {
        access.require(caller);
        String revocation = store.write(tx -> {
            Connected mine = ConnectionTable.byId(tx, caller.userId(), connectionId)
                    .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such connection of this user"));
            return leave(tx, mine, tx.now(), "");
        });
        return revocations.told(revocation);
    }

    /** Everybody's connections, for the operator's eyes: no grant is among them. */
    public List<Connection> everybody(int most) {
        return store.read(tx -> ConnectionTable.everybody(tx, most)).stream()
                .map(this::shown)
                .toList();
    }

    /** Ends anybody's connection by the operator's word; the audit names the user whose it was. Empty where there is none. */
    public Optional<Disconnected> end(String connectionId) {
        Optional<String> revocation = store.write(tx ->
                ConnectionTable.any(tx, connectionId).map(connected -> leave(tx, connected, tx.now(), BY_OPERATOR)));
        return revocation.map(revocations::told);
    }

    /** Ends all connections of somebody who is no user any more. */
    void endAll(String userId) {
        List<String> ended = store.write(tx -> ConnectionTable.all(tx, userId).stream()
                .map(connected -> leave(tx, connected, tx.now(), USER_GONE))
                .filter(revocation -> !revocation.isEmpty())
                .toList());
        tell(ended);
    }

    /**
     * Ends a connection; answers the revocation to tell the network of, empty where others still use the account. Nobody else joins or leaves the
     * account, nor renews its grant, until the transaction ends.
     */
    private String leave(Tx tx, Connected connected, Instant now, String detail) {
        AccountRow account = Accounts.lock(tx, connected.account().id(), now);
        ConnectionTable.delete(tx, connected.id());
        String subject = account.key().subject();
        AuditTrail.write(
                tx,
                now,
                new AuditTrail.Entry(
                        AuditTrail.Act.DISCONNECT, connected.userId(), connected.network(), subject, detail));
        Topics.connection(tx, connected.network(), Set.of(connected.userId()));
        return Accounts.used(tx, account.id()) ? "" : revocations.take(tx, account, now);
    }

    /**
     * A user signed in: the account takes the grant for all who share it, and the user is connected to it; a connection to another account of the
     * same network ends.
     *
     * @param ended gathers the revocations to tell the network of after the commit
     */
    Connected signedIn(Tx tx, String userId, Profile profile, Grant grant, List<String> ended) {
        Instant now = tx.now();
        String network = profile.key().network();
        String accountId = accounts.signedIn(tx, profile, grant, now);
        Optional<Connected> before = ConnectionTable.find(tx, userId, network);
        if (before.filter(one -> !one.account().id().equals(accountId)).isPresent()) {
            String revocation = leave(tx, before.get(), now, "");
            if (!revocation.isEmpty()) {
                ended.add(revocation);
            }
        }
        if (before.filter(one -> one.account().id().equals(accountId)).isEmpty()) {
            ConnectionTable.insert(tx, userId, network, accountId, now);
        }
        String subject = profile.key().subject();
        AuditTrail.write(tx, now, new AuditTrail.Entry(AuditTrail.Act.CONNECT, userId, network, subject, ""));
        Accounts.announce(tx, network, accountId);
        return ConnectionTable.find(tx, userId, network).orElseThrow();
    }

    /** Tells the network of grants that nobody uses any more. */
    void tell(List<String> ended) {
        ended.forEach(revocations::tell);
    }
}
