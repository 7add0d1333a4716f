package crm.host.record;

import crm.host.api.RecordRef;
import crm.store.Batch;
import crm.store.Query;
import crm.store.Row;
import crm.store.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of leads and contacts. */
final class PersonTable {
    private PersonTable() {}

    /** The record with its handles, converted leads included. */
    static Optional<PersonRecord> find(Tx tx, RecordRef ref) {
        return tx.query("select * from person where id = :id and type = :type")
                .bind("id", ref.id())
                .bind("type", ref.type())
                .first(PersonTable::map)
                .map(person -> person.withHandles(Handles.of(tx, ref.id())));
    }

    /** Those with one of these ids that are leads and contacts now. */
    static Set<RecordRef> present(Tx tx, Collection<RecordRef> refs) {
        return Set.copyOf(tx.query("select type, id from person where id in (<ids>) and converted_to is null")
                .bind("ids", refs.stream().map(RecordRef::id).toList())
                .list(row -> new RecordRef(row.string("type"), row.string("id"))));
    }

    private static final String INSERT = """
            insert into person (id, type, version, family_name, given_name, family_reading, given_reading, company, title, email,
                phone, site, place, description, status, owner_id, picture, created_at, updated_at, sort_name, sort_company, search)
            values (:id, :type, :version, :familyName, :givenName, :familyReading, :givenReading, :company, :title, :email,
                :phone, :site, :place, :description, :status, :owner, :picture, :created, :updated, :sortName, :sortCompany, :search)
            """;

    private static final String UPDATE = """
            update person set version = version + 1, family_name = :familyName, given_name = :givenName,
                family_reading = :familyReading, given_reading = :givenReading, company = :company, title = :title, email = :email,
                phone = :phone, site = :site, place = :place, description = :description, status = :status, owner_id = :owner,
                updated_at = :updated, sort_name = :sortName, sort_company = :sortCompany, search = :search
            where id = :id and version = :version and converted_to is null
            """;

    /** The records that a condition names, with their handles, converted leads included. */
    static List<PersonRecord> all(Tx tx, Query query) {
        List<PersonRecord> persons = query.list(PersonTable::map);
        Map<String, Map<String, String>> handles =
                Handles.of(tx, persons.stream().map(person -> person.ref().id()).toList());
        return persons.stream()
                .map(person ->
                        person.withHandles(handles.getOrDefault(person.ref().id(), Map.of())))
                .toList();
    }

    static void insert(Tx tx, PersonRecord person) {
        insert(tx, List.of(person));
    }

    static void insert(Tx tx, List<PersonRecord> persons) {
        Batch insert = tx.batch(INSERT);
        for (PersonRecord person : persons) {
            data(insert, person)
                    .bind("type", person.ref().type())
                    .bind("picture", person.picture())
                    .bind("created", person.createdAt())
                    .add();
        }
        insert.run();
        indexed(tx, persons, Map.of());
    }

    private static void indexed(Tx tx, List<PersonRecord> persons, Map<String, String> before) {
        SearchIndex.change(
                tx,
                persons.stream()
                        .map(person -> new SearchIndex.Change(
                                person.ref(), before.getOrDefault(person.ref().id(), ""), SearchText.of(person.data())))
                        .toList());
    }

    /** Writes the next version if the row still has the version before it; otherwise answers false. */
    static boolean update(Tx tx, PersonRecord person) {
        return update(tx, List.of(person));
    }

    /** Writes the next version of each, in this order; false if one of them no longer has the version before it. */
    static boolean update(Tx tx, List<PersonRecord> persons) {
        Map<String, String> before = SearchIndex.texts(
                tx, "person", persons.stream().map(person -> person.ref().id()).toList());
        Batch update = tx.batch(UPDATE);
        persons.forEach(person -> data(update, person).add());
        boolean written = update.run() == persons.size();
        if (written) {
            indexed(tx, persons, before);
        }
        return written;
    }

