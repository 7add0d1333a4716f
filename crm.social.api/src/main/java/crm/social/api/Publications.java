package crm.social.api;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Says something at a network. Each text is sent once, whatever happens. */
@ProviderType
public interface Publications {
    /**
     * Posts or replies. The same key answers the same publication again without sending anything.
     *
     * @param key made by the page for one press of the button: 16 to 128 letters, digits, {@code _} and {@code -}; with another text it is
     *     {@link SocialException.Kind#CONFLICT}
     */
    Publication publish(Caller caller, String network, Text text, String key);

    /** How a publication of the caller stands. */
    Publication find(Caller caller, String id);

    /** The person looked at the network and decided about an unknown outcome: send it again, or leave it. */
    Publication settle(Caller caller, String id, boolean sendAgain);

    /** Deletes a post that the caller published through us. */
    void delete(Caller caller, String network, PostRef post);

    /**
     * What is to be said.
     *
     * @param text 1 to 25,000 characters
     * @param inReplyTo the post to answer, or null
     * @param record the record on whose page it is said, or null in the Social tab for somebody who is no record
     * @param connectionId the connection that acts: the caller's own, or the organisation's where the caller may act as it
     */
    record Text(
            String text,
            @Nullable PostRef inReplyTo,
            @Nullable RecordRef record,
            String connectionId) {}

    /** How a publication can stand. */
    enum State {
        NEW,
        SENDING,
        DONE,
        REFUSED,
        /** The network may or may not have it: we are looking. */
        UNKNOWN,
        /** We looked and cannot tell: the person decides. */
        UNDECIDED,
        /** The person decided to leave it. */
        LEFT
    }

    /**
     * A publication.
     *
     * @param failure why it was refused, or null
     * @param explanation a sentence about the refusal, or null
     * @param post what came of it, or null
     */
    record Publication(
            String id,
            String network,
            State state,
            String text,
            SocialException.@Nullable Kind failure,
            @Nullable Message explanation,
            @Nullable Post post,
            Instant at) {}
}
