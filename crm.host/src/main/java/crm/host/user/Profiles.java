package crm.host.user;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.store.Ids;
import crm.store.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes, changes and removes custom permission profiles. Grants of extensions that are not there now are kept. */
public final class Profiles {
    private record Row(long version, boolean system) {}

    private final HostStore host;
    private final Directory directory;

    public Profiles(HostStore host, Directory directory) {
        this.host = host;
        this.directory = directory;
    }

    public Profile create(ProfileEdit edit) {
        String id = Ids.random();
        Set<String> wanted = edit.permissions().orElse(Set.of());
        checkKnown(wanted, offered());
        host.store().run(tx -> {
            checkName(tx, edit.name(), id);
            insert(tx, id, edit.name().orElse(""), edit.description().orElse(""));
            grant(tx, id, wanted);
        });
        return fresh(id);
    }

    /** Writes a custom profile without grants. */
    public static void insert(Tx tx, String id, String name, String description) {
        tx.update(
                        "insert into profile (id, name, description, version, created_at) values (:id, :name, :text, 1, :now)")
                .bind("id", id)
                .bind("name", name)
                .bind("text", description)
                .bind("now", tx.now())
                .run();
        tx.changed(Directory.TOPIC, id, "");
    }

    public Profile edit(String id, ProfileEdit edit) {
        Set<String> offered = offered();
        host.store().run(tx -> {
            Row before = changeable(tx, id);
            if (edit.version().isPresent() && edit.version().get() != before.version) {
                throw Problem.of(ProblemKind.CONFLICT, "version", before.version);
            }
            if (edit.name().isPresent()) {
                checkName(tx, edit.name(), id);
            }
            int same = tx.update("update profile set version = version + 1, name = coalesce(:name, name),"
                            + " description = coalesce(:text, description) where id = :id and version = :version")
                    .bind("version", before.version)
                    .bind("name", edit.name().orElse(null))
                    .bind("text", edit.description().orElse(null))
                    .bind("id", id)
                    .run();
            if (same == 0) {
                throw Problem.of(ProblemKind.CONFLICT, "version", changeable(tx, id).version);
            }
            edit.permissions().ifPresent(wanted -> {
                Set<String> known = new HashSet<>(offered);
                known.addAll(granted(tx, id));
                checkKnown(wanted, known);
                tx.update("delete from profile_permission where profile_id = :id and permission in (<boxes>)")
                        .bind("id", id)
                        .bind("boxes", edit.shown().orElse(offered))
                        .run();
                grant(tx, id, wanted);
            });
            tx.changed(Directory.TOPIC, id, "");
        });
        return fresh(id);
    }

    public void delete(String id) {
        host.store().run(tx -> {
            changeable(tx, id);
            tx.query("select id from app_user where profile_id = :id and deleted_at is null limit 1")
                    .bind("id", id)
                    .first(row -> row.string("id"))
                    .ifPresent(user -> {
                        throw Problem.of(ProblemKind.PROFILE_IN_USE);
                    });
            // Deleted users' rows only keep a name: any profile does for them.
            tx.update("update app_user set profile_id = :standard where profile_id = :id")
                    .bind("standard", Profile.STANDARD)
                    .bind("id", id)
                    .run();
            tx.update("delete from profile_permission where profile_id = :id")
                    .bind("id", id)
                    .run();
            tx.update("delete from profile where id = :id").bind("id", id).run();
            tx.changed(Directory.TOPIC, id, "");
        });
        directory.refresh();
    }

    private Profile fresh(String id) {
        directory.refresh();
        return directory.profile(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
    }

    private Set<String> offered() {
        return directory.offers().stream().map(PermissionOffer::id).collect(Collectors.toSet());
    }

    private static void checkKnown(Set<String> wanted, Set<String> known) {
        if (!known.containsAll(wanted)) {
            throw Problem.invalid("permissions", "unknown");
        }
    }

    private static List<String> granted(Tx tx, String id) {
        return tx.query("select permission from profile_permission where profile_id = :id")
                .bind("id", id)
                .list(row -> row.string("permission"));
    }

    private static Row changeable(Tx tx, String id) {
        Row row = tx.query("select version, system_kind from profile where id = :id")
                .bind("id", id)
                .first(found -> new Row(found.longValue("version"), found.stringOrNull("system_kind") != null))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        if (row.system) {
            throw Problem.of(ProblemKind.PROFILE_FIXED);
        }
        return row;
    }

    private static void checkName(Tx tx, Optional<String> name, String id) {
        if (name.orElse("").isEmpty()) {
            throw Problem.invalid("name", "required");
        }
        tx.query("select id from profile where name = :name and id <> :id")
                .bind("name", name.get())
                .bind("id", id)
                .first(row -> row.string("id"))
                .ifPresent(other -> {
                    throw Problem.invalid("name", "taken");
                });
    }

    private static void grant(Tx tx, String id, Set<String> permissions) {
        for (String permission : new HashSet<>(permissions)) {
            tx.update(
                            "insert into profile_permission (profile_id, permission) values (:id, :permission) on conflict do nothing")
                    .bind("id", id)
                    .bind("permission", permission)
                    .run();
        }
    }
}
