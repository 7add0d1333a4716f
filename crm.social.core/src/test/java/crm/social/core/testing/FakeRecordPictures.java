package crm.social.core.testing;

import crm.host.api.CrmRecord;
import crm.host.api.Pictures;
import crm.host.api.RecordRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The pictures of a {@link FakeHost}'s records. */
public final class FakeRecordPictures implements Pictures {
    /** What was handed over, in its order. */
    public final List<Given> given = new CopyOnWriteArrayList<>();

    private final Map<RecordRef, CrmRecord> records;
    private final Map<RecordRef, Given> now = new HashMap<>();
    private final Map<String, Change> changes = new HashMap<>();

    FakeRecordPictures(Map<RecordRef, CrmRecord> records) {
        this.records = records;
    }

    /** A picture and where it is from. */
    public record Given(byte[] bytes, Source source, String userId) {}

    private record Change(RecordRef record, @Nullable Given before, Given after) {}

    /** Somebody uploads one by hand, or takes it away. */
    public synchronized void byHand(RecordRef record, @Nullable Given picture) {
        put(record, picture);
    }

    @Override
    public synchronized Optional<String> set(RecordRef record, byte[] bytes, Source source, String userId) {
        if (!records.containsKey(record)) {
            return Optional.empty();
        }
        if (bytes.length > 5 << 20) {
            throw new IllegalArgumentException("too large");
        }
        Given before = now.get(record);
        Given after = new Given(bytes, source, userId);
        given.add(after);
        boolean same = before != null
                && Arrays.equals(before.bytes(), bytes)
                && before.source().label().equals(source.label());
        String undo = "undo-" + changes.size();
        changes.put(undo, new Change(record, before, same ? before : after));
        if (!same) {
            put(record, after);
        }
        return Optional.of(undo);
    }

    @Override
    public synchronized UndoOutcome undo(RecordRef record, String undo, String userId) {
        Change change = changes.get(undo);
        if (change == null || !change.record().equals(record)) {
            return UndoOutcome.GONE;
        }
        if (now.get(record) != change.after()) {
            return UndoOutcome.CONFLICT;
        }
        changes.remove(undo);
        put(record, change.before());
        return UndoOutcome.UNDONE;
    }

    private void put(RecordRef record, @Nullable Given picture) {
        if (picture == null) {
            now.remove(record);
        } else {
            now.put(record, picture);
        }
        String hash = picture == null ? null : "hash" + Arrays.hashCode(picture.bytes());
        CrmRecord was = Objects.requireNonNull(records.get(record));
        records.put(
                record,
                new CrmRecord(
                        was.ref(),
                        was.name(),
                        was.company(),
                        was.place(),
                        was.emailDomain(),
                        was.site(),
                        was.ownerId(),
                        hash,
                        was.handles()));
    }
}
