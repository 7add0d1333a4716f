package crm.host.record;

import crm.host.HostJob;
import crm.host.HostStore;
import crm.host.user.Profile;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives the records of a deleted user to whoever deleted them, some hundred per transaction: all of them at once would hold up everybody else's writes.
 * What is done twice makes no difference.
 */
@Component(
        service = {},
        immediate = true)
public final class Legacy {
    static final int PORTION = 500;

    /** After so many portions other jobs get their turn. */
    private static final int PORTIONS_A_TURN = 20;

    private final HostStore host;
    private final Clock clock;
    private final Subscription handling;

    @Activate
    public Legacy(@Reference HostStore host, @Reference Clock clock) {
        this.host = host;
        this.clock = clock;
        this.handling = host.handle(HostJob.LEGACY, this::work);
    }

    @Deactivate
    void close() {
        handling.close();
    }

    private Outcome work(Job job) {
        boolean more = true;
        for (int portion = 0; more && portion < PORTIONS_A_TURN; portion++) {
            more = portion(job.key());
        }
        return more ? Outcome.again(clock.instant(), "") : Outcome.done();
    }

    /** Moves the next records of a deleted user; whether there may be more. */
    boolean portion(String user) {
        return host.store().write(tx -> {
            String heir = heir(tx, user);
            return move(tx, "person", user, heir) == PORTION || move(tx, "deal", user, heir) == PORTION;
        });
    }

    private static int move(Tx tx, String table, String from, String to) {
        return tx.update("update " + table + " set owner_id = :to, version = version + 1 where id in"
                        + " (select id from " + table + " where owner_id = :from limit :portion)")
                .bind("to", to)
                .bind("from", from)
                .bind("portion", PORTION)
                .run();
    }

    /** Who deleted the user; once they are deleted as well, the administrator who has been here longest. */
    private static String heir(Tx tx, String user) {
        return tx.query("select heir_id as id from app_user where id = :user and heir_id is not null")
                .bind("user", user)
                .first(row -> row.string("id"))
                .filter(heir -> present(tx, heir))
                .orElseGet(() -> administrator(tx));
    }

    private static String administrator(Tx tx) {
        return tx.query("""
                        select id from app_user where active and deleted_at is null and profile_id = :profile
                        order by created_at, id limit 1
                        """)
                .bind("profile", Profile.ADMINISTRATOR)
                .first(row -> row.string("id"))
                .filter(heir -> present(tx, heir))
                .orElseThrow();
    }

    /** Locks the heir's row: who deletes them waits for us, and what we give them goes on to their own heir. */
    private static boolean present(Tx tx, String heir) {
        return tx.update("update app_user set heir_id = heir_id where id = :id and deleted_at is null")
                        .bind("id", heir)
                        .run()
                == 1;
    }
}
