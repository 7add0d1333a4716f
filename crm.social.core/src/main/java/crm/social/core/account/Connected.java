package crm.social.core.account;

import crm.store.Row;
import java.time.Instant;

/**
 * A connection, a user's or the organisation's, and the account it leads to, as stored.
 *
 * @param id the connection's
 * @param userId whose; {@link #ORGANISATION} for the organisation's
 * @param since when it was gained
 */
public record Connected(String id, String userId, Instant since, AccountRow account) {
    /** In the place of a user. */
    public static final String ORGANISATION = "";

    static Connected of(Row row) {
        return new Connected(
                row.string("connection_id"), row.string("user_id"), row.instant("since"), AccountRow.of(row));
    }

    /** Which network it is for. */
    public String network() {
        return account.key().network();
    }
}
