package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.api.Links.Waiting;
import crm.social.api.Links.Waiting.State;
import crm.social.api.SocialException.Kind;
import crm.store.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that a record's field holds and that is nobody's link yet.
 *
 * @param value as typed
 * @param normal as {@link Normal} writes it, or null before the network's parser was asked
 * @param saver who typed it
 * @param reason why it waits although somebody could ask, or null
 * @param since when it was typed
 * @param tries how often the network could not answer
 * @param token changes with each value
 */
public record Pending(
        RecordRef record,
        String network,
        String value,
        @Nullable String normal,
        String saver,
        State state,
        @Nullable Kind reason,
        Instant since,
        Instant retryAt,
        int tries,
        String token) {
    static Pending of(Row row) {
        return new Pending(
                new RecordRef(row.string("record_type"), row.string("record_id")),
                row.string("network"),
                row.string("value"),
                row.stringOrNull("normal"),
                row.string("saver"),
                row.enumValue("state", State.class),
                row.enumOrNull("reason", Kind.class),
                row.instant("since"),
                row.instant("retry_at"),
                row.intValue("tries"),
                row.string("token"));
    }

    /** As users see it. @param saverName the saver's name */
    Waiting shown(String saverName) {
        boolean later = state == State.WAITING && reason != null;
        return new Waiting(value, state, reason, saver, saverName, since, later ? retryAt : null);
    }
}
