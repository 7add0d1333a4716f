package crm.social.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something said at a network.
 *
 * @param ref which post
 * @param author who said it; pictures as in {@link Profile}
 * @param text what was said
 * @param at when
 * @param counts reactions
 * @param inReplyTo the post it answers, or null
 * @param inReplyToHandle handle of whom it answers; empty for none or unknown
 * @param quoted the post it quotes, or null; a quoted post's own quote is left out
 * @param repostedBy who passed it on, where this stands in a list because somebody did, or null; {@code ref} and {@code author} are the original's
 * @param media pictures and so on
 * @param href its page at the network
 */
public record Post(
        PostRef ref,
        Profile author,
        RichText text,
        Instant at,
        Counts counts,
        @Nullable PostRef inReplyTo,
        String inReplyToHandle,
        @Nullable Post quoted,
        @Nullable Profile repostedBy,
        List<Media> media,
        URI href) {
    public Post {
        media = List.copyOf(media);
    }

    /** How many; -1 where the network does not tell. */
    public record Counts(long replies, long reposts, long likes) {}

    /** What kind of thing is attached. */
    public enum MediaKind {
        PICTURE,
        VIDEO,
        ANIMATION
    }

    /**
     * Something attached.
     *
     * @param kind what it is; of moving pictures a still is given
     * @param picture as in {@link Profile#picture()}
     * @param description what is to be seen, as the author described it; empty for none
     * @param width in pixels; 0 if not known
     * @param height in pixels; 0 if not known
     */
    public record Media(MediaKind kind, @Nullable URI picture, String description, int width, int height) {}
}
