package crm.social.api.provider;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Post;
import crm.social.api.PostRef;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Says something. */
@ConsumerType
public interface Publishing {
    /**
     * Whether the network, in the operator's plan, lets this account do this. Asks nobody. Scopes, connection and permission are the core's to judge.
     *
     * @param target the post to answer, as the network gave it; null for an act without one
     */
    Decision decide(Act act, Viewer.Account viewer, @Nullable Post target);

    /**
     * Sends a text.
     *
     * @throws crm.social.api.SocialException OUTCOME_UNKNOWN where the network may have taken it; with every other kind it surely has not
     */
    Answer<Post> publish(Viewer.Account viewer, Text text);

    /**
     * Looks among the account's own posts for one that was sent, to settle an unknown outcome.
     *
     * @param since the moment before it was sent; clocks may differ by a minute
     */
    Answer<Optional<Post>> findOwn(Viewer.Account viewer, Text text, Instant since);

    /** Deletes an own post; one that is gone already is no failure. */
    void delete(Viewer.Account viewer, PostRef post);

    /**
     * What is to be said.
     *
     * @param inReplyTo the post to answer, or null
     */
    record Text(String text, @Nullable PostRef inReplyTo) {}
}
