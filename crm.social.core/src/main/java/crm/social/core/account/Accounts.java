package crm.social.core.account;

import crm.social.api.Profile;
import crm.social.api.provider.Grant;
import crm.social.core.CoreStore;
import crm.social.core.Topics;
import crm.social.core.seal.Keyring;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of accounts. Grants go in sealed and come out for the length of a call. */
@Component(service = Accounts.class)
public final class Accounts {
    private final CoreStore store;
    private final Keyring keys;

    @Activate
    public Accounts(@Reference CoreStore store, @Reference Keyring keys) {
        this.store = store;
        this.keys = keys;
    }

    /** The account as it stands now. */
    public Optional<AccountRow> find(String id) {
        return store.read(tx -> find(tx, id));
    }

    static Optional<AccountRow> find(Tx tx, String id) {
        return tx.query("select " + AccountRow.COLUMNS + " from account a where a.id = :id")
                .bind("id", id)
                .first(AccountRow::of);
    }

    /** Holds the account as it stands now until the transaction ends. */
    static AccountRow lock(Tx tx, String id, Instant now) {
        tx.update("update account set changed_at = :now where id = :id")
                .bind("now", now)
                .bind("id", id)
                .run();
        return find(tx, id).orElseThrow();
    }

    /** The grant, opened; empty where there is none or its key is gone. */
    Optional<Grant> open(AccountRow account) {
        String sealed = account.sealedGrant();
        return sealed == null
                ? Optional.empty()
                : keys.open(sealed, account.id(), account.key().network(), Keyring.GRANT)
                        .map(secret -> new Grant(secret, account.acts(), account.expiresAt(), account.refreshable()));
    }

    /** Whether the account has a grant that can be used: one that does not open counts as ended. */
    boolean usable(AccountRow account) {
        return account.state() == AccountRow.State.ACTIVE && open(account).isPresent();
    }

    /** Opens a grant that is to be revoked. */
    Optional<Grant> openEnded(String accountId, String network, String sealed, String acts) {
        return keys.open(sealed, accountId, network, Keyring.GRANT)
                .map(secret -> new Grant(secret, AccountRow.acts(acts), null, false));
    }

    /** Somebody signed in: the account takes the new grant, for all who share it. Answers its id. */
    String signedIn(Tx tx, Profile profile, Grant grant, Instant now) {
        String id = place(tx, profile, now);
        tx.update("""
                        update account set handle = :handle, name = :name, picture = :picture, href = :href, state = 'ACTIVE',
                            sealed_grant = :sealed, acts = :acts, expires_at = :expires, refreshable = :refreshable,
                            version = version + 1, lease_owner = null, lease_until = 0, changed_at = :now
                        where id = :id
                        """)
                .bind("id", id)
                .bind("handle", profile.handle())
                .bind("name", profile.name())
                .bind(
                        "picture",
                        profile.picture() == null ? null : profile.picture().toString())
                .bind("href", profile.href().toString())
                .bind("sealed", seal(id, profile.key().network(), grant))
                .bind("acts", AccountRow.stored(grant.acts()))
                .bind("expires", grant.expiresAt())
                .bind("refreshable", grant.refreshable())
                .bind("now", now)
                .run();
        return id;
    }

    /** The account's id, which its grant is sealed with: of two who sign in with it for the first time one makes its row, the other waits for it. */
    private static String place(Tx tx, Profile profile, Instant now) {
        tx.update("""
                        insert into account (id, network, subject, handle, name, href, state, acts, refreshable, version, lease_until,
                            changed_at)
                        values (:id, :network, :subject, :handle, :name, :href, 'EMPTY', '', false, 0, 0, :now)
                        on conflict (network, subject) do nothing
                        """)
                .bind("id", Ids.random())
                .bind("network", profile.key().network())
                .bind("subject", profile.key().subject())
                .bind("handle", profile.handle())
                .bind("name", profile.name())
                .bind("href", profile.href().toString())
                .bind("now", now)
                .run();
        return tx.query("select id from account where network = :network and subject = :subject")
                .bind("network", profile.key().network())
                .bind("subject", profile.key().subject())
                .one(row -> row.string("id"));
    }

