package crm.host.record;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.store.Ids;
import crm.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads and contacts as users work with them. Answers problems where something is not as it has to be. */
public final class Persons {
    static final String FIRST_STATUS = "new";
    private static final List<Sort> SORTS = List.of(
            new Sort("-created", "created_at", true, true),
            new Sort("-updated", "updated_at", true, true),
            new Sort("name", "sort_name", false, false),
            new Sort("company", "sort_company", false, false));

    private final HostStore host;

    public Persons(HostStore host) {
        this.host = host;
    }

    public Page<PersonRecord> list(String type, ListQuery query) {
        Sort sort = Sort.choose(query.sort(), SORTS);
        Optional<Cursor> cursor = query.cursor().map(text -> Cursor.parse(text, sort.name()));
        return host.store().read(tx -> {
            Sought sought = sought(tx, type, query);
            Filter all = asked(sought, type, query);
            Filter page = all.copy();
            cursor.ifPresent(behind -> page.after(sort, behind, "id"));
            List<PersonRecord> rows = page.bind(
                            tx.query("select * from person" + page.sql() + sort.orderBy("id") + " limit :limit"))
                    .bind("limit", query.limit() + 1)
                    .list(PersonTable::map);
            long total = Counting.total(tx, all, " from person" + all.sql(), query, sought, rows.size());
            return Page.of(withHandles(tx, rows), query.limit(), total, last -> cursor(sort, last));
        });
    }

    private static List<PersonRecord> withHandles(Tx tx, List<PersonRecord> rows) {
        Map<String, Map<String, String>> handles =
                Handles.of(tx, rows.stream().map(row -> row.ref().id()).toList());
        return rows.stream()
                .map(row -> row.withHandles(handles.getOrDefault(row.ref().id(), Map.of())))
                .toList();
    }

    private static Cursor cursor(Sort sort, PersonRecord last) {
        String value =
                switch (sort.column()) {
                    case "created_at" -> Long.toString(last.createdAt().toEpochMilli());
                    case "updated_at" -> Long.toString(last.updatedAt().toEpochMilli());
                    case "sort_company" -> SearchText.normal(last.data().company());
                    default -> PersonTable.sortName(last.data());
                };
        return new Cursor(sort.name(), value, last.ref().id());
    }

    /** The ids of all that a list would show, in its order, the first so many; and how many there are, counted up to one more. */
    public Page<String> ids(String type, ListQuery query, int most) {
        Sort sort = Sort.choose(query.sort(), SORTS);
        return host.store().read(tx -> {
            Filter all = asked(sought(tx, type, query), type, query);
            List<String> ids = all.bind(
                            tx.query("select id from person" + all.sql() + sort.orderBy("id") + " limit :limit"))
                    .bind("limit", most + 1)
                    .list(row -> row.string("id"));
            return new Page<>(ids.subList(0, Math.min(most, ids.size())), null, ids.size());
        });
    }

    /** All that a list would show, in its order, the first so many. */
    public List<PersonRecord> all(String type, ListQuery query, int most) {
        Sort sort = Sort.choose(query.sort(), SORTS);
        return host.store().read(tx -> {
            Filter all = asked(sought(tx, type, query), type, query);
            return PersonTable.all(
                    tx,
                    all.bind(tx.query("select * from person" + all.sql() + sort.orderBy("id") + " limit :limit"))
                            .bind("limit", most));
        });
    }

    private static Sought sought(Tx tx, String type, ListQuery query) {
        return new Sought(tx, type, SearchText.asked(query.words()));
    }

    private static Filter asked(Sought sought, String type, ListQuery query) {
        Filter all = new Filter().where("converted_to is null").words(SearchText.asked(query.words()), "search");
        // Without the type SQLite has no other index to take than that of the ids.
        sought.few()
                .ifPresentOrElse(
                        ids -> all.where("id in (<ids>)", "ids", ids), () -> all.where("type = :type", "type", type));
        query.owner().ifPresent(owner -> all.where("owner_id = :owner", "owner", owner));
        // Few belong to one owner, many may have a status: SQLite, which counts neither, is left no choice.
        String status = query.owner().isPresent() ? "status || ''" : "status";
        query.state().ifPresent(state -> all.where(status + " = :status", "status", state));
        return all;
    }

    public PersonRecord find(RecordRef ref) {
        return host.store().read(tx -> present(tx, ref));
    }

