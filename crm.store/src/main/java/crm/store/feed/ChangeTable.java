package crm.store.feed;

import crm.store.Change;
import crm.store.Row;
import crm.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The statements of the feed. */
final class ChangeTable {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration SILENCE = Duration.ofDays(30);

    private final Clock clock;

    ChangeTable(Clock clock) {
        this.clock = clock;
    }

    long position(Tx tx) {
        String sql = """
                select coalesce((select max(position) from store_change), position) as position from store_horizon""";
        return tx.query(sql).one(row -> row.longValue("position"));
    }

    long horizon(Tx tx) {
        return tx.query("select position from store_horizon").one(row -> row.longValue("position"));
    }

    List<Change> after(Tx tx, long position, String topicPrefix, int limit) {
        return tx.query("""
                        select position, at, topic, key, payload from store_change
                        where position > :position and substr(topic, 1, :length) = :prefix
                        order by position limit :limit""")
                .bind("position", position)
                .bind("length", topicPrefix.codePointCount(0, topicPrefix.length()))
                .bind("prefix", topicPrefix)
                .bind("limit", limit)
                .list(ChangeTable::change);
    }

    private static Change change(Row row) {
        return new Change(
                row.longValue("position"),
                row.instant("at"),
                row.string("topic"),
                row.string("key"),
                row.string("payload"));
    }

    long acknowledged(Tx tx, String reader) {
        return tx.query("select position from store_reader where name = :name")
                .bind("name", reader)
                .first(row -> row.longValue("position"))
                .orElse(0L);
    }

    void acknowledge(Tx tx, String reader, long position) {
        tx.update("""
                        insert into store_reader (name, position, seen) values (:name, :position, :now)
                        on conflict (name) do update set seen = excluded.seen, position =
                            case when excluded.position > store_reader.position
                                then excluded.position else store_reader.position end""")
                .bind("name", reader)
                .bind("position", position)
                .bind("now", tx.now())
                .run();
    }

    /** Throws away what is old and acknowledged, and remembers up to where. */
    void purge(Tx tx) {
        tx.update("delete from store_reader where seen < :limit")
                .bind("limit", clock.instant().minus(SILENCE))
                .run();
        tx.update("""
                        update store_horizon set position = (
                            select coalesce(max(c.position), store_horizon.position) from store_change c
                            where c.at < :limit
                            and c.position <= coalesce((select min(r.position) from store_reader r), c.position))""").bind("limit", clock.instant().minus(KEPT)).run();
        tx.update("delete from store_change where position <= (select position from store_horizon)")
                .run();
    }
}
