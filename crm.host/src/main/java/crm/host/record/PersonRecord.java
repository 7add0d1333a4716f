package crm.host.record;

import crm.host.api.CrmRecord;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lead or contact.
 *
 * @param status {@code new}, {@code contacted}, {@code qualified} or {@code lost}; empty for contacts
 * @param handles in the order of their networks
 * @param picture hash of the picture, or null
 * @param convertedTo the contact that a lead became, or null
 */
public record PersonRecord(
        RecordRef ref,
        long version,
        PersonData data,
        String status,
        String ownerId,
        @Nullable String picture,
        Map<String, String> handles,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String convertedTo) {

    public PersonRecord {
        handles = Collections.unmodifiableMap(new TreeMap<>(handles));
    }

    PersonRecord withHandles(Map<String, String> others) {
        return new PersonRecord(
                ref, version, data, status, ownerId, picture, others, createdAt, updatedAt, convertedTo);
    }

    /** The same, changed at another time. */
    PersonRecord at(Instant time) {
        return new PersonRecord(ref, version, data, status, ownerId, picture, handles, createdAt, time, convertedTo);
    }

    /** The same with the version that the next change makes. */
    PersonRecord next() {
        return new PersonRecord(
                ref, version + 1, data, status, ownerId, picture, handles, createdAt, updatedAt, convertedTo);
    }

    /** As extensions see it. */
    CrmRecord forExtensions() {
        PersonName name = new PersonName(
                data.name(), data.familyName(), data.givenName(), data.familyReading(), data.givenReading());
        String domain =
                data.email().substring(data.email().lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return new CrmRecord(ref, name, data.company(), data.place(), domain, data.site(), ownerId, picture, handles);
    }
}
