package crm.social.core.account;

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
 * the network was told once, by whoever disconnected or, after a crash, by a job.
 */
@Component(service = Revocations.class, immediate = true) // does jobs
public final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Duration AFTER_A_CRASH = Duration.ofSeconds(60);

    private final CoreStore store;
    private final Accounts accounts;
    private final InstalledNetworks networks;
    private final Subscription job;

    @Activate
    public Revocations(
            @Reference CoreStore store, @Reference Accounts accounts, @Reference InstalledNetworks networks) {
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
        Optional<Ended> ended = store.read(tx -> tx.query("select * from revocation where id = :id")
                .bind("id", id)
                .first(Ended::of));
        boolean confirmed = ended.map(this::confirmed).orElse(true);
        store.write(tx -> {
            tx.update("delete from revocation where id = :id").bind("id", id).run();
            return store.jobs(CoreJob.REVOKE).cancel(tx, id);
        });
        return confirmed;
    }

    private Outcome repeat(Job run) {
        tell(run.key());
        return Outcome.done();
    }

    private boolean confirmed(Ended ended) {
        Optional<Grant> grant = accounts.openEnded(ended.accountId(), ended.network(), ended.sealed(), ended.acts());
        if (grant.isEmpty()) {
            return false;
        }
        try {
            return networks.call(ended.network(), one -> {
                one.authenticator().revoke(grant.get());
                return true;
            });
        } catch (SocialException e) {
            LOG.info("Network {} did not confirm the end of a grant: {}", ended.network(), e.kind());
            return e.kind() == SocialException.Kind.REVOKED;
        }
    }

    private record Ended(String accountId, String network, String sealed, String acts) {
        static Ended of(Row row) {
            return new Ended(
                    row.string("account_id"), row.string("network"), row.string("sealed_grant"), row.string("acts"));
        }
    }
}
