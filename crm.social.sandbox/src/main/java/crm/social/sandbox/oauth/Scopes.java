package crm.social.sandbox.oauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that an app may ask for. */
final class Scopes {
    /** In the order in which they are shown. */
    private static final List<String> KNOWN = List.of(
            "users.read",
            "tweet.read",
            "tweet.write",
            "tweet.moderate.write",
            "follows.read",
            "follows.write",
            "like.read",
            "like.write",
            "mute.read",
            "mute.write",
            "block.read",
            "block.write",
            "bookmark.read",
            "bookmark.write",
            "list.read",
            "list.write",
            "space.read",
            "timeline.read",
            "broadcast.read",
            "broadcast.write",
            "dm.read",
            "dm.write",
            "media.write",
            "users.email",
            "offline.access");

    /** Without these there is no sign-in at all, so nobody can drop them. */
    static final Set<String> NEEDED = Set.of("users.read", "tweet.read");

    private Scopes() {}

    /** Those asked for, in order; empty where one is unknown or none is there. */
    static Optional<List<String>> read(String asked) {
        Set<String> names = Set.copyOf(
                Arrays.asList(asked.strip().split(" +")).stream().distinct().toList());
        if (asked.isBlank() || !Set.copyOf(KNOWN).containsAll(names)) {
            return Optional.empty();
        }
        List<String> ordered = new ArrayList<>(KNOWN);
        ordered.retainAll(names);
        return Optional.of(ordered);
    }

    static boolean canBeDropped(String scope) {
        return !NEEDED.contains(scope);
    }
}
