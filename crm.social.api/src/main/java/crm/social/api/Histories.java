package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** 履歴: what was done here with a record's profiles. From our own store; asks no network. */
@ProviderType
public interface Histories {
    /** What happened between the CRM and the record's person at a network, newest first. */
    Page<Event> history(Caller caller, RecordRef record, String network, @Nullable PageToken page);

    /**
     * Something that happened.
     *
     * @param id opaque, for ever the same
     * @param userName who did it; empty for nobody in particular, and for a user who is not there any more
     * @param message what it was
     * @param detail our own words, such as the text that was sent; empty for none
     * @param href where the thing itself can be seen, or null
     */
    record Event(
            String id,
            Instant at,
            String userName,
            Message message,
            String detail,
            @Nullable String href) {}
}
