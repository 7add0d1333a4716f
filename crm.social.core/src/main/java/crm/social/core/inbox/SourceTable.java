package crm.social.core.inbox;

import crm.store.Batch;
import crm.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the organisation's connections have read: its mentions, and what linked people say. */
final class SourceTable {
    private SourceTable() {}

    /** How far the mentions have been read, or null. */
    static @Nullable Position mentions(Tx tx, String connectionId) {
        return tx.query("select mention_ref, mention_at from inbox_source where connection_id = :connection")
                .bind("connection", connectionId)
                .first(row -> Optional.ofNullable(Position.of(row, "mention_ref", "mention_at")))
                .flatMap(position -> position)
                .orElse(null);
    }

    static void begin(Tx tx, String connectionId, String network) {
        tx.update("""
                        insert into inbox_source (connection_id, network, told_at, untold) values (:connection, :network, 0, '[]')
                        on conflict (connection_id) do nothing
                        """).bind("connection", connectionId).bind("network", network).run();
    }

    /** The mentions have been read up to a post; never back. */
    static void mentionsRead(Tx tx, String connectionId, Position read) {
        tx.update("""
                        update inbox_source set mention_ref = :post, mention_at = :at
                        where connection_id = :connection and (mention_at is null or mention_at < :at)
                        """)
                .bind("post", read.post().value())
                .bind("at", read.at())
                .bind("connection", connectionId)
                .run();
    }

    /**
     * A linked person.
     *
     * @param read how far, or null where nothing was read yet
     * @param readAt when they were read last; 1970 for never
     */
    record Author(String subject, String handle, @Nullable Position read, Instant readAt) {}

    /** Linked people who were read before a moment or never, those that have waited longest first. */
    static List<Author> due(Tx tx, String connectionId, String network, Instant before, int most) {
        return tx.query("""
                        select l.subject, min(l.handle) as handle, a.post_ref, a.post_at, coalesce(a.read_at, 0) as last_read
                        from link l left join inbox_author a on a.connection_id = :connection and a.subject = l.subject
                        where l.network = :network and l.subject is not null and coalesce(a.read_at, 0) <= :before
                        group by l.subject, a.post_ref, a.post_at, a.read_at
                        order by coalesce(a.read_at, 0), l.subject limit :most
                        """)
                .bind("connection", connectionId)
                .bind("network", network)
                .bind("before", before)
                .bind("most", most)
                .list(row -> new Author(
                        row.string("subject"),
                        row.string("handle"),
                        Position.of(row, "post_ref", "post_at"),
                        row.instant("last_read")));
    }

    /** Whether somebody was never read. */
    static boolean never(Tx tx, String connectionId, String subject) {
        return tx.query("select subject from inbox_author where connection_id = :connection and subject = :subject")
                .bind("connection", connectionId)
                .bind("subject", subject)
                .first(row -> row.string("subject"))
                .isEmpty();
    }

    /** These people have been read up to a post, or nothing of them was to be read. */
    static void authorsRead(Tx tx, String connectionId, Collection<Author> authors, @Nullable Position read) {
        Batch rows = tx.batch("""
                insert into inbox_author (connection_id, subject, post_ref, post_at, read_at)
                values (:connection, :subject, :post, :at, :now)
                on conflict (connection_id, subject) do update set post_ref = excluded.post_ref, post_at = excluded.post_at,
                    read_at = excluded.read_at
                """);
        for (Author author : authors) {
            Position now = Position.later(author.read(), read);
            rows.bind("connection", connectionId)
                    .bind("subject", author.subject())
                    .bind("post", now == null ? null : now.post().value())
                    .bind("at", now == null ? null : now.at())
                    .bind("now", tx.now())
                    .add();
        }
        rows.run();
    }

    /** Forgets people who are not linked any more, and connections that are none of these. */
    static void purge(Tx tx, Collection<String> connections) {
        for (String table : List.of("inbox_author", "inbox_source")) {
            String others = connections.isEmpty() ? "" : " where connection_id not in (<connections>)";
            var gone = tx.update("delete from " + table + others);
            if (!connections.isEmpty()) {
                gone.bind("connections", connections);
            }
            gone.run();
        }
        tx.update("""
                        delete from inbox_author where not exists (
                            select 1 from link l join inbox_source s on s.network = l.network
                            where s.connection_id = inbox_author.connection_id and l.subject = inbox_author.subject)
                        """).run();
    }
}
