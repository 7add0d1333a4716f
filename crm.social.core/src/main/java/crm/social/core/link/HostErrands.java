package crm.social.core.link;

import crm.host.api.CrmRecord;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.host.api.Records.HandleOutcome;
import crm.host.api.Timeline;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    static final String ORIGIN = "crm.social";

    private static final Logger LOG = LoggerFactory.getLogger(HostErrands.class);
    private static final Duration AFTER_A_CRASH = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    private final CoreStore store;
    private final Records records;
    private final Timeline timeline;
    private final List<Subscription> jobs;

    @Activate
    public HostErrands(@Reference CoreStore store, @Reference Records records, @Reference Timeline timeline) {
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

    /** The record's field for a network shall hold this value, or nothing. */
    public void wantField(Tx tx, RecordRef record, String network, @Nullable String value, String userId) {
        ErrandTable.wantField(tx, record, network, value, userId);
        schedule(tx, record);
    }

    /** The record's timeline shall have this entry. */
    public void wantEntry(Tx tx, Entry entry) {
        ErrandTable.wantEntry(tx, entry);
        schedule(tx, entry.record());
    }

    private void schedule(Tx tx, RecordRef record) {
        store.jobs(CoreJob.TELL_HOST)
                .schedule(tx, record.type() + "/" + record.id(), tx.now().plus(AFTER_A_CRASH), "");
        tx.afterCommit(() -> {
            try {
                tell(record);
            } catch (RuntimeException e) {
                LOG.info("The host could not be told about a record now; it is tried again: {}", e.toString());
            }
        });
    }

    private Outcome repeat(Job run) {
        String[] parts = run.key().split("/", 2);
        tell(new RecordRef(parts[0], parts[1]));
        return Outcome.done();
    }

    /** What was written while its record's job was ending. */
    private Outcome sweep(Job run) {
        store.read(ErrandTable::left).forEach(this::tell);
        return Outcome.done();
    }

    /** Tells all there is to tell about a record. */
    void tell(RecordRef record) {
        for (ErrandTable.Field field : store.read(tx -> ErrandTable.fields(tx, record))) {
            tell(field);
        }
        for (Entry entry : store.read(tx -> ErrandTable.entries(tx, record))) {
            timeline.add(entry.timelineEntry());
            store.write(tx -> ErrandTable.done(tx, entry));
        }
    }

    /** Two may tell at once, and the older word arrive last: who finds a newer one tells that again. */
    private void tell(ErrandTable.Field first) {
        ErrandTable.Field field = first;
        set(field);
        while (!done(field)) {
            ErrandTable.Field told = field;
            field = store.read(tx -> ErrandTable.newest(tx, told));
            set(field);
        }
    }

    private boolean done(ErrandTable.Field field) {
        return store.write(tx -> ErrandTable.done(tx, field));
    }

    /** The link is the later word: whatever the field holds by now gives way, as often as somebody is quicker. */
    private void set(ErrandTable.Field field) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CrmRecord> found = records.find(field.record());
            if (found.isEmpty()) {
                return;
            }
            String held = found.get().handles().get(field.network());
            if (Objects.equals(held, field.value())) {
                return;
            }
            HandleOutcome outcome =
                    records.setHandle(field.record(), field.network(), held, field.value(), ORIGIN, field.userId());
            if (outcome != HandleOutcome.CONFLICT) {
                return;
            }
        }
        throw new IllegalStateException("the field is being changed all the time");
    }
}
