package crm.host.record;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.store.Ids;
import crm.store.Tx;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a contact of a lead: handles, picture and timeline go with it, all in one transaction. */
public final class Conversion {
    /**
     * What came of it.
     *
     * @param deal the deal that was made with it, or null
     */
    public record Outcome(PersonRecord contact, @Nullable Deal deal) {}

    private final HostStore host;

    public Conversion(HostStore host) {
        this.host = host;
    }

    /** @param deal the deal to make with it, if any; its contact is the new one */
    public Outcome convert(RecordRef lead, long version, Optional<DealEdit> deal, String userId) {
        return host.store().write(tx -> {
            PersonRecord before = Persons.present(tx, lead);
            Persons.checkVersion(before.version(), Optional.of(version));
            RecordRef contact = contact(tx, before);
            if (!PersonTable.convert(tx, before, contact)) {
                throw Problem.of(ProblemKind.CONFLICT, "version", before.version());
            }
            PictureTable.move(tx, lead, contact);
            Timelines.move(tx, lead, contact);
            Timelines.tell(
                    tx, contact, userId, "timeline.converted", before.data().name());
            RecordFeed.converted(tx, lead, contact, userId, Handles.of(tx, contact.id()));
            Deal made = deal.map(edit -> Deals.create(tx, withContact(edit, contact), userId))
                    .flatMap(id -> DealTable.find(tx, id))
                    .orElse(null);
            return new Outcome(Persons.present(tx, contact), made);
        });
    }

    private static RecordRef contact(Tx tx, PersonRecord lead) {
        if (!lead.ref().type().equals(RecordRef.LEAD)) {
            throw Problem.of(ProblemKind.NOT_FOUND);
        }
        RecordRef ref = new RecordRef(RecordRef.CONTACT, Ids.ordered(tx.now()));
        PersonTable.insert(
                tx,
                new PersonRecord(
                        ref, 1, lead.data(), "", lead.ownerId(), lead.picture(), Map.of(), tx.now(), tx.now(), null));
        return ref;
    }

    private static DealEdit withContact(DealEdit edit, RecordRef contact) {
        return new DealEdit(
                edit.name(),
                edit.amount(),
                edit.stage(),
                edit.closeOn(),
                Optional.of(Optional.of(contact.id())),
                edit.description(),
                edit.owner(),
                edit.version());
    }
}
