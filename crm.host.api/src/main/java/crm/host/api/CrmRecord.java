package crm.host.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead or contact as extensions see it.
 *
 * @param ref which record
 * @param name the person's name
 * @param company the company's name; empty if not known
 * @param place town or region; empty if not known
 * @param emailDomain what stands behind the {@code @} of the e-mail address, in lower case; empty if not known
 * @param site the person's or company's web address as typed; empty if not known
 * @param ownerId the user who looks after the record
 * @param pictureHash hash of the record's picture, or null without one
 * @param handles the social handles by network id, as typed; a network without one has no entry
 */
public record CrmRecord(
        RecordRef ref,
        PersonName name,
        String company,
        String place,
        String emailDomain,
        String site,
        String ownerId,
        @Nullable String pictureHash,
        Map<String, String> handles) {
    public CrmRecord {
        handles = Map.copyOf(handles);
    }
}
