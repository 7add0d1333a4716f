package crm.host.record;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.store.Ids;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads or contacts from a file, a batch of rows at a time and in the transaction of that batch. What rows of the batch find is read in one go
 * before, what they write is written in one go by {@link #finish}; between, a row sees what those before it did. Used by one thread.
 */
public final class ImportedPersons {
    /** What a row did. */
    public enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** What a row did, and to which record. */
    public record Written(Effect effect, RecordRef ref) {}

    /**
     * Whose file it is.
     *
     * @param type of its records
     * @param userId on whose behalf, and who looks after new records
     * @param fileName stands in the timelines
     */
    public record Source(String type, String userId, String fileName) {}

    private final Tx tx;
    private final Source source;
    private final Map<String, PersonRecord> known = new HashMap<>();
    private final Map<String, List<String>> idsByEmail = new HashMap<>();
    private final List<PersonRecord> created = new ArrayList<>();
    private final List<PersonRecord> edited = new ArrayList<>();
    private final List<Handles.Put> handles = new ArrayList<>();
    private final List<TimelineEntry> entries = new ArrayList<>();

    public ImportedPersons(Tx tx, Source source) {
        this.tx = tx;
        this.source = source;
    }

    /** Reads the records that rows name by id. */
    public void findIds(Collection<String> ids) {
        read("id in (<keys>)", ids);
    }

    /** Reads the records that rows name by e-mail address, whatever its case. */
    public void findEmails(Collection<String> emails) {
        read(
                "lower(email) in (<keys>) and email <> '' and converted_to is null",
                emails.stream().map(ImportedPersons::lower).toList());
    }

    private void read(String condition, Collection<String> keys) {
        if (!keys.isEmpty()) {
            PersonTable.all(
                            tx,
                            tx.query("select * from person where type = :type and " + condition)
                                    .bind("type", source.type)
                                    .bind("keys", keys))
                    .forEach(this::know);
        }
    }

    private void know(PersonRecord person) {
        PersonRecord before = known.put(person.ref().id(), person);
        if (before != null) {
            idsByEmail
                    .getOrDefault(lower(before.data().email()), new ArrayList<>())
                    .remove(person.ref().id());
        }
        idsByEmail
                .computeIfAbsent(lower(person.data().email()), email -> new ArrayList<>())
                .add(person.ref().id());
    }

    private static String lower(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    /**
     * The record with an id that was looked for.
     *
     * @throws Problem {@code INVALID}, at the field {@code id}, if there is none
     */
    public PersonRecord byId(String id) {
        PersonRecord person = known.get(id);
        if (person == null) {
            throw Problem.invalid("id", "unknown");
        }
        if (person.convertedTo() != null) {
            throw Problem.invalid("id", "converted");
        }
        return person;
    }

    /**
     * The record with an e-mail address that was looked for.
     *
     * @throws Problem {@code INVALID}, at the field {@code email}, if several have it
     */
    public Optional<PersonRecord> byEmail(String email) {
        List<String> ids = idsByEmail.getOrDefault(lower(email), List.of());
        if (ids.size() > 1) {
            throw Problem.invalid("email", "ambiguous");
        }
        return ids.stream().findFirst().map(this::byId);
    }

    /**
     * Makes a record, or changes one.
     *
     * @param before the record to change; null for a new one
     * @param edit what the row says; what it does not name stays
     * @throws Problem {@code INVALID}; then the row did nothing
     */
    public Written write(@Nullable PersonRecord before, PersonEdit edit) {
        return before == null ? create(edit) : edit(before, edit);
    }

    private Written create(PersonEdit edit) {
        PersonRecord person = new PersonRecord(
                new RecordRef(source.type, Ids.ordered(tx.now())),
                1,
                Persons.named(PersonData.EMPTY.with(edit.texts())),
                PersonRules.hasStatus(source.type) ? edit.status().orElse(Persons.FIRST_STATUS) : "",
                edit.owner().orElse(source.userId),
                null,
                edit.handles(),
                tx.now(),
                tx.now(),
                null);
        created.add(person);
        know(person);
        RecordFeed.created(tx, person.ref(), RecordFeed.IMPORT, source.userId, put(person.ref(), Map.of(), edit));
        tell(person.ref(), "timeline.import-created", source.fileName);
        return new Written(Effect.CREATED, person.ref());
    }

    private Written edit(PersonRecord before, PersonEdit edit) {
        Map<String, Handles.Change> changes = put(before.ref(), before.handles(), edit);
        Map<String, String> held = new HashMap<>(before.handles());
        held.putAll(edit.handles());
        PersonRecord after = new PersonRecord(
                before.ref(),
                before.version(),
                before.data().with(edit.texts()),
                edit.status().orElse(before.status()),
                edit.owner().orElse(before.ownerId()),
                before.picture(),
                held,
                before.createdAt(),
                before.updatedAt(),
                null);
        if (after.equals(before)) {
            return new Written(Effect.UNCHANGED, before.ref());
        }
        edited.add(after.at(tx.now()));
        know(after.next());
        RecordFeed.edited(tx, before.ref(), RecordFeed.IMPORT, source.userId, changes);
        tell(before.ref(), "timeline.import-edited", source.fileName);
        changes.keySet()
                .forEach(network -> tell(
                        before.ref(), "timeline.handle", network, edit.handles().get(network)));
        return new Written(Effect.UPDATED, before.ref());
    }

    /** Notes the handles of a row, and what really changes by them. */
    private Map<String, Handles.Change> put(RecordRef ref, Map<String, String> present, PersonEdit edit) {
        Map<String, Handles.Change> changes = new HashMap<>();
        edit.handles().forEach((network, value) -> {
            String before = present.get(network);
            if (!value.equals(before)) {
                handles.add(new Handles.Put(ref.id(), network, value));
                changes.put(network, new Handles.Change(before, value));
            }
        });
        return changes;
    }

    private void tell(RecordRef ref, String key, String... arguments) {
        entries.add(Timelines.entry(tx.now(), ref, source.userId, key, List.of(arguments), ""));
    }

    /**
     * Writes all of it.
     *
     * @throws Problem {@code CONFLICT} if somebody changed one of the records meanwhile; then the transaction is lost
     */
    public void finish() {
        PersonTable.insert(tx, created);
        if (!PersonTable.update(tx, edited)) {
            throw Problem.of(ProblemKind.CONFLICT);
        }
        Handles.put(tx, handles);
        Timelines.add(tx, entries);
    }

    /** The active user whose login or name a cell holds. */
    public static Optional<String> owner(Tx tx, String cell) {
        List<String> ids = tx.query("""
                        select id from app_user where active and deleted_at is null and (login = :login or name = :name) limit 2
                        """)
                .bind("login", cell.toLowerCase(Locale.ROOT))
                .bind("name", cell)
                .list(row -> row.string("id"));
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** Whether a user may still write. */
    public static boolean active(Tx tx, String userId) {
        return tx.query("select id from app_user where id = :id and active and deleted_at is null")
                .bind("id", userId)
                .first(row -> row.string("id"))
                .isPresent();
    }
}
