package crm.host.start;

import crm.host.Digests;
import crm.host.HostSettings;
import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.user.Directory;
import crm.host.user.LoginAttempts;
import crm.host.user.NewUser;
import crm.host.user.Passwords;
import crm.host.user.Users;
import crm.store.Ids;
import crm.store.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers to register the first administrator while nobody is registered. */
@Component(service = FirstStart.class)
public final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final HostStore host;
    private final Directory directory;
    private final Passwords passwords;
    private final boolean demo;

    @Activate
    public FirstStart(
            @Reference HostStore host,
            @Reference Directory directory,
            @Reference Passwords passwords,
            @Reference HostSettings settings) {
        this(host, directory, passwords, settings, Ids.random());
    }

    FirstStart(HostStore host, Directory directory, Passwords passwords, HostSettings settings, String token) {
        this.host = host;
        this.directory = directory;
        this.passwords = passwords;
        this.demo = settings.demo();
        if (setUpNeeded()) {
            host.store().run(tx -> keep(tx, token));
            LOG.info(
                    "first start: register the administrator at {}/setup with the one-time token {}",
                    settings.publicUrl(),
                    token);
        }
    }

    public boolean demo() {
        return demo;
    }

    /** Whether nobody is registered yet. */
    public boolean setUpNeeded() {
        return directory.users().isEmpty();
    }

    /** A token that this start prints; those that other nodes printed stay good. */
    private static void keep(Tx tx, String token) {
        tx.update("insert into set_up_token (hash, made_at) values (:hash, :now)")
                .bind("hash", hash(token))
                .bind("now", tx.now())
                .run();
    }

    /**
     * Registers the first administrator. Of several who try at once, on whichever nodes, one gets through.
     *
     * @param offered a token that a node printed at its start
     * @param address where the try comes from
     * @return the user's id
     * @throws Problem SET_UP_DONE, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS
     */
    public String register(String offered, NewUser user, String address) {
        if (!setUpNeeded()) {
            throw Problem.of(ProblemKind.SET_UP_DONE);
        }
        host.store().run(tx -> LoginAttempts.note(tx, LoginAttempts.account("/setup", address)));
        host.store().read(tx -> check(tx, offered));
        String password = passwords.hash(user.password());
        String id = Ids.random();
        host.store().run(tx -> {
            // Whoever deletes the token has it; the others wait for that and find nobody to register any more.
            if (tx.update("delete from set_up_token").run() == 0 || !empty(tx)) {
                throw Problem.of(ProblemKind.SET_UP_DONE);
            }
            Users.insert(tx, id, user, password);
        });
        directory.refresh();
        return id;
    }

    private static String check(Tx tx, String token) {
        if (!empty(tx)) {
            throw Problem.of(ProblemKind.SET_UP_DONE); // on another node, a moment ago
        }
        return tx.query("select hash from set_up_token where hash = :hash")
                .bind("hash", hash(token))
                .first(row -> row.string("hash"))
                .orElseThrow(() -> Problem.of(ProblemKind.WRONG_CREDENTIALS));
    }

    private static String hash(String token) {
        return Digests.base64Url("setup:" + token);
    }

    static boolean empty(Tx tx) {
        return tx.query("select count(*) as n from app_user").one(row -> row.longValue("n")) == 0;
    }
}
