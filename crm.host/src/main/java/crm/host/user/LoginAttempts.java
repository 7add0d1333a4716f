package crm.host.user;

import crm.host.Digests;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts tries at passwords: ten in a quarter of an hour for an account from one address, over all nodes. Others' tries do not lock the owner out.
 */
public final class LoginAttempts {
    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private LoginAttempts() {}

    /** What tries are counted for. */
    public static String account(String login, String address) {
        return Digests.base64Url(login + "\n" + address);
    }

    /** Notes a try before its password is looked at, so that many at once count too; refuses the eleventh. */
    public static void note(Tx tx, String account) {
        enter(tx, account);
        List<Instant> tries = tx.query(
                        "select at from login_attempt where account = :account and at > :since order by at desc limit :limit")
                .bind("account", account)
                .bind("since", tx.now().minus(WINDOW))
                .bind("limit", TRIES)
                .list(row -> row.instant("at"));
        if (tries.size() >= TRIES) {
            Instant free = tries.get(TRIES - 1).plus(WINDOW);
            throw Problem.retryAfter(ProblemKind.TOO_MANY_ATTEMPTS, Duration.between(tx.now(), free));
        }
        tx.update("insert into login_attempt (id, account, at) values (:id, :account, :now)")
                .bind("id", Ids.random())
                .bind("account", account)
                .bind("now", tx.now())
                .run();
    }

    /** Lets one transaction at a time count for an account: others wait here until it has ended, and then see its try. */
    private static void enter(Tx tx, String account) {
        tx.update(
                        "insert into login_gate (account, at) values (:account, :now) on conflict (account) do update set at = excluded.at")
                .bind("account", account)
                .bind("now", tx.now())
                .run();
    }

    static void forget(Tx tx, String account) {
        tx.update("delete from login_attempt where account = :account")
                .bind("account", account)
                .run();
    }

    static void sweep(Tx tx) {
        for (String table : List.of("login_attempt", "login_gate")) {
            tx.update("delete from " + table + " where at < :since")
                    .bind("since", tx.now().minus(WINDOW))
                    .run();
        }
    }
}
