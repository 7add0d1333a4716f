package crm.host.start;

import crm.host.Digests;
import crm.host.HostSettings;
import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.user.Directory;
import crm.host.user.NewUser;
import crm.host.user.Passwords;
import crm.host.user.Users;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers to register the first administrator while nobody is registered. */
@Component(service = FirstStart.class)
public final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int WRONG_TOKENS = 10;

    private final HostStore host;
    private final Directory directory;
    private final Passwords passwords;
    private final boolean demo;
    private final String token;
    private int wrongTokens;

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
        this.token = token;
        if (setUpNeeded()) {
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

    /**
     * Registers the first administrator.
     *
     * @return the user's id
     * @throws Problem SET_UP_DONE, WRONG_CREDENTIALS, or TOO_MANY_ATTEMPTS until the next start
     */
    public synchronized String register(String offered, NewUser user) {
        if (!setUpNeeded()) {
            throw Problem.of(ProblemKind.SET_UP_DONE);
        }
        if (wrongTokens >= WRONG_TOKENS) {
            throw Problem.retryAfter(ProblemKind.TOO_MANY_ATTEMPTS, PAUSE);
        }
        if (!Digests.same(offered, token)) {
            wrongTokens++;
            throw Problem.of(ProblemKind.WRONG_CREDENTIALS);
        }
        String hash = passwords.hash(user.password());
        String id = Ids.random();
        host.store().run(tx -> {
            if (!empty(tx)) {
                throw Problem.of(ProblemKind.SET_UP_DONE);
            }
            Users.insert(tx, id, user, hash);
        });
        directory.refresh();
        return id;
    }

    static boolean empty(Tx tx) {
        return tx.query("select count(*) as n from app_user").one(row -> row.longValue("n")) == 0;
    }
}
