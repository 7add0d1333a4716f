package crm.social.core.account;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Grant;
import crm.social.api.provider.Viewer;
import crm.social.core.InstalledNetworks;
import crm.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants that are valid at the time of a call. One is renewed by one thread of one node at a time, under a lease that is taken by compare-and-set on the
 * account's row, and stored before anybody uses it; nobody else waits as long as the old one still lives. Only the network's own word ends a grant.
 */
@Component(service = Grants.class)
public final class Grants {
    /** A grant is renewed this long before it ends. */
    static final Duration MARGIN = Duration.ofSeconds(60);

    /** Longer than any network's client waits; after a crash, the time until another node renews. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** After the network could not say, nobody asks it again for this long. */
    static final Duration REST = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private final Accounts accounts;
    private final InstalledNetworks networks;
    private final Clock clock;

    @Activate
    public Grants(@Reference Accounts accounts, @Reference InstalledNetworks networks, @Reference Clock clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.clock = clock;
    }

    /** An account with an open grant. */
    record Ready(AccountRow row, Viewer.Account viewer) {}

    /** The account, ready for a call. {@link Kind#REVOKED} where its user has to sign in again. */
    Ready ready(String accountId) {
        return ready(accountId, -1);
    }

    /**
     * The account with a grant that is newer than the one which the network just refused.
     *
     * @param refused the refused grant's version
     */
    Ready newer(String accountId, long refused) {
        return ready(accountId, refused);
    }

    /** The network refused a fresh grant, too. */
    SocialException revoked(AccountRow row) {
        if (accounts.revoked(row, clock.instant())) {
            LOG.info(
                    "Network {} does not accept the grant of account {} any more",
                    row.key().network(),
                    row.id());
        }
        return new SocialException(Kind.REVOKED, "the network does not accept the grant");
    }

    private Ready ready(String accountId, long refused) {
        Instant giveUp = clock.instant().plus(PATIENCE);
        Duration pause = Duration.ofMillis(25);
        while (true) {
            AccountRow row = accounts.find(accountId)
                    .filter(found -> found.state() == AccountRow.State.ACTIVE)
                    .orElseThrow(() -> new SocialException(Kind.REVOKED, "the account has no grant"));
            Instant now = clock.instant();
            boolean lives = row.version() != refused && !row.endsBy(now);
            if (lives && !row.endsBy(now.plus(MARGIN))) {
                return open(row);
            }
            if (row.refreshable() && renew(row, now, lives)) {
                continue;
            }
            if (lives) {
                return open(row);
            }
            if (!row.refreshable()) {
                throw revoked(row);
            }
            await(row, now, giveUp, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Whether something changed that is worth reading again. */
    private boolean renew(AccountRow row, Instant now, boolean lives) {
        Grant old = open(row).viewer().grant(); // one whose key is gone is nothing to ask the network about
        String owner = Ids.random();
        if (row.leaseUntil().isAfter(now) || !accounts.takeLease(row, owner, now, now.plus(LEASE))) {
            return false;
        }
        try {
            Grant renewed = networks.call(
                    row.key().network(), one -> one.authenticator().refresh(old));
            keep(row, owner, renewed);
            return true;
        } catch (SocialException e) {
            if (e.kind() == Kind.REVOKED) {
                if (accounts.revoked(row, clock.instant())) {
                    LOG.info(
                            "Network {} does not renew the grant of account {}",
                            row.key().network(),
                            row.id());
                }
                return true;
            }
            accounts.rest(row, owner, clock.instant().plus(REST));
            if (lives) {
                return false;
            }
            throw e;
        }
    }

    /** Stores the new grant, as long as the lease lasts: the network may have ended the old one with its answer. */
    private void keep(AccountRow row, String owner, Grant renewed) {
        for (int attempt = 1; ; attempt++) {
            try {
                if (!accounts.renewed(row, owner, renewed, clock.instant())) {
                    LOG.info("Account {} changed while its grant was renewed", row.id());
                    dropUnlessReplaced(row, renewed);
                }
                return;
            } catch (SocialException e) {
                if (attempt == 5) {
                    LOG.error(
                            "A renewed grant of account {} could not be stored; its user may have to sign in again",
                            row.id());
                    throw e;
                }
                pause(Duration.ofMillis(500));
            }
        }
    }

    /** Nobody uses the account any more: the grant that came too late is ended at the network, too. */
    private void dropUnlessReplaced(AccountRow row, Grant renewed) {
        boolean unused = accounts.find(row.id())
                .filter(now -> now.state() != AccountRow.State.EMPTY)
                .isEmpty();
        if (unused) {
            try {
                networks.call(row.key().network(), one -> {
                    one.authenticator().revoke(renewed);
                    return true;
                });
            } catch (SocialException e) {
                LOG.warn(
                        "A grant that nobody uses could not be ended at {}: {}",
                        row.key().network(),
                        e.kind());
            }
        }
    }

    /** The account with its grant as it was stored; {@link Kind#REVOKED} where it does not open. */
    Ready open(AccountRow row) {
        Grant grant =
                accounts.open(row).orElseThrow(() -> new SocialException(Kind.REVOKED, "the grant cannot be opened"));
        return new Ready(row, new Viewer.Account(row.key(), row.handle(), grant));
    }

    /** Somebody else renews: looks again soon. */
    private static void await(AccountRow row, Instant now, Instant giveUp, Duration pause) {
        boolean resting = row.leaseOwner() == null && row.leaseUntil().isAfter(now);
        if (resting || now.isAfter(giveUp)) {
            throw new SocialException(
                    Kind.NETWORK_DOWN, "the grant could not be renewed", null, resting ? row.leaseUntil() : null);
        }
        pause(pause);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocialException(Kind.UNAVAILABLE, "interrupted");
        }
    }
}
