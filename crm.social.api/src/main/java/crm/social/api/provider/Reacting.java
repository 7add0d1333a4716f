package crm.social.api.provider;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Post;
import crm.social.api.PostRef;
import org.osgi.annotation.versioning.ConsumerType;

/** Reposts and likes. */
@ConsumerType
public interface Reacting {
    /** Whether the network, in the operator's plan, lets this account do this to a post, and take it back. Asks nobody. */
    Decision decideReaction(Act act, Viewer.Account viewer, Post target);

    /**
     * Reposts or likes, or takes it back; what is so already is no failure.
     *
     * @param act {@link Act#REPOST} or {@link Act#LIKE}
     * @return whether the account has now done it, as the network says
     */
    Answer<Boolean> react(Viewer.Account viewer, Act act, PostRef post, boolean on);
}
