package crm.host.record;

import crm.host.HostStore;
import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.host.api.Standings;
import crm.store.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How leads and contacts stand to us by their deals, read from the deals each time; and what a change of deals does to that. */
@Component
public final class StandingsByDeals implements Standings {
    private static final int MOST = 1_000;

    private record Type(String id, String type) {}

    private record Count(String contactId, long open, long won) {
        Standing standing() {
            return open > 0 ? Standing.IN_DEAL : won > 0 ? Standing.CUSTOMER : Standing.PROSPECT;
        }
    }

    private final HostStore host;

    @Activate
    public StandingsByDeals(@Reference HostStore host) {
        this.host = host;
    }

    @Override
    public Map<RecordRef, Standing> of(Collection<RecordRef> records) {
        if (records.size() > MOST) {
            throw new IllegalArgumentException("More than " + MOST + " records: " + records.size());
        }
        List<String> ids = records.stream()
                .filter(RecordRef::isPerson)
                .map(RecordRef::id)
                .distinct()
                .toList();
        return host.store().read(tx -> {
            Map<String, String> types = types(tx, ids);
            Map<String, Standing> byDeals = byDeals(tx, ids);
            Map<RecordRef, Standing> standings = new HashMap<>();
            for (RecordRef ref : records) {
                if (ref.type().equals(types.get(ref.id()))) {
                    standings.put(ref, byDeals.getOrDefault(ref.id(), Standing.PROSPECT));
                }
            }
            return standings;
        });
    }

    private static Map<String, String> types(Tx tx, Collection<String> ids) {
        Map<String, String> types = new HashMap<>();
        tx.query("select id, type from person where id in (<ids>) and converted_to is null")
                .bind("ids", ids)
                .list(row -> new Type(row.string("id"), row.string("type")))
                .forEach(found -> types.put(found.id, found.type));
        return types;
    }

    /** Only contacts have deals; who has none has no entry. */
    private static Map<String, Standing> byDeals(Tx tx, Collection<String> ids) {
        Map<String, Standing> standings = new HashMap<>();
        tx.query("""
                        select contact_id, count(*) filter (where stage = 'open') as open, count(*) filter (where stage = 'won') as won
                        from deal where contact_id in (<ids>) group by contact_id
                        """)
                .bind("ids", ids)
                .list(row -> new Count(row.string("contact_id"), row.longValue("open"), row.longValue("won")))
                .forEach(count -> standings.put(count.contactId, count.standing()));
        return standings;
    }

    /**
     * Changes deals, and tells the feed which of their contacts stand otherwise now. Locks the contacts, always in the same order, so that of two who change
     * deals of one contact the second sees what the first did.
     *
     * @param contacts ids of those whose deals change
     * @param change whether it changed anything; nothing is told otherwise
     * @return what {@code change} answered
     */
    static boolean around(Tx tx, Collection<String> contacts, String userId, BooleanSupplier change) {
        Set<String> ids = new TreeSet<>(contacts);
        ids.forEach(id -> PersonTable.lock(tx, id));
        Map<String, Standing> before = byDeals(tx, ids);
        boolean changed = change.getAsBoolean();
        Map<String, Standing> after = changed ? byDeals(tx, ids) : before;
        ids.stream()
                .filter(id -> before.getOrDefault(id, Standing.PROSPECT) != after.getOrDefault(id, Standing.PROSPECT))
                .forEach(id -> RecordFeed.standing(tx, new RecordRef(RecordRef.CONTACT, id), userId));
        return changed;
    }
}
