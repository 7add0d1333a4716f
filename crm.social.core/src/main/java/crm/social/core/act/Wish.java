package crm.social.core.act;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.core.account.Connected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an account to have done, or not.
 *
 * @param act reposting, liking or following
 * @param target the post's reference, or the immutable id of whom to follow
 * @param on whether it shall be so
 * @param userId who wants it
 * @param record on whose page they do, or null
 * @param whom the handle of whom it concerns, as its network writes it
 * @param href where the post or person can be seen
 * @param seen how it stood when it was last read at the network, or null where networks do not tell
 */
record Wish(
        Connected connected,
        Act act,
        String target,
        boolean on,
        String userId,
        @Nullable RecordRef record,
        String whom,
        String href,
        @Nullable Seen seen) {
    /** How something stood at the network, and when. */
    record Seen(ActRow.State state, Instant at) {}
}
