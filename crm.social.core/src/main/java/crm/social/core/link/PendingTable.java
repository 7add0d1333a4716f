package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.api.Links.Waiting.State;
import crm.social.api.SocialException.Kind;
import crm.store.Ids;
import crm.store.Query;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of values that are nobody's link yet: at most one per record and network. */
public final class PendingTable {
    private static final String PLACE = " where record_type = :type and record_id = :id and network = :network";

    private PendingTable() {}

    public static Optional<Pending> find(Tx tx, RecordRef record, String network) {
        return tx.query("select * from pending_handle" + PLACE)
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("network", network)
                .first(Pending::of);
    }

    /** The values that a query finds. */
    public static List<Pending> list(Query query) {
        return query.list(Pending::of);
    }

    /** All of a record. */
    static List<Pending> of(Tx tx, RecordRef record) {
        return tx.query("select * from pending_handle where record_type = :type and record_id = :id order by network")
                .bind("type", record.type())
                .bind("id", record.id())
                .list(Pending::of);
    }

    /** The field holds a new value. */
    public static void put(
            Tx tx, RecordRef record, String network, String value, @Nullable String normal, String saver) {
        State state = Normal.INVALID.equals(normal) ? State.INVALID : State.WAITING;
        tx.update("""
                        insert into pending_handle (record_type, record_id, network, value, normal, saver, state, reason, since, retry_at,
                            tries, token)
                        values (:type, :id, :network, :value, :normal, :saver, :state, null, :now, :now, 0, :token)
                        on conflict (record_type, record_id, network) do update set value = excluded.value, normal = excluded.normal,
                            saver = excluded.saver, state = excluded.state, reason = null, since = excluded.since,
                            retry_at = excluded.retry_at, tries = 0, token = excluded.token
                        """)
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("network", network)
                .bind("value", value)
                .bind("normal", normal)
                .bind("saver", saver)
                .bind("state", state)
                .bind("now", tx.now())
                .bind("token", Ids.random())
                .run();
    }

    /** Whether there was one. */
    public static boolean delete(Tx tx, RecordRef record, String network) {
        return tx.update("delete from pending_handle" + PLACE)
                        .bind("type", record.type())
                        .bind("id", record.id())
                        .bind("network", network)
                        .run()
                == 1;
    }

    static void delete(Tx tx, RecordRef record) {
        tx.update("delete from pending_handle where record_type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .run();
    }

    /** The record goes on as another. */
    static void move(Tx tx, Pending pending, RecordRef to) {
        tx.update("update pending_handle set record_type = :newType, record_id = :newId" + PLACE)
                .bind("newType", to.type())
                .bind("newId", to.id())
                .bind("type", pending.record().type())
                .bind("id", pending.record().id())
                .bind("network", pending.network())
                .run();
    }

    /** How it stands now; false where the field holds another value by now. */
    public static boolean stands(Tx tx, Pending read, State state, @Nullable Kind reason, Instant retryAt, int tries) {
        return tx.update("update pending_handle set state = :state, reason = :reason, retry_at = :retry, tries = :tries"
                                + PLACE + " and token = :token")
                        .bind("state", state)
                        .bind("reason", reason)
                        .bind("retry", retryAt)
                        .bind("tries", tries)
                        .bind("type", read.record().type())
                        .bind("id", read.record().id())
                        .bind("network", read.network())
                        .bind("token", read.token())
                        .run()
                == 1;
    }

    /** What the network's parser made of it. */
    public static void parsed(Tx tx, Pending read, String normal) {
        tx.update("update pending_handle set normal = :normal" + PLACE + " and token = :token")
                .bind("normal", normal)
                .bind("type", read.record().type())
                .bind("id", read.record().id())
                .bind("network", read.network())
                .bind("token", read.token())
                .run();
    }
}
