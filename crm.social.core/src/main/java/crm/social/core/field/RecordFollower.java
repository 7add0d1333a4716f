package crm.social.core.field;

import crm.host.api.RecordChange;
import crm.host.api.RecordChanges;
import crm.host.api.RecordChanges.Batch;
import crm.host.api.RecordListener;
import crm.host.api.RecordRef;
import crm.social.api.SocialException;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.store.Ids;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the host's feed of records, one node at a time: what a batch means is written into our store, then the batch is acknowledged, so that after a crash it
 * comes again. Woken by the host; a job looks too, should nobody have been.
 */
@Component(
        service = {RecordListener.class, RecordFollower.class},
        immediate = true)
public final class RecordFollower implements RecordListener {
    static final String READER = "crm.social";
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(RecordFollower.class);
    private static final String RIGHT = "follow-records";
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final CoreStore store;
    private final RecordChanges feed;
    private final FieldNews fields;
    private final String owner = Ids.random();
    private final ReentrantLock one = new ReentrantLock();
    private final List<Subscription> jobs;
    private boolean failing;
    private volatile boolean closed;

    @Activate
    public RecordFollower(@Reference CoreStore store, @Reference RecordChanges feed, @Reference FieldNews fields) {
        this.store = store;
        this.feed = feed;
        this.fields = fields;
        this.jobs = List.of(
                store.handle(CoreJob.FOLLOW_RECORDS, this::look), store.handle(CoreJob.LOOK_AGAIN, this::lookAgain));
    }

    /** Nothing is written any more when this returns. */
    @Deactivate
    public void close() {
        closed = true;
        jobs.forEach(Subscription::close);
        one.lock();
        one.unlock();
    }

    @Override
    public void news() {
        one.lock();
        try {
            follow();
            if (failing) {
                failing = false;
                LOG.info("The host's feed of records is followed again");
            }
        } catch (SocialException e) {
            LOG.debug("The host's feed of records waits: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warn("The host's feed of records cannot be followed; it is tried again", e);
            }
        } finally {
            one.unlock();
        }
    }

    private Outcome look(Job run) {
        if (!one.isLocked()) {
            news();
        }
        return Outcome.done();
    }

    private Outcome lookAgain(Job run) {
        String[] parts = run.key().split("/", 3);
        fields.lookAgain(new RecordRef(parts[0], parts[1]), run.data().isEmpty() ? null : run.data());
        return Outcome.done();
    }

    /** Every node is woken for every change: whoever finds another at work leaves it to that one, which was woken for the same. */
    private void follow() {
        if (closed || !store.alone(RIGHT, owner, LEASE)) {
            return;
        }
        try {
            Batch batch = feed.fetch(READER, BATCH);
            while (!closed && !batch.nothingNew() && store.alone(RIGHT, owner, LEASE)) {
                take(batch);
                feed.acknowledge(READER, batch.upTo());
                batch = feed.fetch(READER, BATCH);
            }
        } finally {
            store.notAlone(RIGHT, owner);
        }
    }

    private void take(Batch batch) {
        if (batch.afresh()) {
            fields.forgetWhatIsGone();
        }
        List<RecordChange> changes = batch.changes();
        if (!changes.isEmpty()) {
            fields.take(changes);
        }
    }
}
