package crm.social.core.seal;

import crm.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all nodes know of the keys: their names and proofs, which one seals, who held which. */
final class KeyTable {
    private KeyTable() {}

    /**
     * A key's row.
     *
     * @param calledAt when nodes were asked for it first; null for one that seals or sealed
     * @param retiredAt since when nothing is sealed by it
     */
    record Known(
            String id,
            String proof,
            Instant addedAt,
            @Nullable Instant calledAt,
            @Nullable Instant retiredAt) {}

    static List<Known> all(Tx tx) {
        return tx.query("select * from seal_key order by id")
                .list(row -> new Known(
                        row.string("id"),
                        row.string("proof"),
                        row.instant("added_at"),
                        row.instantOrNull("called_at"),
                        row.instantOrNull("retired_at")));
    }

    static void add(Tx tx, String id, String proof) {
        tx.update("insert into seal_key (id, proof, added_at) values (:id, :proof, :now) on conflict (id) do nothing")
                .bind("id", id)
                .bind("proof", proof)
                .bind("now", tx.now())
                .run();
    }

    /** Notes that nodes are asked for a key. Answers since when they are; empty for the first time. */
    static Optional<Instant> called(Tx tx, String id) {
        Optional<Instant> before = tx.query("select called_at from seal_key where id = :id and called_at is not null")
                .bind("id", id)
                .first(row -> row.instant("called_at"));
        if (before.isEmpty()) {
            tx.update("update seal_key set called_at = :now where id = :id")
                    .bind("now", tx.now())
                    .bind("id", id)
                    .run();
        }
        return before;
    }

    /** Says that nothing is sealed by a key any more, or that something is again. Answers whether that is news. */
    static boolean retired(Tx tx, String id, boolean retired) {
        String be = retired ? "is null" : "is not null";
        return tx.update("update seal_key set retired_at = :at where id = :id and retired_at " + be)
                        .bind("at", retired ? tx.now() : null)
                        .bind("id", id)
                        .run()
                == 1;
    }

    /** The key that seals. */
    static Optional<String> sealing(Tx tx) {
        return tx.query("select id from sealing_key").first(row -> row.string("id"));
    }

    static Instant sealsSince(Tx tx) {
        return tx.query("select since from sealing_key").one(row -> row.instant("since"));
    }

    /** Makes the very first key the one that seals; false where another one is. */
    static boolean begin(Tx tx, String id) {
        return tx.update("insert into sealing_key (one, id, since) values (1, :id, :now) on conflict (one) do nothing")
                        .bind("id", id)
                        .bind("now", tx.now())
                        .run()
                == 1;
    }

    /** From now on another key seals. False where somebody changed that before. */
    static boolean seal(Tx tx, String old, String next) {
        return tx.update("update sealing_key set id = :next, since = :now where id = :old")
                        .bind("next", next)
                        .bind("now", tx.now())
                        .bind("old", old)
                        .run()
                == 1;
    }

    static void holds(Tx tx, String node, Collection<String> keys) {
        tx.update("""
                        insert into key_holder (node, keys, answered_at) values (:node, :keys, :now)
                        on conflict (node) do update set keys = excluded.keys, answered_at = excluded.answered_at
                        """)
                .bind("node", node)
                .bind("keys", String.join(",", keys))
                .bind("now", tx.now())
                .run();
    }

    static void leaves(Tx tx, String node) {
        tx.update("delete from key_holder where node = :node")
                .bind("node", node)
                .run();
    }

    /** Whether each node that answered since then holds the key, and one did. */
    static boolean allHold(Tx tx, String key, Instant since) {
        List<Set<String>> holders = tx.query("select keys from key_holder where answered_at >= :since")
                .bind("since", since)
                .list(row -> Set.of(row.string("keys").split(",")));
        return !holders.isEmpty() && holders.stream().allMatch(keys -> keys.contains(key));
    }

    /** How much is sealed, by the key that sealed it. */
    static Map<String, Long> counts(Tx tx) {
        Map<String, Long> counts = new TreeMap<>();
        for (String from : List.of(
                "substr(sealed_grant, 4, 21) as id from account where sealed_grant is not null",
                "substr(sealed_grant, 4, 21) as id from revocation",
                "substr(sealed_flow, 4, 21) as id from sign_in_flow")) {
            tx.query("select id, count(*) as sealed from (select " + from + ") as found group by id")
                    .list(row -> counts.merge(row.string("id"), row.longValue("sealed"), Long::sum));
        }
        return counts;
    }
}