    /** Takes the right to renew a grant, as it was read: of all who try, on all nodes, one gets it. */
    boolean takeLease(AccountRow read, String owner, Instant now, Instant until) {
        return store.write(tx -> tx.update("""
                                update account set lease_owner = :owner, lease_until = :until
                                where id = :id and version = :version and state = 'ACTIVE' and lease_until <= :now
                                """)
                        .bind("owner", owner)
                        .bind("until", until)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .bind("now", now)
                        .run()
                == 1);
    }

    /** Gives the right back without a new grant; nobody tries again before that moment. */
    void rest(AccountRow read, String owner, Instant until) {
        store.write(tx -> tx.update(
                        "update account set lease_owner = null, lease_until = :until where id = :id and lease_owner = :owner")
                .bind("until", until)
                .bind("id", read.id())
                .bind("owner", owner)
                .run());
    }

    /** Keeps a renewed grant, where the right is still the owner's. */
    boolean renewed(AccountRow read, String owner, Grant grant, Instant now) {
        String sealed = seal(read.id(), read.key().network(), grant);
        return store.write(tx -> tx.update("""
                                update account set sealed_grant = :sealed, acts = :acts, expires_at = :expires, refreshable = :refreshable,
                                    version = version + 1, lease_owner = null, lease_until = 0, changed_at = :now
                                where id = :id and version = :version and lease_owner = :owner and state = 'ACTIVE'
                                """)
                        .bind("sealed", sealed)
                        .bind("acts", AccountRow.stored(grant.acts()))
                        .bind("expires", grant.expiresAt())
                        .bind("refreshable", grant.refreshable())
                        .bind("now", now)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .bind("owner", owner)
                        .run()
                == 1);
    }

    /** The network does not accept this grant any more. False where there is a newer one by now: then nothing changes. */
    boolean revoked(AccountRow read, Instant now) {
        return store.write(tx -> {
            int changed = tx.update("""
                            update account set state = 'REVOKED', sealed_grant = null, lease_owner = null, lease_until = 0,
                                version = version + 1, changed_at = :now
                            where id = :id and version = :version and state = 'ACTIVE'
                            """)
                    .bind("now", now)
                    .bind("id", read.id())
                    .bind("version", read.version())
                    .run();
            if (changed == 1) {
                announce(tx, read.key().network(), read.id());
            }
            return changed == 1;
        });
    }

    /** Takes the grant out of an account that nobody uses any more. */
    static void empty(Tx tx, String id, Instant now) {
        tx.update("""
                        update account set state = 'EMPTY', sealed_grant = null, lease_owner = null, lease_until = 0,
                            version = version + 1, changed_at = :now
                        where id = :id
                        """).bind("now", now).bind("id", id).run();
    }

    /** Whether anybody is connected to an account: a user, or the organisation. */
    static boolean used(Tx tx, String accountId) {
        return OrganisationTable.uses(tx, accountId) || !users(tx, accountId).isEmpty();
    }

    /** An account stands otherwise: all who are connected to it hear of it. */
    static void announce(Tx tx, String network, String accountId) {
        Topics.connection(tx, network, users(tx, accountId));
        if (OrganisationTable.uses(tx, accountId)) {
            Topics.organisation(tx, network);
        }
    }

    /** Who may act through an account: users who are connected to it, and those on the organisation's list where it is connected to it. */
    public static Set<String> actors(Tx tx, String accountId) {
        Set<String> actors = new TreeSet<>(users(tx, accountId));
        actors.addAll(OrganisationTable.actorsThrough(tx, accountId));
        return actors;
    }

    /** Which users are connected to an account. */
    public static List<String> users(Tx tx, String accountId) {
        return tx.query("select user_id from connection where account_id = :account order by user_id")
                .bind("account", accountId)
                .list(row -> row.string("user_id"));
    }

    private String seal(String accountId, String network, Grant grant) {
        return keys.seal(grant.secret(), accountId, network, Keyring.GRANT);
    }
}