    /** The record; a converted lead is a problem that names its contact. */
    static PersonRecord present(Tx tx, RecordRef ref) {
        PersonRecord person = PersonTable.find(tx, ref).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        if (person.convertedTo() != null) {
            throw Problem.of(ProblemKind.CONVERTED, "contact", person.convertedTo());
        }
        return person;
    }

    public PersonRecord create(String type, PersonEdit edit, String userId) {
        return host.store().write(tx -> {
            RecordRef ref = new RecordRef(type, Ids.ordered(tx.now()));
            return create(tx, ref, edit, RecordFeed.HOST, userId);
        });
    }

    /** @param origin who writes, for the feed */
    static PersonRecord create(Tx tx, RecordRef ref, PersonEdit edit, String origin, String userId) {
        String owner = edit.owner().orElse(userId);
        Owners.check(tx, owner);
        String status = PersonRules.hasStatus(ref.type()) ? edit.status().orElse(FIRST_STATUS) : "";
        PersonData data = named(PersonData.EMPTY.with(edit.texts()));
        PersonTable.insert(tx, new PersonRecord(ref, 1, data, status, owner, null, Map.of(), tx.now(), tx.now(), null));
        RecordFeed.created(tx, ref, origin, userId, Handles.set(tx, ref.id(), edit.handles()));
        Timelines.tell(tx, ref, userId, "timeline.created");
        return present(tx, ref);
    }

    public PersonRecord edit(RecordRef ref, PersonEdit edit, String userId) {
        return host.store().write(tx -> {
            PersonRecord before = present(tx, ref);
            checkVersion(before.version(), edit.version());
            edit.owner().ifPresent(owner -> Owners.check(tx, owner));
            PersonRecord after = new PersonRecord(
                    ref,
                    before.version(),
                    named(before.data().with(edit.texts())),
                    edit.status().orElse(before.status()),
                    edit.owner().orElse(before.ownerId()),
                    before.picture(),
                    before.handles(),
                    before.createdAt(),
                    tx.now(),
                    null);
            if (!PersonTable.update(tx, after)) {
                throw Problem.of(ProblemKind.CONFLICT, "version", before.version());
            }
            Map<String, Handles.Change> handles = Handles.set(tx, ref.id(), edit.handles());
            RecordFeed.edited(tx, ref, RecordFeed.HOST, userId, handles);
            tellEdit(tx, before, after, handles, userId);
            return present(tx, ref);
        });
    }

    static void checkVersion(long present, Optional<Long> read) {
        if (read.isPresent() && read.get() != present) {
            throw Problem.of(ProblemKind.CONFLICT, "version", present);
        }
    }

    static PersonData named(PersonData data) {
        if (data.name().isEmpty()) {
            throw Problem.invalid("familyName", "required");
        }
        return data;
    }

    private static void tellEdit(
            Tx tx, PersonRecord before, PersonRecord after, Map<String, Handles.Change> handles, String userId) {
        if (!before.data().equals(after.data()) || !before.status().equals(after.status())) {
            Timelines.tell(tx, after.ref(), userId, "timeline.edited");
        }
        if (!before.ownerId().equals(after.ownerId())) {
            Timelines.tell(tx, after.ref(), userId, "timeline.owner", Owners.name(tx, after.ownerId()));
        }
        handles.forEach((network, change) -> tellHandle(tx, after.ref(), userId, network, change));
    }

    private static void tellHandle(
            Tx tx, RecordRef ref, @Nullable String userId, String network, Handles.Change change) {
        String value = change.after();
        if (value == null) {
            Timelines.tell(tx, ref, userId, "timeline.handle-removed", network);
        } else {
            Timelines.tell(tx, ref, userId, "timeline.handle", network, value);
        }
    }

    public void delete(RecordRef ref, String userId) {
        host.store().run(tx -> {
            PersonRecord person = present(tx, ref);
            if (!PersonTable.touch(tx, person)) {
                throw Problem.of(ProblemKind.CONFLICT, "version", person.version());
            }
            List<String> pictures = PictureTable.deleteChanges(tx, ref.id());
            PersonTable.delete(tx, ref);
            Timelines.delete(tx, ref);
            PictureTable.forget(tx, person.picture());
            pictures.forEach(hash -> PictureTable.forget(tx, hash));
            RecordFeed.deleted(tx, ref, userId);
        });
    }
}