    /** Counts the version up without changing a value of the row itself; false where the row is not as it was read any more. */
    static boolean touch(Tx tx, PersonRecord read) {
        return tx.update("""
                        update person set version = version + 1, updated_at = :now
                        where id = :id and version = :version and converted_to is null
                        """)
                        .bind("now", tx.now())
                        .bind("id", read.ref().id())
                        .bind("version", read.version())
                        .run()
                == 1;
    }

    /** Makes others who lock the record wait until this transaction has ended; false if there is no such record. */
    static boolean lock(Tx tx, String id) {
        return tx.update("update person set version = version where id = :id and converted_to is null")
                        .bind("id", id)
                        .run()
                == 1;
    }

    /** @param change by which the picture came, or went */
    static void setPicture(Tx tx, RecordRef ref, @Nullable String hash, @Nullable String change) {
        tx.update("update person set picture = :hash, picture_change = :change, updated_at = :now where id = :id")
                .bind("hash", hash)
                .bind("change", change)
                .bind("now", tx.now())
                .bind("id", ref.id())
                .run();
    }

    /** False where the lead is not as it was read any more. */
    static boolean convert(Tx tx, PersonRecord lead, RecordRef contact) {
        int converted = tx.update("""
                        update person set converted_to = :contact, picture = null, version = version + 1
                        where id = :id and version = :version and converted_to is null
                        """)
                .bind("contact", contact.id())
                .bind("id", lead.ref().id())
                .bind("version", lead.version())
                .run();
        unindexed(tx, lead.ref());
        tx.update("update handle set person_id = :contact where person_id = :id")
                .bind("contact", contact.id())
                .bind("id", lead.ref().id())
                .run();
        return converted == 1;
    }

    static void delete(Tx tx, RecordRef ref) {
        tx.update("delete from handle where person_id = :id")
                .bind("id", ref.id())
                .run();
        tx.update("update deal set contact_id = null, version = version + 1 where contact_id = :id")
                .bind("id", ref.id())
                .run();
        unindexed(tx, ref);
        // With the contact goes what is left of the lead that it was.
        tx.update("delete from person where id = :id or converted_to = :id")
                .bind("id", ref.id())
                .run();
    }

    private static void unindexed(Tx tx, RecordRef ref) {
        String text = SearchIndex.texts(tx, "person", List.of(ref.id())).getOrDefault(ref.id(), "");
        SearchIndex.change(tx, List.of(new SearchIndex.Change(ref, text, "")));
    }

    /** By kana; by the name where no kana is known. */
    static String sortName(PersonData data) {
        return SearchText.normal(data.reading().isEmpty() ? data.name() : data.reading());
    }

    private static Batch data(Batch statement, PersonRecord person) {
        PersonData data = person.data();
        return statement
                .bind("id", person.ref().id())
                .bind("version", person.version())
                .bind("familyName", data.familyName())
                .bind("givenName", data.givenName())
                .bind("familyReading", data.familyReading())
                .bind("givenReading", data.givenReading())
                .bind("company", data.company())
                .bind("title", data.title())
                .bind("email", data.email())
                .bind("phone", data.phone())
                .bind("site", data.site())
                .bind("place", data.place())
                .bind("description", data.description())
                .bind("status", person.status())
                .bind("owner", person.ownerId())
                .bind("updated", person.updatedAt())
                .bind("sortName", sortName(data))
                .bind("sortCompany", SearchText.normal(data.company()))
                .bind("search", SearchText.of(data));
    }

    static PersonRecord map(Row row) {
        PersonData data = new PersonData(
                row.string("family_name"),
                row.string("given_name"),
                row.string("family_reading"),
                row.string("given_reading"),
                row.string("company"),
                row.string("title"),
                row.string("email"),
                row.string("phone"),
                row.string("site"),
                row.string("place"),
                row.string("description"));
        return new PersonRecord(
                new RecordRef(row.string("type"), row.string("id")),
                row.longValue("version"),
                data,
                row.string("status"),
                row.string("owner_id"),
                row.stringOrNull("picture"),
                Map.of(),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.stringOrNull("converted_to"));
    }
}
