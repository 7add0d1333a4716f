package crm.social.core.link;

import crm.host.api.CrmRecord;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.host.api.Records.HandleOutcome;
import crm.host.api.Timeline;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.store.Ids;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the host what a record's handle field and timeline shall hold. Host and core each have a store of their own: what is to be told is written in the
 * transaction of the change, told right after its commit, and by a job until it was told. All of it may be told twice without harm.
 */
@Component(service = HostErrands.class, immediate = true) // does jobs
public final class HostErrands {
    /** How the host's feed names what is written here. */
    public static final String ORIGIN = "crm.social";

    private static final Logger LOG = LoggerFactory.getLogger(HostErrands.class);
    private static final Duration AFTER_A_CRASH = Duration.ofSeconds(5);
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(1);
    private static final int TRIES = 5;
    private static final int PORTION = 100;

    private final CoreStore store;
    private final Records records;
    private final Timeline timeline;
    private final InstalledNetworks networks;
    private final List<Subscription> jobs;

    @Activate
    public HostErrands(
            @Reference CoreStore store,
            @Reference Records records,
            @Reference Timeline timeline,
            @Reference InstalledNetworks networks) {
        this.networks = networks;
        this.store = store;
        this.records = records;
        this.timeline = timeline;
        this.jobs = List.of(
                store.handle(CoreJob.TELL_HOST, this::repeat), store.handle(CoreJob.SWEEP_ERRANDS, this::sweep));
    }

    @Deactivate
    public void close() {
        jobs.forEach(Subscription::close);
    }

    /**
     * The record's field for a network shall hold this value, or nothing.
     *
     * @param expected the value that gives way to it, in whatever form it is written, or null for an empty field; besides it what was wanted before.
     *     Where the field holds something else, a person was quicker, and the host's feed brings their value
     */
    public void wantField(
            Tx tx, RecordRef record, String network, @Nullable String value, String userId, @Nullable String expected) {
        Set<String> giveWay = new LinkedHashSet<>();
        giveWay.add(text(expected));
        ErrandTable.find(tx, record, network).ifPresent(before -> {
            giveWay.add(text(before.value()));
            giveWay.addAll(before.told() ? List.of() : before.expected());
        });
        ErrandTable.wantField(tx, record, network, value, userId, giveWay);
        schedule(tx, record);
    }

    /** As {@link #wantField}, where nothing but this very value gives way. */
    public void correctField(Tx tx, RecordRef record, String network, String value, String userId, String expected) {
        ErrandTable.wantField(tx, record, network, value, userId, List.of(expected));
        schedule(tx, record);
    }

    /** Whether a value of the field is one that it will not hold for long, or no longer holds: the wanted one is the later word. */
    public boolean answered(Tx tx, RecordRef record, String network, @Nullable String value) {
        return ErrandTable.find(tx, record, network)
                .filter(wanted -> !wanted.told())
                .filter(wanted -> Objects.equals(wanted.value(), value) || givesWay(wanted, value))
                .isPresent();
    }

    /** How far the host was told about each field of a record, by network. Equal only while nothing more was wanted or told. */
    public Map<String, String> marks(Tx tx, RecordRef record) {
        return ErrandTable.marks(tx, record);
    }

    /** A person's word is later than what the field was to hold. */
    public void dropField(Tx tx, RecordRef record, String network) {
        ErrandTable.find(tx, record, network)
                .filter(wanted -> !wanted.told())
                .ifPresent(wanted -> ErrandTable.done(tx, wanted));
    }

