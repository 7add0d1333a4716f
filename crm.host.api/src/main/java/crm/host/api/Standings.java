package crm.host.api;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** How records stand to us. That one changed is told by the feed, as {@link RecordChange.Kind#STANDING}. */
@ProviderType
public interface Standings {
    /**
     * How these records stand now; one that is not there has no entry.
     *
     * @param records leads and contacts, at most 1,000
     */
    Map<RecordRef, Standing> of(Collection<RecordRef> records);
}
