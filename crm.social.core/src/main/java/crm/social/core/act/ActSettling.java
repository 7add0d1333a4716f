package crm.social.core.act;

import crm.social.api.SocialException;
import crm.social.core.Access;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.account.ActingConnections;
import crm.social.core.act.ActRow.State;
import crm.store.Ids;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of acts whose outcome nobody learned, those of a crash included. What cannot be found out counts as not known. */
@Component(
        service = {},
        immediate = true)
public final class ActSettling {
    /** While the network does not say, it is asked again so often, and so long. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    static final Duration LONGEST = Duration.ofMinutes(15);

    /** As long as anything that was read may be shown. */
    private static final Duration COUNTS_KEPT = Duration.ofHours(25);

    private static final Logger LOG = LoggerFactory.getLogger(ActSettling.class);

    private final CoreStore store;
    private final Access access;
    private final ActingConnections acting;
    private final ActCalls calls;
    private final ActReceipts receipts;
    private final Clock clock;
    private final List<Subscription> jobs;

    @Activate
    public ActSettling(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference ActingConnections acting,
            @Reference ActCalls calls,
            @Reference ActReceipts receipts,
            @Reference Clock clock) {
        this.store = store;
        this.access = access;
        this.acting = acting;
        this.calls = calls;
        this.receipts = receipts;
        this.clock = clock;
        this.jobs =
                List.of(store.handle(CoreJob.SETTLE_ACTS, this::settle), store.handle(CoreJob.SWEEP_ACTS, this::sweep));
    }

    @Deactivate
    public void close() {
        jobs.forEach(Subscription::close);
    }

    /** What was begun while its job was ending has none: it gets one. */
    private Outcome sweep(Job run) {
        store.write(tx -> {
            ActTable.open(tx, tx.now().minus(StateActs.LEASE))
                    .forEach(id -> store.jobs(CoreJob.SETTLE_ACTS).schedule(tx, id, tx.now(), ""));
            ActTable.purgeCounts(tx, tx.now().minus(COUNTS_KEPT));
            return true;
        });
        return Outcome.done();
    }

    Outcome settle(Job run) {
        Optional<ActRow> found = store.read(tx -> ActTable.find(tx, run.key()));
        Boolean wanted = found.map(ActRow::wanted).orElse(null);
        if (wanted == null) {
            return Outcome.done();
        }
        ActRow row = found.orElseThrow();
        if (row.leaseUntil().isAfter(clock.instant())) {
            return Outcome.again(row.leaseUntil(), "");
        }
        if (!access.allowed(row.userId()) || !acting.may(row.userId(), row.network(), row.accountId())) {
            return later(row);
        }
        String owner = Ids.random();
        boolean mine =
                store.write(tx -> ActTable.takeOver(tx, row, owner, tx.now().plus(StateActs.LEASE)));
        return mine ? look(row, owner, wanted) : Outcome.again(clock.instant().plus(StateActs.FIRST_LOOK), "");
    }

    private Outcome look(ActRow row, String owner, boolean wanted) {
        State now;
        try {
            now = calls.look(row, wanted);
        } catch (SocialException e) {
            LOG.info("Act {} cannot be looked for now: {}", row.id(), e.kind());
            store.write(tx -> ActTable.letGo(tx, row, owner));
            return later(row);
        }
        receipts.said(row, owner, wanted, row.state(), now);
        return Outcome.done();
    }

    private Outcome later(ActRow row) {
        Instant end = row.beganAt().plus(LONGEST);
        if (clock.instant().isBefore(end)) {
            return Outcome.again(clock.instant().plus(PAUSE), "");
        }
        LOG.info("Act {} at {}: nobody will know", row.id(), row.network());
        receipts.givenUp(row);
        return Outcome.done();
    }
}
