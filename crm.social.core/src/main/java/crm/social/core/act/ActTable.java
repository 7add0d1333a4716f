package crm.social.core.act;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.core.act.ActRow.State;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of acts. Who asks the network for one takes its lease by compare-and-set: of all who want it, on all nodes, one asks at a time. */
final class ActTable {
    private ActTable() {}

    static Optional<ActRow> find(Tx tx, String id) {
        return tx.query("select * from account_act where id = :id")
                .bind("id", id)
                .first(ActRow::of);
    }

    static Optional<ActRow> find(Tx tx, Wish wish) {
        return tx.query("select * from account_act where account_id = :account and act = :act and target = :target")
                .bind("account", wish.connected().account().id())
                .bind("act", wish.act())
                .bind("target", wish.target())
                .first(ActRow::of);
    }

    /** Takes the right to ask for something. Empty while somebody else has it. What stands there of the last word stays. */
    static Optional<ActRow> take(Tx tx, Wish wish, String owner, Instant until) {
        RecordRef record = wish.record();
        return tx.query("""
                        insert into account_act (id, account_id, network, act, target, state, changed_at, version, wanted, began_at, user_id,
                            record_type, record_id, whom, href, lease_owner, lease_until)
                        values (:id, :account, :network, :act, :target, 'UNKNOWN', 0, 0, :wanted, :now, :user, :type, :record, :whom, :href,
                            :owner, :until)
                        on conflict (account_id, act, target) do update set wanted = excluded.wanted, began_at = excluded.began_at,
                            user_id = excluded.user_id, record_type = excluded.record_type, record_id = excluded.record_id,
                            whom = excluded.whom, href = excluded.href, lease_owner = excluded.lease_owner,
                            lease_until = excluded.lease_until
                        where account_act.lease_until <= :now
                        returning *
                        """)
                .bind("id", Ids.random())
                .bind("account", wish.connected().account().id())
                .bind("network", wish.connected().network())
                .bind("act", wish.act())
                .bind("target", wish.target())
                .bind("wanted", wish.on())
                .bind("now", tx.now())
                .bind("user", wish.userId())
                .bind("type", record == null ? null : record.type())
                .bind("record", record == null ? null : record.id())
                .bind("whom", wish.whom())
                .bind("href", wish.href())
                .bind("owner", owner)
                .bind("until", until)
                .first(ActRow::of);
    }

    /** Takes the right to find out what became of what was wanted. */
    static boolean takeOver(Tx tx, ActRow row, String owner, Instant until) {
        return tx.update("""
                                update account_act set lease_owner = :owner, lease_until = :until
                                where id = :id and began_at = :began and wanted is not null and lease_until <= :now
                                """)
                        .bind("owner", owner)
                        .bind("until", until)
                        .bind("id", row.id())
                        .bind("began", row.beganAt())
                        .bind("now", tx.now())
                        .run()
                == 1;
    }

    /** The network's word. False where the right to ask was lost meanwhile: whoever has it now brings a later word. */
    static boolean said(Tx tx, ActRow row, String owner, State state, boolean changed) {
        return tx.update("""
                                update account_act set state = :state, changed_at = :changed, version = version + 1, wanted = null,
                                    lease_owner = null, lease_until = 0
                                where id = :id and lease_owner = :owner
                                """)
                        .bind("state", state)
                        .bind("changed", changed ? tx.now() : row.changedAt())
                        .bind("id", row.id())
                        .bind("owner", owner)
                        .run()
                == 1;
    }

    /** The network surely did nothing: all is as it was. */
    static boolean nothingDone(Tx tx, ActRow row, String owner) {
        return tx.update("""
                                update account_act set wanted = null, lease_owner = null, lease_until = 0
                                where id = :id and lease_owner = :owner
                                """).bind("id", row.id()).bind("owner", owner).run() == 1;
    }

    /** Nobody knows yet; somebody else may ask. */
    static boolean letGo(Tx tx, ActRow row, String owner) {
        return tx.update(
                                "update account_act set lease_owner = null, lease_until = 0 where id = :id and lease_owner = :owner")
                        .bind("id", row.id())
                        .bind("owner", owner)
                        .run()
                == 1;
    }

    /** Nobody will know. */
    static boolean givenUp(Tx tx, ActRow row) {
        return tx.update("""
                                update account_act set state = 'UNKNOWN', version = version + 1, wanted = null
                                where id = :id and began_at = :began and wanted is not null and lease_until <= :now
                                """)
                        .bind("id", row.id())
                        .bind("began", row.beganAt())
                        .bind("now", tx.now())
                        .run()
                == 1;
    }

    /** What was wanted before this moment, and nobody asks for. */
    static List<String> open(Tx tx, Instant before) {
        return tx.query("""
                        select id from account_act
                        where wanted is not null and began_at < :before and lease_until <= :now order by began_at, id limit 500
                        """).bind("before", before).bind("now", tx.now()).list(row -> row.string("id"));
    }

    /** A count moved. */
    static void count(Tx tx, ActRow row, int delta) {
        tx.update("""
                        insert into act_count (id, network, act, target, delta, at) values (:id, :network, :act, :target, :delta, :now)
                        """)
                .bind("id", Ids.random())
                .bind("network", row.network())
                .bind("act", row.act())
                .bind("target", row.target())
                .bind("delta", delta)
                .bind("now", tx.now())
                .run();
    }

    static void purgeCounts(Tx tx, Instant before) {
        tx.update("delete from act_count where at < :before")
                .bind("before", before)
                .run();
    }

    /** A word about one target. */
    record Word(Act act, String target, State state, Instant changedAt) {}

    /** What an account did to these posts or people. */
    static List<Word> words(Tx tx, String accountId, List<Act> acts, List<String> targets) {
        return tx.query("""
                        select act, target, state, changed_at from account_act
                        where account_id = :account and act in (<acts>) and target in (<targets>)
                        """)
                .bind("account", accountId)
                .bind("acts", acts)
                .bind("targets", targets)
                .list(row -> new Word(
                        row.enumValue("act", Act.class),
                        row.string("target"),
                        row.enumValue("state", State.class),
                        row.instant("changed_at")));
    }

    /** By how much a count moved. */
    record Move(Act act, String target, int by) {}

    /** How the counts of these moved through all our accounts since they were read. */
    static List<Move> moves(Tx tx, String network, List<String> targets, @Nullable Instant since) {
        return tx.query("""
                        select act, target, sum(delta) as moved from act_count
                        where network = :network and target in (<targets>) and at > :since group by act, target
                        """)
                .bind("network", network)
                .bind("targets", targets)
                .bind("since", since)
                .list(row -> new Move(row.enumValue("act", Act.class), row.string("target"), row.intValue("moved")));
    }
}
