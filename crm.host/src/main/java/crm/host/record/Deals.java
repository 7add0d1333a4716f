package crm.host.record;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.store.Ids;
import crm.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deals as users work with them. */
public final class Deals {
    /** The record type of deals. */
    public static final String DEAL = "deal";

    private static final int TRIES = 5;

    private static final List<Sort> SORTS = List.of(
            new Sort("-created", "d.created_at", true, true),
            new Sort("-updated", "d.updated_at", true, true),
            new Sort("name", "d.sort_name", false, false),
            new Sort("-amount", "coalesce(d.amount, -1)", true, true));

    private final HostStore host;

    public Deals(HostStore host) {
        this.host = host;
    }

    public Page<Deal> list(ListQuery query) {
        Sort sort = Sort.choose(query.sort(), SORTS);
        Optional<Cursor> cursor = query.cursor().map(text -> Cursor.parse(text, sort.name()));
        return host.store().read(tx -> {
            Sought sought = new Sought(tx, DEAL, SearchText.asked(query.words()));
            Filter all = asked(sought, query);
            Filter page = all.copy();
            cursor.ifPresent(behind -> page.after(sort, behind, "d.id"));
            List<Deal> rows = page.bind(tx.query("select " + DealTable.COLUMNS + DealTable.FROM + page.sql()
                            + sort.orderBy("d.id") + " limit :limit"))
                    .bind("limit", query.limit() + 1)
                    .list(DealTable::map);
            long total = Counting.total(tx, all, DealTable.FROM + all.sql(), query, sought, rows.size());
            return Page.of(rows, query.limit(), total, last -> cursor(sort, last));
        });
    }

    private static Filter asked(Sought sought, ListQuery query) {
        Filter all = new Filter().words(SearchText.asked(query.words()), "d.search", "p.search");
        sought.few().ifPresent(ids -> all.where("d.id in (<ids>)", "ids", ids));
        query.owner().ifPresent(owner -> all.where("d.owner_id = :owner", "owner", owner));
        query.state().ifPresent(stage -> all.where("d.stage = :stage", "stage", stage));
        query.contact().ifPresent(contact -> all.where("d.contact_id = :contact", "contact", contact));
        return all;
    }

    private static Cursor cursor(Sort sort, Deal last) {
        String value =
                switch (sort.name()) {
                    case "-created" -> Long.toString(last.createdAt().toEpochMilli());
                    case "-updated" -> Long.toString(last.updatedAt().toEpochMilli());
                    case "-amount" -> Objects.toString(last.amount(), "-1");
                    default -> SearchText.normal(last.name());
                };
        return new Cursor(sort.name(), value, last.id());
    }

    public Deal find(String id) {
        return host.store().read(tx -> present(tx, id));
    }

    private static Deal present(Tx tx, String id) {
        return DealTable.find(tx, id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
    }

    public Deal create(DealEdit edit, String userId) {
        return host.store().write(tx -> {
            String id = create(tx, edit, userId);
            return present(tx, id);
        });
    }

    static String create(Tx tx, DealEdit edit, String userId) {
        String id = Ids.ordered(tx.now());
        Deal blank = new Deal(id, 1, "", null, "open", null, null, "", userId, tx.now(), tx.now());
        Deal deal = merge(tx, blank, edit);
        StandingsByDeals.around(tx, contacts(deal), userId, () -> {
            DealTable.insert(tx, deal);
            RecordRef ref = new RecordRef(DEAL, id);
            Timelines.tell(tx, ref, userId, "timeline.created");
            tellContact(tx, deal, userId, "timeline.deal", deal.name());
            RecordFeed.created(tx, ref, userId, Map.of());
            return true;
        });
        return id;
    }

    public Deal edit(String id, DealEdit edit, String userId) {
        return host.store().write(tx -> {
            Deal before = present(tx, id);
            Persons.checkVersion(before.version(), edit.version());
            Deal after = merge(tx, before, edit);
            if (!StandingsByDeals.around(
                    tx, concerned(before, after), userId, () -> change(tx, before, after, userId))) {
                throw Problem.of(ProblemKind.CONFLICT, "version", before.version());
            }
            return present(tx, id);
        });
    }

    /** The contacts whose standing an edit may change. */
    private static List<String> concerned(Deal before, Deal after) {
        boolean same = before.stage().equals(after.stage()) && contacts(before).equals(contacts(after));
        return same
                ? List.of()
                : Stream.concat(contacts(before).stream(), contacts(after).stream())
                        .toList();
    }

    private static List<String> contacts(Deal deal) {
        Deal.Contact contact = deal.contact();
        return contact == null ? List.of() : List.of(contact.id());
    }

    /** False where the deal is not as it was read any more. */
    private static boolean change(Tx tx, Deal before, Deal after, String userId) {
        if (!DealTable.update(tx, after)) {
            return false;
        }
        RecordRef ref = new RecordRef(DEAL, after.id());
        RecordFeed.edited(tx, ref, RecordFeed.HOST, userId, Map.of());
        if (before.stage().equals(after.stage())) {
            Timelines.tell(tx, ref, userId, "timeline.edited");
        } else {
            Timelines.tell(tx, ref, userId, "timeline.stage", after.name(), after.stage());
            tellContact(tx, after, userId, "timeline.stage", after.name(), after.stage());
        }
        return true;
    }

    private static void tellContact(Tx tx, Deal deal, String userId, String key, String... arguments) {
        Deal.Contact contact = deal.contact();
        if (contact != null) {
            Timelines.tell(tx, new RecordRef(RecordRef.CONTACT, contact.id()), userId, key, arguments);
        }
    }

    private static Deal merge(Tx tx, Deal before, DealEdit edit) {
        edit.owner().ifPresent(owner -> Owners.check(tx, owner));
        String name = edit.name().orElse(before.name());
        if (name.isEmpty()) {
            throw Problem.invalid("name", "required");
        }
        return new Deal(
                before.id(),
                before.version(),
                name,
                edit.amount().orElse(Optional.ofNullable(before.amount())).orElse(null),
                edit.stage().orElse(before.stage()),
                edit.closeOn().orElse(Optional.ofNullable(before.closeOn())).orElse(null),
                contact(tx, before, edit),
                edit.description().orElse(before.description()),
                edit.owner().orElse(before.ownerId()),
                before.createdAt(),
                tx.now());
    }

    private static Deal.@Nullable Contact contact(Tx tx, Deal before, DealEdit edit) {
        if (edit.contact().isEmpty()) {
            return before.contact();
        }
        return edit.contact()
                .get()
                .map(id -> tx.query("select company from person where id = :id and type = 'contact'")
                        .bind("id", id)
                        .first(row -> new Deal.Contact(id, "", row.string("company")))
                        .orElseThrow(() -> Problem.invalid("contact", "unknown")))
                .orElse(null);
    }

    public void delete(String id, String userId) {
        host.store().run(tx -> {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Deal deal = present(tx, id);
                // On PostgreSQL somebody may have moved the deal to another contact since it was read.
                if (StandingsByDeals.around(tx, contacts(deal), userId, () -> delete(tx, deal, userId))) {
                    return;
                }
            }
            throw Problem.of(ProblemKind.CONFLICT);
        });
    }

    private static boolean delete(Tx tx, Deal deal, String userId) {
        if (!DealTable.delete(tx, deal)) {
            return false;
        }
        RecordRef ref = new RecordRef(DEAL, deal.id());
        Timelines.delete(tx, ref);
        RecordFeed.deleted(tx, ref, userId);
        return true;
    }
}
