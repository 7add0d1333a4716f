package crm.host.record;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Pictures;
import crm.host.api.RecordRef;
import crm.store.Ids;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The pictures of leads and contacts, kept by their content, with a note on each change: where the picture is from, and for ten minutes what was there
 * before. Notes and pictures that nothing needs any more are swept away.
 */
@Component(service = {Pictures.class, RecordPictures.class})
public final class RecordPictures implements Pictures {
    static final int PORTION = 200;

    /**
     * What is noted of a record's picture.
     *
     * @param change by which it, or its absence, came to be; null where none is noted
     * @param undoable whether that can still be taken back
     */
    public record Note(@Nullable PictureChange change, boolean undoable) {}

    private final HostStore host;
    private final PictureReader reader = new PictureReader();
    private final Subscription sweeping;

    @Activate
    public RecordPictures(@Reference HostStore host) {
        this.host = host;
        this.sweeping = host.sweep(this::sweep);
    }

    @Deactivate
    void close() {
        sweeping.close();
    }

    public Picture find(RecordRef ref) {
        return host.store().read(tx -> {
            PersonRecord person = Persons.present(tx, ref);
            return PictureTable.find(tx, person.picture()).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        });
    }

    public Note note(RecordRef ref) {
        return host.store().read(tx -> PictureTable.current(tx, ref.id())
                .map(change -> new Note(change, change.undoable(tx.now())))
                .orElse(new Note(null, false)));
    }

    /**
     * Sets the picture that a person brings.
     *
     * @param bytes PNG, JPEG or GIF
     */
    public void bring(RecordRef ref, byte[] bytes, String userId) {
        Picture picture = reader.read(bytes);
        host.store().run(tx -> put(tx, locked(tx, ref), picture, PictureChange.byHand(tx.now()), userId));
    }

    @Override
    public Optional<String> set(RecordRef record, byte[] bytes, Source source, String userId) {
        Picture picture = decoded(bytes);
        return host.store()
                .writeIdempotent(tx -> lock(tx, record).map(person -> put(tx, person, picture, source, userId)));
    }

    private Picture decoded(byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (Problem e) {
            throw e.kind() == ProblemKind.UNAVAILABLE ? e : new IllegalArgumentException("No picture that is taken", e);
        }
    }

    public void remove(RecordRef ref, String userId) {
        host.store().run(tx -> {
            PersonRecord person = locked(tx, ref);
            if (person.picture() != null) {
                replace(tx, person, null, PictureChange.byHand(tx.now()), userId);
                Timelines.tell(tx, ref, userId, "timeline.picture-removed");
            }
        });
    }

    @Override
    public UndoOutcome undo(RecordRef record, String undo, String userId) {
        return host.store().writeIdempotent(tx -> {
            Optional<PersonRecord> person = lock(tx, record);
            Optional<PictureChange> change = PictureTable.find(tx, undo, record.id());
            return person.isEmpty() || change.isEmpty()
                    ? UndoOutcome.GONE
                    : undo(tx, person.get(), change.get(), userId);
        });
    }

    private static UndoOutcome undo(Tx tx, PersonRecord person, PictureChange change, String userId) {
        String current = PictureTable.current(tx, change.personId())
                .map(PictureChange::id)
                .orElse(null);
        if (change.undone()) {
            return Objects.equals(current, change.beforeId()) ? UndoOutcome.UNDONE : UndoOutcome.CONFLICT;
        }
        if (!change.undoable(tx.now())) {
            return UndoOutcome.GONE;
        }
        if (!change.id().equals(current)) {
            return UndoOutcome.CONFLICT;
        }
        PersonTable.setPicture(tx, person.ref(), change.beforePicture(), change.beforeId());
        PictureTable.undone(tx, change.id());
        PictureTable.forget(tx, person.picture());
        RecordFeed.picture(tx, person.ref());
        Timelines.tell(tx, person.ref(), userId, "timeline.picture-undone");
        return UndoOutcome.UNDONE;
    }

    /** @return what takes it back */
    private static String put(Tx tx, PersonRecord person, Picture picture, Source source, String userId) {
        Optional<PictureChange> current =
                PictureTable.current(tx, person.ref().id()).filter(change -> change.from(source));
        if (picture.hash().equals(person.picture()) && current.isPresent()) {
            return current.get().id();
        }
        PictureTable.keep(tx, picture);
        String change = replace(tx, person, picture.hash(), source, userId);
        if (source.name().isEmpty()) {
            Timelines.tell(tx, person.ref(), userId, "timeline.picture");
        } else {
            Timelines.tell(tx, person.ref(), userId, "timeline.picture-from", source.name(), source.label());
        }
        return change;
    }

    private static String replace(Tx tx, PersonRecord person, @Nullable String hash, Source source, String userId) {
        String before = PictureTable.current(tx, person.ref().id())
                .map(PictureChange::id)
                .orElse(null);
        Instant now = tx.now();
        PictureChange change = new PictureChange(
                Ids.random(),
                person.ref().id(),
                now,
                userId,
                source,
                now.plus(PictureChange.UNDOABLE),
                before,
                person.picture(),
                false);
        PictureTable.insert(tx, change);
        PersonTable.setPicture(tx, person.ref(), hash, change.id());
        RecordFeed.picture(tx, person.ref());
        return change.id();
    }

    /** The record, which others change after this transaction only. */
    private static PersonRecord locked(Tx tx, RecordRef ref) {
        PersonTable.lock(tx, ref.id());
        return Persons.present(tx, ref);
    }

    private static Optional<PersonRecord> lock(Tx tx, RecordRef ref) {
        return ref.isPerson() && PersonTable.lock(tx, ref.id()) ? PersonTable.find(tx, ref) : Optional.empty();
    }

    void sweep() {
        while (host.store().write(RecordPictures::portion) == PORTION) {
            // The next portion is another transaction.
        }
    }

    /** How many changes there were that could not be taken back any more, up to a portion. */
    private static int portion(Tx tx) {
        List<PictureChange> over = PictureTable.over(tx, PORTION);
        for (PictureChange change : over) {
            if (PersonTable.lock(tx, change.personId())) {
                PictureTable.settle(tx, change);
            }
        }
        return over.size();
    }
}
