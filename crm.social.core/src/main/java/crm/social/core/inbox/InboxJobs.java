package crm.social.core.inbox;

import crm.social.api.SocialException;
import crm.social.api.SocialNetworks.Capability;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.Topics;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.store.Job;
import crm.store.JobKind;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
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

/**
 * Reads for the inbox again and again: for each connection of the organisation a job for its mentions and one for what linked people say, done by whichever
 * node is free. A job ends with its connection; while the network is away, refuses or has reached a limit, it waits.
 */
@Component(service = InboxJobs.class, immediate = true) // does jobs
public final class InboxJobs {
    private static final Logger LOG = LoggerFactory.getLogger(InboxJobs.class);

    /** A node without the network's bundle leaves the job to another one. */
    private static final Duration PASSED_ON = Duration.ofSeconds(2);

    /** What somebody has to end (a permission, a refused grant), and nobody tells us of. */
    private static final Duration WAITING = Duration.ofSeconds(30);

    private static final Duration TROUBLE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int PORTION = 1_000;

    private final CoreStore store;
    private final InstalledNetworks networks;
    private final OrganisationConnections organisations;
    private final InboxReads reads;
    private final InboxSettings settings;
    private final Clock clock;
    private final List<Subscription> subscriptions;

    @Activate
    public InboxJobs(
            @Reference CoreStore store,
            @Reference InstalledNetworks networks,
            @Reference OrganisationConnections organisations,
            @Reference InboxReads reads,
            @Reference InboxSettings settings,
            @Reference Clock clock) {
        this.store = store;
        this.networks = networks;
        this.organisations = organisations;
        this.reads = reads;
        this.settings = settings;
        this.clock = clock;
        this.subscriptions = List.of(
                store.handle(CoreJob.READ_MENTIONS, this::mentions),
                store.handle(CoreJob.READ_AUTHORS, this::authors),
                store.handle(CoreJob.SWEEP_INBOX, run -> begin(false)),
                store.handle(CoreJob.PURGE_INBOX, run -> purge()),
                store.changes(Topics.ORGANISATION, change -> begin(true)));
    }

    @Deactivate
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    /** Each connection has its jobs; where somebody has just signed in they do not wait any longer. */
    Outcome begin(boolean now) {
        List<Connected> sources = organisations.all();
        if (!sources.isEmpty()) {
            store.write(tx -> {
                sources.forEach(source -> {
                    begin(tx, store.jobs(CoreJob.READ_MENTIONS), source, now);
                    begin(tx, store.jobs(CoreJob.READ_AUTHORS), source, now);
                });
                return true;
            });
        }
        return Outcome.done();
    }

    private static void begin(Tx tx, JobKind jobs, Connected source, boolean now) {
        if (!jobs.schedule(tx, source.id(), tx.now(), source.network()) && now) {
            jobs.move(tx, source.id(), tx.now());
        }
    }

    /** Somebody was linked of whom nothing was read yet. */
    void soon(Connected source) {
        JobKind jobs = store.jobs(CoreJob.READ_AUTHORS);
        store.write(tx -> {
            Instant soon = tx.now().plus(SOON);
            return jobs.due(tx, source.id()).filter(due -> due.isAfter(soon)).isPresent()
                    && jobs.move(tx, source.id(), soon);
        });
    }

    private Outcome mentions(Job run) {
        return round(run, Capability.MENTIONS, source -> {
            reads.mentions().read(source);
            return clock.instant().plus(settings.mentionsEvery());
        });
    }

    private Outcome authors(Job run) {
        return round(run, Capability.POSTS, source -> {
            Instant usual = clock.instant().plus(settings.postsEvery());
            if (!settings.readsPosts()) {
                return usual;
            }
            Instant next = reads.authors().read(source).orElse(usual);
            Instant soonest = clock.instant().plus(BETWEEN_ROUNDS);
            return next.isBefore(soonest) ? soonest : next;
        });
    }

    /** Reads once; answers when to read again. */
    @FunctionalInterface
    private interface Round {
        Instant read(Connected source);
    }

    private Outcome round(Job run, Capability capability, Round round) {
        Optional<Connected> source =
                organisations.find(run.data()).filter(found -> found.id().equals(run.key()));
        if (source.isEmpty()) {
            return Outcome.done();
        }
        try {
            boolean can = networks.capabilities(run.data()).contains(capability);
            return again(run, can ? round.read(source.get()) : clock.instant().plus(WAITING));
        } catch (SocialException e) {
            return later(run, e);
        }
    }

    private Outcome later(Job run, SocialException why) {
        LOG.debug("The inbox of {} waits: {}", run.data(), why.getMessage());
        Instant now = clock.instant();
        Instant soonest = now.plusSeconds(1);
        Instant then =
                switch (why.kind()) {
                    case UNAVAILABLE -> throw why; // tried again as the job says
                    case PROVIDER_GONE, NOT_FOUND -> now.plus(PASSED_ON);
                    case NO_PERMISSION, REVOKED, NOT_CONNECTED, SCOPE_MISSING, NOT_CONFIGURED -> now.plus(WAITING);
                    default -> why.retryAt().orElse(now.plus(TROUBLE));
                };
        return again(run, then.isBefore(soonest) ? soonest : then);
    }

    private static Outcome again(Job run, Instant when) {
        return Outcome.again(when, run.data());
    }

    /** What is older than the operator wants, and all that was read through a connection that has ended. */
    Outcome purge() {
        int purged;
        do {
            purged = store.write(tx -> {
                Turn.take(tx);
                return ItemTable.purge(tx, tx.now().minus(settings.kept()), organisations.ids(tx), PORTION);
            });
        } while (purged >= PORTION);
        store.write(tx -> {
            Turn.take(tx);
            SourceTable.purge(tx, organisations.ids(tx));
            LeadTable.purge(tx, tx.now().minus(LeadTable.KEPT));
            return true;
        });
        return Outcome.done();
    }
}
