package crm.social.core.inbox;

import crm.host.api.CrmRecord;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.host.api.Standing;
import crm.host.api.Standings;
import crm.social.core.inbox.RecordTable.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the host about records, before a transaction: it has a store of its own. */
@Component(service = HostLook.class)
public final class HostLook {
    private static final int MOST = 1_000;

    private final Records records;
    private final Standings standings;

    @Activate
    public HostLook(@Reference Records records, @Reference Standings standings) {
        this.records = records;
        this.standings = standings;
    }

    /** What the host tells of these records; empty for one that is gone. */
    Map<RecordRef, Optional<Known>> at(Collection<RecordRef> refs) {
        Map<RecordRef, Optional<Known>> found = new HashMap<>();
        List<RecordRef> all = refs.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += MOST) {
            List<RecordRef> some = all.subList(from, Math.min(all.size(), from + MOST));
            Map<RecordRef, Standing> standing = standings.of(some);
            some.forEach(ref -> found.put(ref, known(ref, standing)));
        }
        return found;
    }

    private Optional<Known> known(RecordRef ref, Map<RecordRef, Standing> standing) {
        Standing found = standing.get(ref);
        return found == null ? Optional.empty() : records.find(ref).map(record -> known(record, found));
    }

    private static Known known(CrmRecord record, Standing standing) {
        return new Known(record.ref(), standing, record.ownerId(), Words.of(record.name()));
    }
}
