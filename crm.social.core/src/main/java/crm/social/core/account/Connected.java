package crm.social.core.account;

import crm.store.Row;
import java.time.Instant;

/**
 * A user's connection and the account it leads to, as stored.
 *
 * @param id the connection's
 * @param since when the user gained it
 */
public record Connected(String id, String userId, Instant since, AccountRow account) {
    static Connected of(Row row) {
        return new Connected(
                row.string("connection_id"), row.string("user_id"), row.instant("since"), AccountRow.of(row));
    }

    /** Which network it is for. */
    public String network() {
        return account.key().network();
    }
}
