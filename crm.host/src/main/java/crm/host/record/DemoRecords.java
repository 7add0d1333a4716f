package crm.host.record;

import crm.host.api.RecordRef;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Writes the demo's records, with times counted back from the first start. */
public final class DemoRecords {
    private final Tx tx;

    public DemoRecords(Tx tx) {
        this.tx = tx;
    }

    public void lead(Map<String, String> row) {
        person(RecordRef.LEAD, row);
    }

    public void contact(Map<String, String> row) {
        person(RecordRef.CONTACT, row);
    }

    private void person(String type, Map<String, String> row) {
        Instant at = ago(row);
        PersonRecord person = new PersonRecord(
                new RecordRef(type, text(row, "id")),
                1,
                PersonData.EMPTY.with(row),
                text(row, "status"),
                text(row, "owner"),
                null,
                Map.of(),
                at,
                at,
                null);
        PersonTable.insert(tx, person);
        RecordFeed.created(tx, person.ref(), person.ownerId(), Map.of());
        Timelines.insert(tx, Timelines.entry(at, person.ref(), person.ownerId(), "timeline.created", List.of(), ""));
    }

    public void deal(Map<String, String> row) {
        Instant at = ago(row);
        String amount = text(row, "amount");
        LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
        Deal deal = new Deal(
                text(row, "id"),
                1,
                text(row, "name"),
                amount.isEmpty() ? null : Long.valueOf(amount),
                text(row, "stage"),
                today.plusDays(Long.parseLong(text(row, "closeInDays"))),
                new Deal.Contact(text(row, "contact"), "", ""),
                text(row, "description"),
                text(row, "owner"),
                at,
                at);
        DealTable.insert(tx, deal);
        RecordRef ref = new RecordRef(Deals.DEAL, deal.id());
        RecordFeed.created(tx, ref, deal.ownerId(), Map.of());
        Timelines.insert(tx, Timelines.entry(at, ref, deal.ownerId(), "timeline.created", List.of(), ""));
        RecordRef contact = new RecordRef(RecordRef.CONTACT, text(row, "contact"));
        Timelines.insert(tx, Timelines.entry(at, contact, deal.ownerId(), "timeline.deal", List.of(deal.name()), ""));
    }

    public void entry(Map<String, String> row) {
        RecordRef record = new RecordRef(text(row, "type"), text(row, "record"));
        String key = "timeline." + text(row, "kind");
        Timelines.insert(tx, Timelines.entry(ago(row), record, text(row, "user"), key, List.of(), text(row, "text")));
    }

    private Instant ago(Map<String, String> row) {
        return tx.now().minus(Duration.ofHours(Long.parseLong(text(row, "hoursAgo"))));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
