package crm.social.sandbox.store;

import java.util.Optional;
import java.util.Set;

/** What somebody may be called. */
public final class UserNames {
    private static final Set<String> PAGES = Set.of(
            "2",
            "assets",
            "compose",
            "follower_requests",
            "i",
            "intent",
            "login",
            "logout",
            "media",
            "oauth2",
            "profile_banners",
            "profile_images",
            "sandbox",
            "settings");

    private UserNames() {}

    /** Why a name is none for somebody: {@code form}, {@code page} or {@code taken}; empty where it is one. */
    public static Optional<String> trouble(Rows rows, long person, String name) {
        if (!name.matches("[A-Za-z0-9_]{1,15}")) {
            return Optional.of("form");
        }
        if (PAGES.contains(People.key(name))) {
            return Optional.of("page");
        }
        return People.byUsername(rows, name)
                .filter(other -> other.id() != person)
                .map(other -> "taken");
    }
}
