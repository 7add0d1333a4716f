package crm.social.core.account;

import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of connections: at most one per user and network. */
final class ConnectionTable {
    private static final String SELECT = "select c.id as connection_id, c.user_id, c.since, " + AccountRow.COLUMNS
            + " from connection c join account a on a.id = c.account_id ";

    private ConnectionTable() {}

    /** The user's connection to a network. */
    static Optional<Connected> find(Tx tx, String userId, String network) {
        return tx.query(SELECT + "where c.user_id = :user and c.network = :network")
                .bind("user", userId)
                .bind("network", network)
                .first(Connected::of);
    }

    /** A connection of this user by its id. */
    static Optional<Connected> byId(Tx tx, String userId, String id) {
        return tx.query(SELECT + "where c.user_id = :user and c.id = :id")
                .bind("user", userId)
                .bind("id", id)
                .first(Connected::of);
    }

    /** Anybody's connection by its id. */
    static Optional<Connected> any(Tx tx, String id) {
        return tx.query(SELECT + "where c.id = :id").bind("id", id).first(Connected::of);
    }

    /** Everybody's connections, by network and user. */
    static List<Connected> everybody(Tx tx, int most) {
        return tx.query(SELECT + "order by c.network, c.user_id, c.id limit :most")
                .bind("most", most)
                .list(Connected::of);
    }

    /** All connections of a user, by network. */
    static List<Connected> all(Tx tx, String userId) {
        return tx.query(SELECT + "where c.user_id = :user order by c.network")
                .bind("user", userId)
                .list(Connected::of);
    }

    /** Who has connections. */
    static List<String> users(Tx tx) {
        return tx.query("select distinct user_id from connection order by user_id")
                .list(row -> row.string("user_id"));
    }

    static String insert(Tx tx, String userId, String network, String accountId, Instant now) {
        String id = Ids.random();
        tx.update("""
                        insert into connection (id, user_id, network, account_id, since) values (:id, :user, :network, :account, :now)
                        """)
                .bind("id", id)
                .bind("user", userId)
                .bind("network", network)
                .bind("account", accountId)
                .bind("now", now)
                .run();
        return id;
    }

    static void delete(Tx tx, String id) {
        tx.update("delete from connection where id = :id").bind("id", id).run();
    }
}
