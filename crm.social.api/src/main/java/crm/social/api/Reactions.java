package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reposts and likes, and taking them back. */
@ProviderType
public interface Reactions {
    /**
     * Reposts or likes a post, or no longer. Sets a state: who asks twice has it done once.
     *
     * @param act {@link Act#REPOST} or {@link Act#LIKE}
     * @param record the record on whose page it is done, or null in the Social tab for somebody who is no record
     * @param connectionId the connection that acts: the caller's own, or the organisation's where the caller may act as it
     * @return the post as that account sees it now, its counts moved by this act
     */
    ShownPost react(
            Caller caller,
            String network,
            Act act,
            PostRef post,
            @Nullable RecordRef record,
            String connectionId,
            boolean on);
}
