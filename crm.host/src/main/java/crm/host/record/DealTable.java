package crm.host.record;

import crm.host.api.RecordRef;
import crm.store.Row;
import crm.store.Tx;
import crm.store.Update;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of deals. */
final class DealTable {
    /** Deals with what a list shows of their contact. */
    static final String FROM = " from deal d left join person p on p.id = d.contact_id";

    static final String COLUMNS =
            "d.*, p.family_name as contact_family, p.given_name as contact_given, p.company as contact_company";

    private DealTable() {}

    static Optional<Deal> find(Tx tx, String id) {
        return tx.query("select " + COLUMNS + FROM + " where d.id = :id")
                .bind("id", id)
                .first(DealTable::map);
    }

    static void insert(Tx tx, Deal deal) {
        Update insert = tx.update("""
                insert into deal (id, version, name, amount, stage, close_on, contact_id, description, owner_id, created_at, updated_at,
                    sort_name, search)
                values (:id, :version, :name, :amount, :stage, :closeOn, :contact, :description, :owner, :created, :updated,
                    :sortName, :search)
                """);
        data(insert, deal).bind("created", deal.createdAt()).run();
        indexed(tx, deal.id(), "", SearchText.of(deal.name()));
    }

    /** Writes the next version if the row still has the version before it; otherwise answers false. */
    static boolean update(Tx tx, Deal deal) {
        String before = text(tx, deal.id());
        Update update = tx.update("""
                update deal set version = version + 1, name = :name, amount = :amount, stage = :stage, close_on = :closeOn,
                    contact_id = :contact, description = :description, owner_id = :owner, updated_at = :updated,
                    sort_name = :sortName, search = :search
                where id = :id and version = :version
                """);
        boolean written = data(update, deal).run() == 1;
        if (written) {
            indexed(tx, deal.id(), before, SearchText.of(deal.name()));
        }
        return written;
    }

    private static String text(Tx tx, String id) {
        return SearchIndex.texts(tx, "deal", List.of(id)).getOrDefault(id, "");
    }

    private static void indexed(Tx tx, String id, String before, String after) {
        SearchIndex.change(tx, List.of(new SearchIndex.Change(new RecordRef(Deals.DEAL, id), before, after)));
    }

    /** False where the deal is not as it was read any more. */
    static boolean delete(Tx tx, Deal read) {
        String before = text(tx, read.id());
        boolean deleted = tx.update("delete from deal where id = :id and version = :version")
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .run()
                == 1;
        if (deleted) {
            indexed(tx, read.id(), before, "");
        }
        return deleted;
    }

    private static Update data(Update statement, Deal deal) {
        LocalDate closeOn = deal.closeOn();
        Deal.Contact contact = deal.contact();
        return statement
                .bind("id", deal.id())
                .bind("version", deal.version())
                .bind("name", deal.name())
                .bind("amount", deal.amount())
                .bind("stage", deal.stage())
                .bind("closeOn", closeOn == null ? null : closeOn.toString())
                .bind("contact", contact == null ? null : contact.id())
                .bind("description", deal.description())
                .bind("owner", deal.ownerId())
                .bind("updated", deal.updatedAt())
                .bind("sortName", SearchText.normal(deal.name()))
                .bind("search", SearchText.of(deal.name()));
    }

    static Deal map(Row row) {
        String closeOn = row.stringOrNull("close_on");
        return new Deal(
                row.string("id"),
                row.longValue("version"),
                row.string("name"),
                row.longOrNull("amount"),
                row.string("stage"),
                closeOn == null ? null : LocalDate.parse(closeOn),
                contact(row),
                row.string("description"),
                row.string("owner_id"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static Deal.@Nullable Contact contact(Row row) {
        String id = row.stringOrNull("contact_id");
        if (id == null) {
            return null;
        }
        String name = FullName.of(row.string("contact_family"), row.string("contact_given"));
        return new Deal.Contact(id, name, row.string("contact_company"));
    }
}
