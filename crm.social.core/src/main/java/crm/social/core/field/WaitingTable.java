package crm.social.core.field;

import crm.host.api.RecordRef;
import crm.social.api.Links.Waiting.State;
import crm.social.api.SocialException.Kind;
import crm.social.core.Topics;
import crm.social.core.link.Pending;
import crm.social.core.link.PendingTable;
import crm.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that wait, as those see them who look for whom they name. */
final class WaitingTable {
    private static final String DUE = " where network = :network and state = 'WAITING' and retry_at <= :now";

    private WaitingTable() {}

    /** Who saved values that wait, and where. */
    record Savers(String network, String saver) {}

    /** Networks with values to look up now. */
    static List<String> networks(Tx tx) {
        return tx.query("select distinct network from pending_handle where state = 'WAITING' and retry_at <= :now")
                .bind("now", tx.now())
                .list(row -> row.string("network"));
    }

    /** How many names there are to look up now. */
    static int due(Tx tx, String network) {
        return tx.query("select count(distinct coalesce(normal, value)) as waiting from pending_handle" + DUE)
                .bind("network", network)
                .bind("now", tx.now())
                .one(row -> row.intValue("waiting"));
    }

    /** Whose values are to be looked up now. */
    static List<String> savers(Tx tx, String network) {
        return tx.query("select distinct saver from pending_handle" + DUE + " order by saver")
                .bind("network", network)
                .bind("now", tx.now())
                .list(row -> row.string("saver"));
    }

    /** Who has values that wait for something else than time. */
    static List<Savers> in(Tx tx, State state) {
        return tx.query("select distinct network, saver from pending_handle where state = :state")
                .bind("state", state)
                .list(row -> new Savers(row.string("network"), row.string("saver")));
    }

    /** What the network's parser was not asked about yet. */
    static List<Pending> unparsed(Tx tx, String network) {
        return PendingTable.list(tx.query("select * from pending_handle" + DUE + " and normal is null limit 500")
                .bind("network", network)
                .bind("now", tx.now()));
    }

    /** Names to ask for in one call, those that wait longest first. */
    static List<String> names(Tx tx, String network, Collection<String> savers, boolean subjects, int limit) {
        return tx.query("select normal from pending_handle" + DUE
                        + " and saver in (<savers>) and substr(normal, 1, 1) = :mark"
                        + " group by normal order by min(since), normal limit :limit")
                .bind("network", network)
                .bind("now", tx.now())
                .bind("savers", savers)
                .bind("mark", subjects ? "#" : "@")
                .bind("limit", limit)
                .list(row -> row.string("normal"));
    }

    /** The values of these names. */
    static List<Pending> of(Tx tx, String network, Collection<String> savers, Collection<String> names) {
        return PendingTable.list(
                tx.query("select * from pending_handle" + DUE + " and saver in (<savers>) and normal in (<names>)")
                        .bind("network", network)
                        .bind("now", tx.now())
                        .bind("savers", savers)
                        .bind("names", names));
    }

    /** Somebody's values go from one state to another; their pages hear of it. */
    static void turn(Tx tx, Savers who, State from, State to) {
        tx.query("select record_type, record_id from pending_handle"
                        + " where network = :network and saver = :saver and state = :from")
                .bind("network", who.network())
                .bind("saver", who.saver())
                .bind("from", from)
                .list(row -> new RecordRef(row.string("record_type"), row.string("record_id")))
                .forEach(record -> Topics.link(tx, record, who.network()));
        tx.update("update pending_handle set state = :to, reason = null, retry_at = :now"
                        + " where network = :network and saver = :saver and state = :from")
                .bind("to", to)
                .bind("now", tx.now())
                .bind("network", who.network())
                .bind("saver", who.saver())
                .bind("from", from)
                .run();
    }

    /** Values of these savers wait until a time; only what had no reason before is news to pages. */
    static void postpone(Tx tx, String network, Collection<String> savers, @Nullable Kind reason, Instant until) {
        tx.query("select record_type, record_id from pending_handle" + DUE
                        + " and saver in (<savers>) and reason is null")
                .bind("network", network)
                .bind("now", tx.now())
                .bind("savers", savers)
                .list(row -> new RecordRef(row.string("record_type"), row.string("record_id")))
                .forEach(record -> Topics.link(tx, record, network));
        tx.update("update pending_handle set reason = :reason, retry_at = :until, tries = tries + 1" + DUE
                        + " and saver in (<savers>)")
                .bind("reason", reason)
                .bind("until", until)
                .bind("network", network)
                .bind("now", tx.now())
                .bind("savers", savers)
                .run();
    }

    /** How often the network could not answer for these savers. */
    static int tries(Tx tx, String network, Collection<String> savers) {
        return tx.query("select coalesce(max(tries), 0) as tries from pending_handle" + DUE
                        + " and saver in (<savers>)")
                .bind("network", network)
                .bind("now", tx.now())
                .bind("savers", savers)
                .one(row -> row.intValue("tries"));
    }
}
