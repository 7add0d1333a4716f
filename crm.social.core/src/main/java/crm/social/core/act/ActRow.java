package crm.social.core.act;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.store.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account did through us to one post or person, as stored.
 *
 * @param state how it stands, by the last word of the network
 * @param changedAt when that was not so before
 * @param version counts the words of the network
 * @param wanted what the network is being asked for, or was when nobody learned what came of it; null for nothing
 * @param beganAt when that was wanted
 * @param userId who wants it, or did last
 * @param record on whose page they do, or null
 * @param whom the handle of whom it concerns
 * @param href where the post or person can be seen
 * @param leaseUntil until when nobody else asks the network
 */
record ActRow(
        String id,
        String accountId,
        String network,
        Act act,
        String target,
        State state,
        Instant changedAt,
        long version,
        @Nullable Boolean wanted,
        Instant beganAt,
        String userId,
        @Nullable RecordRef record,
        String whom,
        String href,
        Instant leaseUntil) {
    /** How an act can stand. */
    enum State {
        ON,
        /** The other person has to agree first. */
        ASKED,
        OFF,
        /** Nothing was ever done through us, or nobody could learn what became of it. */
        UNKNOWN;

        /** Whether this is what somebody wants. */
        boolean fulfils(boolean on) {
            return on ? this == ON || this == ASKED : this == OFF;
        }
    }

    static ActRow of(Row row) {
        String recordType = row.stringOrNull("record_type");
        return new ActRow(
                row.string("id"),
                row.string("account_id"),
                row.string("network"),
                row.enumValue("act", Act.class),
                row.string("target"),
                row.enumValue("state", State.class),
                row.instant("changed_at"),
                row.longValue("version"),
                row.boolOrNull("wanted"),
                row.instant("began_at"),
                row.string("user_id"),
                recordType == null ? null : new RecordRef(recordType, row.string("record_id")),
                row.string("whom"),
                row.string("href"),
                row.instant("lease_until"));
    }

    @Override
    public String toString() {
        return "ActRow[" + id + ", " + network + ", " + act + ", " + state + "]";
    }
}
