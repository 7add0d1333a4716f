package crm.host.record;

import crm.host.api.Pictures.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a record's picture.
 *
 * @param id takes the change back
 * @param at when it was made
 * @param userId who made it
 * @param source where the picture is from; without a name where a person brought it, and where there is none
 * @param until when it can no longer be taken back; null where that is so already
 * @param beforeId the change by which came what was there before, or null where none is known
 * @param beforePicture hash of what was there before, or null for none
 * @param undone whether it was taken back
 */
public record PictureChange(
        String id,
        String personId,
        Instant at,
        String userId,
        Source source,
        @Nullable Instant until,
        @Nullable String beforeId,
        @Nullable String beforePicture,
        boolean undone) {
    /** So long a change can be taken back. */
    static final Duration UNDOABLE = Duration.ofMinutes(10);

    /** No source but the person who brought the picture, or took it away. */
    static Source byHand(Instant at) {
        return new Source("", "", null, at);
    }

    /** Whether a person brought the picture. */
    public boolean byHand() {
        return source.name().isEmpty();
    }

    boolean undoable(Instant now) {
        return until != null && now.isBefore(until);
    }

    /** Whether a picture from there is from where this one is. */
    boolean from(Source other) {
        return source.name().equals(other.name())
                && source.label().equals(other.label())
                && Objects.equals(source.href(), other.href());
    }
}
