package crm.social.core.act;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.SingleFlight;
import crm.social.core.act.ActRow.State;
import crm.social.core.act.Wish.Seen;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a state at a network. Of all who want something of the same post or person for the same account, on all nodes, one asks at a time, so that network
 * and ledger end in the same state. What may have reached the network is looked after until it is known: at once, or by {@link ActSettling}.
 */
@Component(service = StateActs.class)
public final class StateActs {
    /** Longer than a call may last, its renewed grant included: whoever still asks after that is not there any more. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** A look at what nobody knows follows so soon. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    /** So long somebody waits for another who asks for the same thing. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** A call that took longer is not followed by another in the same request. */
    private static final Duration QUICK = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Logger LOG = LoggerFactory.getLogger(StateActs.class);

    private final CoreStore store;
    private final ActCalls calls;
    private final ActReceipts receipts;
    private final Clock clock;
    private final SingleFlight<List<Object>, State> presses = new SingleFlight<>(Duration.ofSeconds(20));

    @Activate
    public StateActs(
            @Reference CoreStore store,
            @Reference ActCalls calls,
            @Reference ActReceipts receipts,
            @Reference Clock clock) {
        this.store = store;
        this.calls = calls;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Sets it; who presses twice has it done once. Answers how it stands then. */
    State set(Wish wish) {
        String account = wish.connected().account().id();
        return presses.get(List.of(account, wish.act(), wish.target(), wish.on()), () -> inTurn(wish));
    }

    private State inTurn(Wish wish) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        long known =
                store.read(tx -> ActTable.find(tx, wish)).map(ActRow::version).orElse(0L);
        while (true) {
            String owner = Ids.random();
            Optional<ActRow> taken = free(wish) ? store.write(tx -> take(tx, wish, owner)) : Optional.empty();
            if (taken.isPresent()) {
                ActRow row = taken.get();
                return row.version() > known && row.state().fulfils(wish.on())
                        ? doneByAnother(row, owner)
                        : ask(wish, row, owner);
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new SocialException(Kind.CONFLICT, "somebody is asking for the same thing");
            }
            pause();
        }
    }

    private boolean free(Wish wish) {
        return store.read(tx -> ActTable.find(tx, wish))
                .filter(row -> row.leaseUntil().isAfter(clock.instant()))
                .isEmpty();
    }

    private Optional<ActRow> take(Tx tx, Wish wish, String owner) {
        Instant until = tx.now().plus(LEASE);
        Optional<ActRow> taken = ActTable.take(tx, wish, owner, until);
        taken.ifPresent(row -> store.jobs(CoreJob.SETTLE_ACTS).schedule(tx, row.id(), until, ""));
        return taken;
    }

    private State doneByAnother(ActRow row, String owner) {
        store.write(tx -> nothingDone(tx, row, owner));
        return row.state();
    }

    private boolean nothingDone(Tx tx, ActRow row, String owner) {
        store.jobs(CoreJob.SETTLE_ACTS).cancel(tx, row.id());
        return ActTable.nothingDone(tx, row, owner);
    }

    private State ask(Wish wish, ActRow row, String owner) {
        long began = System.nanoTime();
        State now;
        Kind otherwise = Kind.REFUSED;
        try {
            now = calls.set(row, wish.on());
        } catch (SocialException e) {
            if (e.kind() != Kind.OUTCOME_UNKNOWN) {
                store.write(tx -> nothingDone(tx, row, owner));
                throw e;
            }
            LOG.info("Act {} at {}: nobody knows", row.id(), row.network());
            now = look(wish, row, owner, Duration.ofNanos(System.nanoTime() - began), e);
            otherwise = Kind.NETWORK_DOWN;
        }
        receipts.said(row, owner, wish.on(), before(wish, row), now);
        if (!now.fulfils(wish.on())) {
            throw new SocialException(otherwise, "the network says that it is not so");
        }
        return now;
    }

    /** What the network says of an act whose outcome it did not tell; where it does not say that either, the caller learns that nobody knows. */
    private State look(Wish wish, ActRow row, String owner, Duration took, SocialException unknown) {
        try {
            if (took.compareTo(QUICK) < 0) {
                return calls.look(row, wish.on());
            }
        } catch (SocialException e) {
            LOG.info("Act {} cannot be looked for now: {}", row.id(), e.kind());
        }
        store.write(tx -> {
            store.jobs(CoreJob.SETTLE_ACTS).move(tx, row.id(), tx.now().plus(FIRST_LOOK));
            return ActTable.letGo(tx, row, owner);
        });
        throw unknown;
    }

    /** The later word counts: the ledger's, or what was read since. */
    private static State before(Wish wish, ActRow row) {
        Seen seen = wish.seen();
        return seen != null && seen.at().isAfter(row.changedAt()) ? seen.state() : row.state();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocialException(Kind.UNAVAILABLE, "interrupted");
        }
    }
}
