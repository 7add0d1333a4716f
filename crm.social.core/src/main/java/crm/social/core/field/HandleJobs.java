package crm.social.core.field;

import crm.social.api.Links.Waiting.State;
import crm.social.core.Access;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.Topics;
import crm.social.core.account.Eyes;
import crm.social.core.field.WaitingTable.Savers;
import crm.store.Ids;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks for whom waiting values name, one node at a time for each network, in calls as full as can be. A single value is looked up at once; many that
 * arrive one after the other are gathered for a moment.
 */
@Component(service = HandleJobs.class, immediate = true)
public final class HandleJobs {
    private static final String RIGHT = "resolve-handles/";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int FULL = 100;
    private static final int FEW = 10;
    private static final Duration MOMENT = Duration.ofMillis(60);
    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final CoreStore store;
    private final Access access;
    private final InstalledNetworks networks;
    private final Eyes eyes;
    private final Lookup lookup;
    private final FieldWords words;
    private final String owner = Ids.random();
    private final List<Subscription> subscriptions;

    @Activate
    public HandleJobs(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference InstalledNetworks networks,
            @Reference Eyes eyes,
            @Reference Lookup lookup,
            @Reference FieldWords words) {
        this.store = store;
        this.access = access;
        this.networks = networks;
        this.eyes = eyes;
        this.lookup = lookup;
        this.words = words;
        this.subscriptions = List.of(
                store.handle(CoreJob.RESOLVE_HANDLES, this::resolve),
                store.handle(CoreJob.SWEEP_HANDLES, this::sweep),
                store.changes(Topics.CONNECTION, change -> signedIn()),
                store.changes(Topics.ORGANISATION, change -> signedIn()));
    }

    @Deactivate
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    /**
     * Who finds another at work leaves it to that one, who looks once more after giving up the right: what was there when somebody was turned away is
     * seen then.
     */
    private Outcome resolve(Job run) throws InterruptedException {
        String network = run.data();
        String me = owner + "/" + run.key();
        Answers answers = new Answers();
        while (networks.ids().contains(network) && due(network) > 0 && store.alone(RIGHT + network, me, LEASE)) {
            try {
                gather(network);
                while (lookup.step(network, answers) && store.alone(RIGHT + network, me, LEASE)) {
                    gather(network);
                }
            } finally {
                store.notAlone(RIGHT + network, me);
            }
        }
        return Outcome.done();
    }

    /** Waits a moment for more, unless a call would be full. */
    private void gather(String network) throws InterruptedException {
        long begin = System.nanoTime();
        long last = begin;
        int waiting = due(network);
        while (waiting > 0 && waiting < FULL && last - begin < LONGEST.toNanos()) {
            if (System.nanoTime() - last >= (waiting < FEW ? MOMENT : QUIET).toNanos()) {
                return;
            }
            Thread.sleep(LOOK.toMillis());
            int now = due(network);
            if (now != waiting) {
                last = waiting < FEW && now < FEW ? last : System.nanoTime();
                waiting = now;
            }
        }
    }

    private int due(String network) {
        return store.read(tx -> WaitingTable.due(tx, network));
    }

    /** Values whose time has come, whose saver got the permission, or has signed in. */
    private Outcome sweep(Job run) {
        store.read(WaitingTable::networks).stream()
                .filter(networks.ids()::contains)
                .forEach(network -> store.write(tx -> {
                    words.wake(tx, network);
                    return true;
                }));
        takeUp(State.NO_PERMISSION, who -> access.allowed(who.saver()));
        signedIn();
        return Outcome.done();
    }

    private void signedIn() {
        takeUp(
                State.NO_VIEWER,
                who -> networks.ids().contains(who.network())
                        && eyes.of(who.saver(), who.network()).isPresent());
    }

    private void takeUp(State waiting, Predicate<Savers> over) {
        for (Savers who : store.read(tx -> WaitingTable.in(tx, waiting))) {
            if (over.test(who)) {
                store.write(tx -> {
                    WaitingTable.turn(tx, who, waiting, State.WAITING);
                    words.wake(tx, who.network());
                    return true;
                });
            }
        }
    }
}
