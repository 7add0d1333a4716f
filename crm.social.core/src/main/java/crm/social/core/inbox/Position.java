package crm.social.core.inbox;

import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody's posts have been read.
 *
 * @param at when that post was written
 */
record Position(PostRef post, Instant at) {
    /** A network may show a post a moment after a later one: what is younger is read once more. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    static @Nullable Position of(Row row, String post, String at) {
        String ref = row.stringOrNull(post);
        return ref == null ? null : new Position(new PostRef(ref), row.instant(at));
    }

    /** How far one has come who knew a position and then read these posts. */
    static @Nullable Position after(@Nullable Position before, Collection<Post> read, Instant now) {
        Instant settled = now.minus(SETTLED);
        return read.stream()
                .filter(post -> post.repostedBy() == null)
                .map(post -> new Position(post.ref(), post.at()))
                .filter(position -> position.at().isBefore(settled))
                .filter(position -> before == null || position.at().isAfter(before.at()))
                .max(Comparator.comparing(Position::at))
                .orElse(before);
    }

    /** The one that is further. */
    static @Nullable Position later(@Nullable Position one, @Nullable Position other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at().isAfter(other.at()) ? one : other;
    }

    static @Nullable PostRef post(@Nullable Position position) {
        return position == null ? null : position.post();
    }
}
