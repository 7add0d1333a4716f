package crm.social.core.account;

import crm.store.Row;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The organisation at a network, as stored.
 *
 * @param connected its connection, or null while there is none
 * @param setUpBy the administrator who signed in last, or null
 * @param version counts the changes; 0 where it never had a connection
 */
record OrganisationRow(
        String network,
        @Nullable Connected connected,
        @Nullable String setUpBy,
        long version) {
    /** Nobody ever set it up. */
    static OrganisationRow never(String network) {
        return new OrganisationRow(network, null, null, 0);
    }

    static OrganisationRow of(Row row) {
        String connectionId = row.stringOrNull("connection_id");
        return new OrganisationRow(
                row.string("organisation_network"),
                connectionId == null
                        ? null
                        : new Connected(connectionId, Connected.ORGANISATION, row.instant("since"), AccountRow.of(row)),
                row.stringOrNull("set_up_by"),
                row.longValue("organisation_version"));
    }

    Optional<Connected> connection() {
        return Optional.ofNullable(connected);
    }

    /** Since when it has its connection, or null. */
    @Nullable
    Instant since() {
        return connected == null ? null : connected.since();
    }
}
