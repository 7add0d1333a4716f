package crm.host.user;

import crm.host.HostJob;
import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.store.Ids;
import crm.store.StoreException;
import crm.store.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Registers, changes and removes users. */
public final class Users {
    private record Row(long version, String profileId, boolean active) {}

    private record Seen(String id, Instant at) {}

    private final HostStore host;
    private final Directory directory;
    private final Passwords passwords;

    public Users(HostStore host, Directory directory, Passwords passwords) {
        this.host = host;
        this.directory = directory;
        this.passwords = passwords;
    }

    /** When each user was last here. */
    public Map<String, Instant> lastSeen() {
        Map<String, Instant> seen = new HashMap<>();
        host.store()
                .read(tx -> tx.query("select id, last_seen_at from app_user where last_seen_at is not null")
                        .list(row -> new Seen(row.string("id"), row.instant("last_seen_at"))))
                .forEach(row -> seen.put(row.id, row.at));
        return seen;
    }

    /** When a user was last here; empty for never. */
    public Optional<Instant> lastSeen(String id) {
        return host.store()
                .read(tx -> tx.query("select last_seen_at from app_user where id = :id and last_seen_at is not null")
                        .bind("id", id)
                        .first(row -> row.instant("last_seen_at")));
    }

    public User register(NewUser user) {
        String hash = passwords.hash(user.password());
        String id = Ids.random();
        try {
            host.store().run(tx -> {
                checkProfile(tx, user.profileId());
                insert(tx, id, user, hash);
            });
        } catch (StoreException e) {
            throw e.kind() == StoreException.Kind.CONFLICT ? Problem.invalid("login", "taken") : e;
        }
        return fresh(id);
    }

    /** Writes a user whose password is hashed already. */
    public static void insert(Tx tx, String id, NewUser user, String hash) {
        tx.update("""
                        insert into app_user (id, version, login, name, password, profile_id, locale, active, created_at)
                        values (:id, 1, :login, :name, :password, :profile, :locale, :active, :now)
                        """)
                .bind("id", id)
                .bind("login", user.login())
                .bind("name", user.name())
                .bind("password", hash)
                .bind("profile", user.profileId())
                .bind("locale", user.locale())
                .bind("active", true)
                .bind("now", tx.now())
                .run();
        tx.changed(Directory.TOPIC, id, "");
    }

    public User edit(String id, UserEdit edit, String administrator) {
        host.store().run(tx -> {
            Row before = find(tx, id);
            if (edit.version().isPresent() && edit.version().get() != before.version) {
                throw Problem.of(ProblemKind.CONFLICT, "version", before.version);
            }
            edit.profileId().ifPresent(profile -> checkProfile(tx, profile));
            boolean active = edit.active().orElse(before.active);
            if (!active && id.equals(administrator)) {
                throw Problem.of(ProblemKind.OWN_ACCOUNT);
            }
            if (!active) {
                Sessions.endAll(tx, id, null);
            }
            write(tx, id, edit, before, active);
            checkAdministratorStays(tx);
        });
        return fresh(id);
    }

    private static void write(Tx tx, String id, UserEdit edit, Row before, boolean active) {
        int same = tx.update("""
                        update app_user set version = version + 1, name = coalesce(:name, name), locale = coalesce(:locale, locale),
                            profile_id = :profile, active = :active
                        where id = :id and version = :version and deleted_at is null
                        """)
                .bind("version", before.version)
                .bind("name", edit.name().orElse(null))
                .bind("locale", edit.locale().orElse(null))
                .bind("profile", edit.profileId().orElse(before.profileId))
                .bind("active", active)
                .bind("id", id)
                .run();
        if (same == 0) {
            throw Problem.of(ProblemKind.CONFLICT, "version", find(tx, id).version);
        }
        tx.changed(Directory.TOPIC, id, "");
    }

    /** Deletes a user, at once; their records go to the one who deletes, a portion at a time ({@link HostJob#LEGACY}). */
    public void delete(String id, String administrator) {
        if (id.equals(administrator)) {
            throw Problem.of(ProblemKind.OWN_ACCOUNT);
        }
        host.store().run(tx -> {
            find(tx, id);
            Sessions.endAll(tx, id, null);
            tx.update("""
                            update app_user set version = version + 1, active = :no, password = '', deleted_at = :now, heir_id = :heir
                            where id = :id
                            """)
                    .bind("no", false)
                    .bind("now", tx.now())
                    .bind("heir", administrator)
                    .bind("id", id)
                    .run();
            host.jobs(HostJob.LEGACY).schedule(tx, id, tx.now(), "");
            checkAdministratorStays(tx);
            tx.changed(Directory.TOPIC, id, "");
        });
        directory.refresh();
    }

    /** Gives a user another password; all their sessions end. */
    public void givePassword(String id, String password) {
        String hash = passwords.hash(password);
        host.store().run(tx -> {
            find(tx, id);
            Sessions.endAll(tx, id, null);
            setPassword(tx, id, hash);
        });
    }

    static void setPassword(Tx tx, String id, String hash) {
        tx.update("update app_user set password = :password where id = :id")
                .bind("password", hash)
                .bind("id", id)
                .run();
    }

    /** Sets the language that a user chose. */
    public void chooseLocale(String id, String locale) {
        host.store().run(tx -> {
            tx.update("update app_user set locale = :locale where id = :id")
                    .bind("locale", locale)
                    .bind("id", id)
                    .run();
            tx.changed(Directory.TOPIC, id, "");
        });
        directory.refresh();
    }

    private User fresh(String id) {
        directory.refresh();
        return directory.user(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
    }

    private static Row find(Tx tx, String id) {
        Optional<Row> row = tx.query(
                        "select version, profile_id, active from app_user where id = :id and deleted_at is null")
                .bind("id", id)
                .first(found -> new Row(found.longValue("version"), found.string("profile_id"), found.bool("active")));
        return row.orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
    }

    private static void checkProfile(Tx tx, String profileId) {
        tx.query("select id from profile where id = :id")
                .bind("id", profileId)
                .first(row -> row.string("id"))
                .orElseThrow(() -> Problem.invalid("profile", "unknown"));
    }

    /** One at a time: two administrators who take each other's profile away would both see one left. */
    private static void checkAdministratorStays(Tx tx) {
        tx.update("update profile set version = version where id = :id")
                .bind("id", Profile.ADMINISTRATOR)
                .run();
        long administrators = tx.query(
                        "select count(*) as n from app_user where active and deleted_at is null and profile_id = :profile")
                .bind("profile", Profile.ADMINISTRATOR)
                .one(row -> row.longValue("n"));
        if (administrators == 0) {
            throw Problem.of(ProblemKind.LAST_ADMINISTRATOR);
        }
    }
}
