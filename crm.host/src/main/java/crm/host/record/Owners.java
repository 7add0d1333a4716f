package crm.host.record;

import crm.host.Problem;
import crm.store.Tx;

/** Who may look after a record: active users. */
final class Owners {
    private Owners() {}

    static void check(Tx tx, String userId) {
        tx.query("select id from app_user where id = :id and active and deleted_at is null")
                .bind("id", userId)
                .first(row -> row.string("id"))
                .orElseThrow(() -> Problem.invalid("owner", "unknown"));
    }

    static String name(Tx tx, String userId) {
        return tx.query("select name from app_user where id = :id")
                .bind("id", userId)
                .first(row -> row.string("name"))
                .orElse("");
    }
}
