package crm.host.user;

import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.store.Tx;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets people in by user name and password, and changes passwords. */
@Component(service = SignIn.class)
public final class SignIn {
    private record Stored(String userId, String password, boolean active) {
        @Override
        public String toString() {
            return "Stored[" + userId + "]";
        }
    }

    private final HostStore host;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Strangers strangers;

    @Activate
    public SignIn(
            @Reference HostStore host,
            @Reference Passwords passwords,
            @Reference Sessions sessions,
            @Reference Strangers strangers) {
        this.host = host;
        this.passwords = passwords;
        this.sessions = sessions;
        this.strangers = strangers;
    }

    /**
     * Begins a session.
     *
     * @param address where the try comes from
     * @param former the session that the browser had, if any; it ends
     * @throws Problem WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, TOO_MANY_REQUESTS
     */
    public NewSession signIn(String login, String password, String address, @Nullable Session former) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        String account = LoginAttempts.account(name, address);
        strangers.enter(address);
        Optional<Stored> stored = host.store().write(tx -> {
            LoginAttempts.note(tx, account);
            return stored(tx, "login = :value and deleted_at is null", name);
        });
        if (stored.isEmpty()) {
            passwords.pretend(password);
            throw Problem.of(ProblemKind.WRONG_CREDENTIALS);
        }
        Stored user = stored.get();
        if (!passwords.matches(password, user.password) || !user.active) {
            throw Problem.of(ProblemKind.WRONG_CREDENTIALS);
        }
        String upgraded = passwords.outdated(user.password) ? passwords.hash(password) : user.password;
        NewSession begun = host.store().write(tx -> {
            LoginAttempts.forget(tx, account);
            replace(tx, user, upgraded, ProblemKind.WRONG_CREDENTIALS);
            return sessions.begin(tx, user.userId, former);
        });
        strangers.recognised(address);
        return begun;
    }

    /** Writes a hash where the one that was compared still stands: an administrator may have given another meanwhile. */
    private static void replace(Tx tx, Stored user, String hash, ProblemKind otherwise) {
        int same = tx.update("""
                        update app_user set password = :new
                        where id = :id and password = :old and active and deleted_at is null
                        """)
                .bind("new", hash)
                .bind("id", user.userId)
                .bind("old", user.password)
                .run();
        if (same == 0) {
            throw Problem.of(otherwise);
        }
    }

    /** Begins a session for somebody who was just registered. */
    public NewSession signIn(String userId) {
        return host.store().write(tx -> sessions.begin(tx, userId, null));
    }

    /** Changes one's own password; the user's other sessions end. */
    public void changePassword(Session session, String current, String password, String address) {
        String account = LoginAttempts.account(session.userId(), address);
        Optional<Stored> stored = host.store().write(tx -> {
            LoginAttempts.note(tx, account);
            return stored(tx, "id = :value", session.userId());
        });
        Stored user = stored.filter(found -> passwords.matches(current, found.password))
                .orElseThrow(() -> Problem.of(ProblemKind.WRONG_PASSWORD));
        String hash = passwords.hash(password);
        host.store().run(tx -> {
            LoginAttempts.forget(tx, account);
            Sessions.endAll(tx, user.userId, session.key());
            replace(tx, user, hash, ProblemKind.WRONG_PASSWORD);
        });
    }

    private static Optional<Stored> stored(Tx tx, String condition, String value) {
        return tx.query("select id, password, active from app_user where " + condition)
                .bind("value", value)
                .first(row -> new Stored(row.string("id"), row.string("password"), row.bool("active")));
    }
}
