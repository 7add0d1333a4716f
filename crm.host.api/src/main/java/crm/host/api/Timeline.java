package crm.host.api;

import org.osgi.annotation.versioning.ProviderType;

/** The timeline of a record. */
@ProviderType
public interface Timeline {
    /** Adds an entry, durably; does nothing where the record is gone or the entry's id is there already. */
    void add(TimelineEntry entry);
}