    /** What is left to be told of a record that goes on under another name. */
    public void tellLater(Tx tx, RecordRef record) {
        if (!ErrandTable.fields(tx, record).isEmpty()
                || !ErrandTable.entries(tx, record).isEmpty()) {
            schedule(tx, record);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The record's timeline shall have this entry. */
    public void wantEntry(Tx tx, Entry entry) {
        ErrandTable.wantEntry(tx, entry);
        schedule(tx, entry.record());
    }

    private void schedule(Tx tx, RecordRef record) {
        store.jobs(CoreJob.TELL_HOST)
                .schedule(tx, record.type() + "/" + record.id(), tx.now().plus(AFTER_A_CRASH), "");
        tx.afterCommit(() -> tellIfPossible(record));
    }

    private Outcome repeat(Job run) {
        String[] parts = run.key().split("/", 2);
        tell(new RecordRef(parts[0], parts[1]));
        return Outcome.done();
    }

    /** What was written while its record's job was ending. */
    private Outcome sweep(Job run) {
        RecordRef last = new RecordRef("a", "-");
        List<RecordRef> left;
        do {
            RecordRef after = last;
            left = store.read(tx -> ErrandTable.left(tx, after, PORTION));
            for (RecordRef record : left) {
                tellIfPossible(record);
                last = record;
            }
        } while (left.size() == PORTION);
        store.write(Departures::purge);
        return Outcome.done();
    }

    /** One record that cannot be told does not keep the others back. */
    private void tellIfPossible(RecordRef record) {
        try {
            tell(record);
        } catch (RuntimeException e) {
            LOG.info("The host could not be told about a record now; it is tried again: {}", e.toString());
        }
    }

    /** Tells all there is to tell about a record. One that is gone is left to the host's feed, which says what became of it. */
    void tell(RecordRef record) {
        if (records.find(record).isEmpty()) {
            store.write(tx -> late(tx, record)).ifPresent(this::tell);
            return;
        }
        for (ErrandTable.Field field : store.read(tx -> ErrandTable.fields(tx, record))) {
            tell(field);
        }
        for (Entry entry : store.read(tx -> ErrandTable.entries(tx, record))) {
            timeline.add(entry.timelineEntry());
            store.write(tx -> ErrandTable.done(tx, entry));
        }
    }

    /** What came to a record after it had left. The feed may have told of the fields already that it meets where it goes. */
    private Optional<RecordRef> late(Tx tx, RecordRef record) {
        Optional<RecordRef> became = Departures.afterwards(tx, record);
        became.ifPresent(now -> lookAgain(tx, now, "", tx.now()));
        return became;
    }

    /** A person's word is left aside because ours will take its place. It counts after all if it came right after ours was written. */
    public void lookLater(Tx tx, RecordRef record, String userId) {
        lookAgain(tx, record, userId, tx.now().plus(UNTIL_TOLD));
    }

    private void lookAgain(Tx tx, RecordRef record, String userId, Instant when) {
        String key = record.type() + "/" + record.id() + "/" + Ids.random();
        store.jobs(CoreJob.LOOK_AGAIN).schedule(tx, key, when, userId);
    }

    /** Two may tell at once, and the older word arrive last: who finds a newer one tells that again. */
    private void tell(ErrandTable.Field first) {
        ErrandTable.Field field = first;
        while (set(field) && !done(field)) {
            ErrandTable.Field told = field;
            Optional<ErrandTable.Field> newest = store.read(tx -> ErrandTable.find(tx, told.record(), told.network()));
            if (newest.isEmpty()) {
                return;
            }
            field = newest.get();
        }
    }

    private boolean done(ErrandTable.Field field) {
        return store.write(tx -> ErrandTable.done(tx, field));
    }

    /** Whether the host was told, be it that a person was quicker: what they typed comes with the feed. False where the record is gone. */
    private boolean set(ErrandTable.Field field) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CrmRecord> found = records.find(field.record());
            if (found.isEmpty()) {
                return false;
            }
            String held = found.get().handles().get(field.network());
            if (Objects.equals(held, field.value()) || !givesWay(field, held)) {
                return true;
            }
            HandleOutcome outcome =
                    records.setHandle(field.record(), field.network(), held, field.value(), ORIGIN, field.userId());
            if (outcome != HandleOutcome.CONFLICT) {
                return outcome == HandleOutcome.SET;
            }
        }
        throw new IllegalStateException("the field is being changed all the time");
    }

    private boolean givesWay(ErrandTable.Field field, @Nullable String held) {
        if (field.expected().contains(text(held))) {
            return true;
        }
        return held != null
                && field.expected().stream()
                        .filter(value -> !value.isEmpty())
                        .anyMatch(value -> same(field.network(), held, value));
    }

    /** A network that is not there cannot say that two ways to write a name are one. */
    private boolean same(String network, String one, String other) {
        return networks.ids().contains(network) && Normal.same(networks, network, one, other);
    }
}
