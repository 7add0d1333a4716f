package crm.social.core.publish;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Message;
import crm.social.api.PostRef;
import crm.social.api.Publications.State;
import crm.social.api.Publications.Text;
import crm.social.api.SocialException.Kind;
import crm.social.core.account.Connected;
import crm.social.core.publish.PublicationRow.Published;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of publications. Each step from one state to the next is a compare-and-set, so that nothing is sent by two. */
final class OutboxTable {
    private OutboxTable() {}

    static Optional<PublicationRow> find(Tx tx, String id) {
        return tx.query("select * from publication where id = :id")
                .bind("id", id)
                .first(PublicationRow::of);
    }

    static Optional<PublicationRow> byKey(Tx tx, String userId, String key) {
        return tx.query("select * from publication where user_id = :user and idem_key = :key")
                .bind("user", userId)
                .bind("key", key)
                .first(PublicationRow::of);
    }

    static Optional<PublicationRow> byPost(Tx tx, String userId, String network, PostRef post) {
        return tx.query("""
                        select * from publication where user_id = :user and network = :network and post_ref = :post
                            and deleted_at is null
                        """)
                .bind("user", userId)
                .bind("network", network)
                .bind("post", post.value())
                .first(PublicationRow::of);
    }

    /** Writes a new row; empty where the key is taken already. */
    static Optional<PublicationRow> insert(
            Tx tx, Caller caller, Connected connected, Text text, String key, String bodyHash) {
        String id = Ids.random();
        PostRef inReplyTo = text.inReplyTo();
        RecordRef record = text.record();
        int written = tx.update("""
                        insert into publication (id, user_id, idem_key, body_hash, network, connection_id, account_id, record_type,
                            record_id, body, in_reply_to, state, looks, created_at)
                        values (:id, :user, :key, :hash, :network, :connection, :account, :type, :record, :body, :reply, 'NEW', 0, :now)
                        on conflict (user_id, idem_key) do nothing
                        """)
                .bind("id", id)
                .bind("user", caller.userId())
                .bind("key", key)
                .bind("hash", bodyHash)
                .bind("network", connected.network())
                .bind("connection", connected.id())
                .bind("account", connected.account().id())
                .bind("type", record == null ? null : record.type())
                .bind("record", record == null ? null : record.id())
                .bind("body", text.text())
                .bind("reply", inReplyTo == null ? null : inReplyTo.value())
                .bind("now", tx.now())
                .run();
        return written == 1 ? find(tx, id) : Optional.empty();
    }

    /** Takes the right to send. False where somebody else has it, or had it. */
    static boolean send(Tx tx, String id, State from) {
        return tx.update("""
                                update publication set state = 'SENDING', sent_at = :now, first_sent_at = coalesce(first_sent_at, :now),
                                    looks = 0
                                where id = :id and state = :from
                                """)
                        .bind("now", tx.now())
                        .bind("id", id)
                        .bind("from", from)
                        .run()
                == 1;
    }

    /** Moves on from one of some states. */
    static boolean move(Tx tx, String id, Collection<State> from, State to) {
        return tx.update("update publication set state = :to where id = :id and state in (<from>)")
                        .bind("to", to)
                        .bind("id", id)
                        .bind("from", List.copyOf(from))
                        .run()
                == 1;
    }

    static boolean refused(Tx tx, String id, State from, Kind failure, @Nullable Message explanation) {
        return tx.update("""
                                update publication set state = 'REFUSED', failure = :failure, explanation = :explanation
                                where id = :id and state = :from
                                """)
                        .bind("failure", failure)
                        .bind("explanation", PublicationRow.stored(explanation))
                        .bind("id", id)
                        .bind("from", from)
                        .run()
                == 1;
    }

    /** The network has it. False where that was known, or where the post is another publication's. */
    static boolean done(Tx tx, String id, Published post) {
        return tx.update("""
                                update publication set state = 'DONE', post_ref = :ref, post_href = :href, post_at = :at,
                                    failure = null, explanation = null
                                where id = :id and state in ('SENDING', 'UNKNOWN', 'UNDECIDED') and not exists (
                                    select 1 from publication other
                                    where other.network = publication.network and other.post_ref = :ref)
                                """)
                        .bind("ref", post.ref().value())
                        .bind("href", post.href())
                        .bind("at", post.at())
                        .bind("id", id)
                        .run()
                == 1;
    }

    /** Publications whose end is not known, though they were begun before this moment. */
    static List<String> open(Tx tx, Instant before) {
        return tx.query("""
                        select id from publication
                        where state in ('NEW', 'SENDING', 'UNKNOWN') and created_at < :before order by created_at, id limit 500
                        """).bind("before", before).list(row -> row.string("id"));
    }

    static int looked(Tx tx, String id, int looks) {
        return tx.update("update publication set looks = :looks where id = :id and state = 'UNKNOWN'")
                .bind("looks", looks)
                .bind("id", id)
                .run();
    }

    static void deleted(Tx tx, String id, Instant now) {
        tx.update("update publication set deleted_at = :now where id = :id")
                .bind("now", now)
                .bind("id", id)
                .run();
    }
}
