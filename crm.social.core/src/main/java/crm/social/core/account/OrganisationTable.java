package crm.social.core.account;

import crm.store.Batch;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The tables of the organisation's connections and of who may act through them. */
final class OrganisationTable {
    private static final String SELECT =
            "select o.network as organisation_network, o.connection_id, o.set_up_by, o.since,"
                    + " o.version as organisation_version, " + AccountRow.COLUMNS
                    + " from organisation o left join account a on a.id = o.account_id ";

    private OrganisationTable() {}

    static OrganisationRow find(Tx tx, String network) {
        return tx.query(SELECT + "where o.network = :network")
                .bind("network", network)
                .first(OrganisationRow::of)
                .orElseGet(() -> OrganisationRow.never(network));
    }

    /** Those that have a connection, by network. */
    static List<OrganisationRow> connected(Tx tx) {
        return tx.query(SELECT + "where o.connection_id is not null order by o.network")
                .list(OrganisationRow::of);
    }

    /** Whether it acts through this account. */
    static boolean uses(Tx tx, String accountId) {
        return tx.query("select network from organisation where account_id = :account")
                .bind("account", accountId)
                .first(row -> row.string("network"))
                .isPresent();
    }

    /** Holds the organisation as it stands now until the transaction ends; every change makes it a later version. */
    static OrganisationRow change(Tx tx, String network) {
        tx.update("""
                        insert into organisation (network, version) values (:network, 1)
                        on conflict (network) do update set version = organisation.version + 1
                        """).bind("network", network).run();
        return find(tx, network);
    }

    /** It is connected to an account that it was not connected to before. Answers the connection's id. */
    static String connect(Tx tx, String network, String accountId, Instant now) {
        String id = Ids.random();
        tx.update(
                        "update organisation set connection_id = :id, account_id = :account, since = :now where network = :network")
                .bind("id", id)
                .bind("account", accountId)
                .bind("now", now)
                .bind("network", network)
                .run();
        return id;
    }

    static void setUpBy(Tx tx, String network, String userId) {
        tx.update("update organisation set set_up_by = :user where network = :network")
                .bind("user", userId)
                .bind("network", network)
                .run();
    }

    /** The connection is no more, and with it the list. */
    static void end(Tx tx, String network) {
        tx.update("""
                        update organisation set connection_id = null, account_id = null, set_up_by = null, since = null
                        where network = :network
                        """).bind("network", network).run();
        tx.update("delete from organisation_actor where network = :network")
                .bind("network", network)
                .run();
    }

    static List<String> actors(Tx tx, String network) {
        return tx.query("select user_id from organisation_actor where network = :network order by user_id")
                .bind("network", network)
                .list(row -> row.string("user_id"));
    }

    /** Who is on the list of an organisation that acts through this account. */
    static List<String> actorsThrough(Tx tx, String accountId) {
        return tx.query("""
                        select p.user_id from organisation_actor p join organisation o on o.network = p.network
                        where o.account_id = :account order by p.user_id
                        """).bind("account", accountId).list(row -> row.string("user_id"));
    }

    static boolean acts(Tx tx, String network, String userId) {
        return tx.query("select user_id from organisation_actor where network = :network and user_id = :user")
                .bind("network", network)
                .bind("user", userId)
                .first(row -> row.string("user_id"))
                .isPresent();
    }

    static void add(Tx tx, String network, String userId) {
        tx.update("""
                        insert into organisation_actor (network, user_id) values (:network, :user)
                        on conflict (network, user_id) do nothing
                        """).bind("network", network).bind("user", userId).run();
    }

    static void replaceActors(Tx tx, String network, Collection<String> userIds) {
        tx.update("delete from organisation_actor where network = :network")
                .bind("network", network)
                .run();
        Batch rows = tx.batch("insert into organisation_actor (network, user_id) values (:network, :user)");
        userIds.forEach(user -> rows.bind("network", network).bind("user", user).add());
        rows.run();
    }
}
