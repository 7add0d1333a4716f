package crm.social.core.account;

import crm.social.api.Connections.Disconnected;
import crm.social.api.SocialException;
import crm.social.api.provider.Grant;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.store.Ids;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Row;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends grants at the network that nobody uses any more. The grant leaves its account in the transaction of the disconnect; it lies here, sealed, until
 * the network was told once, by whoever disconnected or by a job. While the network's bundle is away it cannot be told; after a day it is no more.
 */
@Component(service = Revocations.class, immediate = true) // does jobs
public final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Duration AFTER_A_CRASH = Duration.ofSeconds(60);

    /** A network whose bundle is away is told later: it is tried so often, and for so long. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final CoreStore store;
    private final Accounts accounts;
    private final InstalledNetworks networks;
    private final Clock clock;
    private final Subscription job;

    @Activate
    public Revocations(
            @Reference CoreStore store,
            @Reference Accounts accounts,
            @Reference InstalledNetworks networks,
            @Reference Clock clock) {
        this.clock = clock;
        this.store = store;
        this.accounts = accounts;
        this.networks = networks;
        this.job = store.handle(CoreJob.REVOKE, this::repeat);
    }

    @Deactivate
    public void close() {
        job.close();
    }

    /** Takes the grant out of an account that has just lost its last connection. Answers what to hand to {@link #tell}. */
    String take(Tx tx, AccountRow account, Instant now) {
        String id = Ids.random();
        String sealed = account.sealedGrant();
        if (sealed != null) {
            tx.update("""
                            insert into revocation (id, account_id, network, sealed_grant, acts, created_at)
                            values (:id, :account, :network, :sealed, :acts, :now)
                            """)
                    .bind("id", id)
                    .bind("account", account.id())
                    .bind("network", account.key().network())
                    .bind("sealed", sealed)
                    .bind("acts", AccountRow.stored(account.acts()))
                    .bind("now", now)
                    .run();
            store.jobs(CoreJob.REVOKE).schedule(tx, id, now.plus(AFTER_A_CRASH), "");
        }
        Accounts.empty(tx, account.id(), now);
        return id;
    }

    /** Tells the network and wipes the grant here, whatever the network says. Answers whether it confirmed. */
    boolean tell(String id) {
        Optional<Ended> ended = find(id);
        Answer answer = ended.map(this::ask).orElse(Answer.CONFIRMED);
        if (answer != Answer.NONE) {
            store.write(tx -> {
                delete(tx, id);
                return store.jobs(CoreJob.REVOKE).cancel(tx, id);
            });
        }
        return answer == Answer.CONFIRMED;
    }

    /** As {@link #tell}, where there is somebody to tell of; empty stands for an account that others still use. */
    Disconnected told(String id) {
        if (id.isEmpty()) {
            return Disconnected.STILL_SHARED;
        }
        return tell(id) ? Disconnected.REVOKED_AT_NETWORK : Disconnected.NOT_CONFIRMED;
    }

    private Outcome repeat(Job run) {
        Optional<Ended> ended = find(run.key());
        if (ended.isPresent() && ask(ended.get()) == Answer.NONE) {
            Instant now = clock.instant();
            if (now.isBefore(ended.get().since().plus(LONGEST))) {
                return Outcome.again(now.plus(PAUSE), "");
            }
            LOG.warn(
                    "Network {} could not be told of the end of a grant for a day",
                    ended.get().network());
        }
        store.write(tx -> delete(tx, run.key()));
        return Outcome.done();
    }

    private Optional<Ended> find(String id) {
        return store.read(tx -> tx.query("select * from revocation where id = :id")
                .bind("id", id)
                .first(Ended::of));
    }

    private static int delete(Tx tx, String id) {
        return tx.update("delete from revocation where id = :id").bind("id", id).run();
    }

    /** What came of telling a network: its word, no good one, or nobody was there to tell it. */
    private enum Answer {
        CONFIRMED,
        REFUSED,
        NONE
    }

    private Answer ask(Ended ended) {
        Optional<Grant> grant = accounts.openEnded(ended.accountId(), ended.network(), ended.sealed(), ended.acts());
        if (grant.isEmpty()) {
            return Answer.NONE; // its key may come back
        }
        try {
            return networks.call(ended.network(), one -> {
                one.authenticator().revoke(grant.get());
                return Answer.CONFIRMED;
            });
        } catch (SocialException e) {
            LOG.info("Network {} did not confirm the end of a grant: {}", ended.network(), e.kind());
            return switch (e.kind()) {
                case REVOKED -> Answer.CONFIRMED;
                case PROVIDER_GONE, UNAVAILABLE -> Answer.NONE;
                default -> Answer.REFUSED;
            };
        }
    }

    private record Ended(String accountId, String network, String sealed, String acts, Instant since) {
        static Ended of(Row row) {
            return new Ended(
                    row.string("account_id"),
                    row.string("network"),
                    row.string("sealed_grant"),
                    row.string("acts"),
                    row.instant("created_at"));
        }
    }
}
