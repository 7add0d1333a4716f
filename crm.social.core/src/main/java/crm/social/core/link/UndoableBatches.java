package crm.social.core.link;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.LinkBatches;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.Digest;
import crm.social.core.IdempotencyKey;
import crm.social.core.link.BatchTable.Kept;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps batches and begins their work, which {@link BatchWork} does. */
@Component(service = LinkBatches.class)
public final class UndoableBatches implements LinkBatches {
    /** How long a batch can be taken back. */
    static final Duration UNDOABLE = Duration.ofHours(24);

    /** Behind a batch's id, the key of the job that puts it back: it may be wanted while the removing job is ending. */
    static final String UNDO = "/undo";

    private final CoreStore store;
    private final Access access;

    @Activate
    public UndoableBatches(@Reference CoreStore store, @Reference Access access) {
        this.store = store;
        this.access = access;
    }

    @Override
    public Batch unlink(Caller caller, String network, List<RecordRef> records, String key) {
        access.require(caller);
        IdempotencyKey.check(key);
        List<RecordRef> distinct = records.stream().distinct().toList();
        check(distinct);
        String hash = Digest.of(distinct.stream()
                .map(record -> record.type() + "/" + record.id())
                .collect(Collectors.joining("\n", network + "\n", "")));
        return store.writeIdempotent(tx -> {
            Kept made = made(tx.now(), caller.userId(), hash, network, distinct.size());
            if (BatchTable.insert(tx, made, key, distinct)) {
                schedule(tx, made.batch().id());
                return made.batch();
            }
            return same(BatchTable.byKey(tx, caller.userId(), key), hash).batch();
        });
    }

    private static void check(List<RecordRef> records) {
        if (records.isEmpty() || records.size() > MOST_RECORDS) {
            throw new SocialException(Kind.INVALID, "1 to " + MOST_RECORDS + " records");
        }
        if (!records.stream().allMatch(RecordRef::isPerson)) {
            throw new SocialException(Kind.RECORD_TYPE, "leads and contacts only");
        }
    }

    private static Kept made(Instant now, String userId, String hash, String network, int records) {
        Instant until = now.plus(UNDOABLE);
        Batch batch = new Batch(Ids.ordered(now), network, State.RUNNING, records, 0, 0, 0, 0, now, until);
        return new Kept(userId, hash, 0, batch);
    }

    private static Kept same(Optional<Kept> found, String hash) {
        return found.filter(kept -> kept.bodyHash().equals(hash))
                .orElseThrow(() -> new SocialException(Kind.CONFLICT, "the key stands for another batch"));
    }

    @Override
    public Batch find(Caller caller, String id) {
        access.require(caller);
        return store.read(tx -> own(tx, caller, id)).batch();
    }

    @Override
    public Batch undo(Caller caller, String id) {
        access.require(caller);
        return store.writeIdempotent(tx -> {
            Kept kept = own(tx, caller, id);
            if (!tx.now().isBefore(kept.batch().undoUntil())) {
                throw new SocialException(Kind.NOT_FOUND, "nothing to take back any more");
            }
            if (BatchTable.undo(tx, id)) {
                schedule(tx, id + UNDO);
                BatchTable.tell(tx, kept);
            }
            return own(tx, caller, id).batch();
        });
    }

    private void schedule(Tx tx, String key) {
        store.jobs(CoreJob.LINK_BATCH).schedule(tx, key, tx.now(), "");
    }

    private static Kept own(Tx tx, Caller caller, String id) {
        return BatchTable.find(tx, id)
                .filter(kept -> kept.userId().equals(caller.userId()))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such batch of this user"));
    }
}
