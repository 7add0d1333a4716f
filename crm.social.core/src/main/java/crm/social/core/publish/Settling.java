package crm.social.core.publish;

import crm.social.api.Publications.State;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.publish.PublicationRow.Published;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of publications whose outcome is unknown, those of a crash included: reads the account's own posts three times within a minute.
 * What is not found by then its person decides.
 */
@Component(
        service = {},
        immediate = true)
public final class Settling {
    /** Pauses before the second and the third look. */
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(18), Duration.ofSeconds(40));

    /** While the network cannot be read, it is tried again so often, and so long. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final CoreStore store;
    private final Access access;
    private final Delivery delivery;
    private final Receipts receipts;
    private final Clock clock;
    private final List<Subscription> jobs;

    @Activate
    public Settling(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference Delivery delivery,
            @Reference Receipts receipts,
            @Reference Clock clock) {
        this.store = store;
        this.access = access;
        this.delivery = delivery;
        this.receipts = receipts;
        this.clock = clock;
        this.jobs = List.of(
                store.handle(CoreJob.SETTLE, this::settle), store.handle(CoreJob.SWEEP_PUBLICATIONS, this::sweep));
    }

    @Deactivate
    public void close() {
        jobs.forEach(Subscription::close);
    }

    /** What was sent while its job was ending has none: it gets one. */
    private Outcome sweep(Job run) {
        store.write(tx -> {
            OutboxTable.open(tx, tx.now().minus(Delivery.SENDING.multipliedBy(2)))
                    .forEach(id -> delivery.watch(tx, id));
            return true;
        });
        return Outcome.done();
    }

    Outcome settle(Job run) {
        Optional<PublicationRow> found = store.read(tx -> OutboxTable.find(tx, run.key()));
        if (found.isEmpty()) {
            return Outcome.done();
        }
        PublicationRow row = found.get();
        return switch (row.state()) {
            case NEW -> neverSent(row);
            case SENDING -> stillSending(row);
            case UNKNOWN -> look(row);
            case DONE, REFUSED, UNDECIDED, LEFT -> Outcome.done();
        };
    }

    /** Whoever wrote it did not come to send it: the network surely does not have it. */
    private Outcome neverSent(PublicationRow row) {
        store.write(tx -> {
            receipts.announce(tx, row);
            return OutboxTable.refused(tx, row.id(), State.NEW, Kind.UNAVAILABLE, null);
        });
        return Outcome.done();
    }

    private Outcome stillSending(PublicationRow row) {
        Instant sentAt = row.sentAt() == null ? row.createdAt() : row.sentAt();
        Instant end = sentAt.plus(Delivery.SENDING);
        if (clock.instant().isBefore(end)) {
            return Outcome.again(end, "");
        }
        LOG.info("Publication {} was being sent when its sender went down", row.id());
        store.write(tx -> OutboxTable.move(tx, row.id(), Set.of(State.SENDING), State.UNKNOWN));
        return Outcome.again(clock.instant(), "");
    }

    private Outcome look(PublicationRow row) {
        try {
            if (!access.allowed(row.userId())) {
                return later(row);
            }
            Optional<Published> there = delivery.look(row);
            return there.isPresent() && receipts.done(row, there.get()) ? Outcome.done() : notThere(row);
        } catch (SocialException e) {
            LOG.info("Publication {} cannot be looked for now: {}", row.id(), e.kind());
            return later(row);
        }
    }

    private Outcome notThere(PublicationRow row) {
        int looks = row.looks() + 1;
        if (looks > PAUSES.size()) {
            return undecided(row);
        }
        store.write(tx -> OutboxTable.looked(tx, row.id(), looks));
        return Outcome.again(clock.instant().plus(PAUSES.get(looks - 1)), "");
    }

    private Outcome later(PublicationRow row) {
        Instant sentAt = row.sentAt() == null ? row.createdAt() : row.sentAt();
        return clock.instant().isAfter(sentAt.plus(LONGEST))
                ? undecided(row)
                : Outcome.again(clock.instant().plus(PAUSE), "");
    }

    private Outcome undecided(PublicationRow row) {
        store.write(tx -> {
            receipts.announce(tx, row);
            return OutboxTable.move(tx, row.id(), Set.of(State.UNKNOWN), State.UNDECIDED);
        });
        return Outcome.done();
    }
}
