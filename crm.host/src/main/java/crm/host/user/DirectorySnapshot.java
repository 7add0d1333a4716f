package crm.host.user;

import crm.store.Row;
import crm.store.Store;
import crm.store.Tx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All users and profiles as they stood at one moment. */
record DirectorySnapshot(Map<String, User> users, Map<String, Profile> profiles) {
    private record Grant(String profileId, String permission) {}

    DirectorySnapshot {
        users = Map.copyOf(users);
        profiles = Map.copyOf(profiles);
    }

    static DirectorySnapshot read(Store store) {
        return store.read(tx -> {
            Map<String, User> users = new HashMap<>();
            tx.query("select * from app_user")
                    .list(DirectorySnapshot::user)
                    .forEach(user -> users.put(user.id(), user));
            return new DirectorySnapshot(users, profiles(tx));
        });
    }

    private static Map<String, Profile> profiles(Tx tx) {
        Map<String, Set<String>> grants = new HashMap<>();
        tx.query("select profile_id, permission from profile_permission")
                .list(row -> new Grant(row.string("profile_id"), row.string("permission")))
                .forEach(grant -> grants.computeIfAbsent(grant.profileId, id -> new HashSet<>())
                        .add(grant.permission));
        Map<String, Profile> profiles = new HashMap<>();
        tx.query("select * from profile")
                .list(row -> profile(row, grants.getOrDefault(row.string("id"), Set.of())))
                .forEach(profile -> profiles.put(profile.id(), profile));
        return profiles;
    }

    private static User user(Row row) {
        return new User(
                row.string("id"),
                row.longValue("version"),
                row.string("login"),
                row.string("name"),
                row.string("profile_id"),
                Locale.forLanguageTag(row.string("locale")),
                row.bool("active"),
                row.longOrNull("deleted_at") != null);
    }

    private static Profile profile(Row row, Set<String> grants) {
        return new Profile(
                row.string("id"),
                row.longValue("version"),
                row.stringOrNull("system_kind"),
                row.string("name"),
                row.string("description"),
                grants);
    }

    Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    Optional<Profile> profile(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /** Users that count as registered: all but the deleted ones. */
    long registered() {
        return users.values().stream().filter(user -> !user.deleted()).count();
    }
}
