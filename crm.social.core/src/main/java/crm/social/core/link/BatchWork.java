package crm.social.core.link;

import crm.social.api.LinkBatches.State;
import crm.social.core.Access;
import crm.social.core.AuditTrail;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.link.BatchTable.Item;
import crm.social.core.link.BatchTable.Kept;
import crm.social.core.link.LinkChanges.By;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Removes the links of batches and puts them back, some records at a time: what happens to them and how far the batch has come is one transaction, so
 * that whoever goes on after a crash does none twice. Without the permission of who began it, a batch waits.
 */
@Component(service = BatchWork.class, immediate = true) // does jobs
public final class BatchWork {
    static final int PORTION = 25;
    private static final int PORTIONS_A_TURN = 20;
    private static final Duration WITHOUT_PERMISSION = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);

    private final CoreStore store;
    private final Access access;
    private final LinkChanges changes;
    private final Clock clock;
    private final List<Subscription> jobs;

    @Activate
    public BatchWork(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference LinkChanges changes,
            @Reference Clock clock) {
        this.store = store;
        this.access = access;
        this.changes = changes;
        this.clock = clock;
        this.jobs =
                List.of(store.handle(CoreJob.LINK_BATCH, this::work), store.handle(CoreJob.PURGE_BATCHES, this::purge));
    }

    @Deactivate
    public void close() {
        jobs.forEach(Subscription::close);
    }

    private Outcome work(Job job) {
        boolean undo = job.key().endsWith(UndoableBatches.UNDO);
        String id = undo ? job.key().substring(0, job.key().length() - UndoableBatches.UNDO.length()) : job.key();
        for (int portion = 0; portion < PORTIONS_A_TURN; portion++) {
            Optional<Kept> kept = store.read(tx -> BatchTable.find(tx, id))
                    .filter(found -> found.batch().state() == (undo ? State.UNDOING : State.RUNNING));
            if (kept.isEmpty()) {
                return Outcome.done();
            }
            if (!access.allowed(kept.get().userId())) {
                return Outcome.again(clock.instant().plus(WITHOUT_PERMISSION), "");
            }
            portion(kept.get());
        }
        return Outcome.again(clock.instant(), "");
    }

    /** Works off the next records of a batch as it was read; does nothing if somebody else has gone on with it meanwhile. */
    void portion(Kept kept) {
        List<Item> items = store.read(tx -> BatchTable.items(tx, kept, PORTION));
        // Asked before the transaction: the host has a store of its own.
        Set<Item> visible = items.stream()
                .filter(item -> access.visible(kept.userId(), item.record()).isPresent())
                .collect(Collectors.toSet());
        boolean undo = kept.batch().state() == State.UNDOING;
        By by = new By(
                kept.userId(),
                undo ? AuditTrail.Act.UNDO : AuditTrail.Act.UNLINK,
                changes.words(kept.batch().network()),
                kept.batch().id());
        store.write(tx -> {
            if (!BatchTable.take(tx, kept)) {
                return false;
            }
            if (undo) {
                restore(tx, kept, items, visible, by);
            } else {
                remove(tx, kept, items, visible, by);
            }
            return true;
        });
    }

    private void remove(Tx tx, Kept kept, List<Item> items, Set<Item> visible, By by) {
        int unlinked = 0;
        for (Item item : items) {
            LinkRow row = LinkTable.find(tx, item.record(), kept.batch().network());
            if (row.held() != null && visible.contains(item)) {
                BatchTable.removed(tx, kept.batch().id(), item, row, changes.put(tx, row, null, by));
                unlinked++;
            }
        }
        BatchTable.removed(tx, kept, items.size(), unlinked);
    }

    private void restore(Tx tx, Kept kept, List<Item> items, Set<Item> visible, By by) {
        int restored = 0;
        int left = 0;
        for (Item item : items) {
            if (item.before() == null) {
                continue;
            }
            LinkRow row = LinkTable.find(tx, item.record(), kept.batch().network());
            if (row.version() == item.afterVersion() && visible.contains(item)) {
                changes.put(tx, row, item.before(), by);
                restored++;
            } else {
                left++;
            }
        }
        BatchTable.restored(tx, kept, items.size(), restored, left);
    }

    private Outcome purge(Job job) {
        store.write(tx -> {
            BatchTable.purge(tx, tx.now().minus(KEPT));
            return true;
        });
        return Outcome.done();
    }
}
