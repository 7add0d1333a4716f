package crm.social.core.seal;

import crm.social.core.CoreStore;
import crm.store.Batch;
import crm.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals anew, by the key that seals now, what older keys sealed: portion by portion, in the order of the rows. What is done is seen from the rows
 * themselves, so that it goes on after a crash where it stopped. A row is changed only while it holds exactly what was read: a grant that was renewed
 * or ended meanwhile is left as it is. Flows that are still open are not touched; they are gone within an hour or so.
 */
final class Resealing {
    private static final int PORTION = 200;

    private final CoreStore store;
    private final Keyring keys;

    Resealing(CoreStore store, Keyring keys) {
        this.store = store;
        this.keys = keys;
    }

    private record Sealed(String id, String account, String network, String text) {
        static Sealed of(Row row) {
            return new Sealed(
                    row.string("id"), row.string("account_id"), row.string("network"), row.string("sealed_grant"));
        }

        @Override
        public String toString() {
            return "Sealed[" + id + "]";
        }
    }

    private record Anew(Sealed old, String text) {}

    /** Goes once through all that this key sealed. Answers how many rows were sealed anew. */
    int all(String key) {
        return table("account", "id", key) + table("revocation", "account_id", key);
    }

    private int table(String table, String account, String key) {
        int changed = 0;
        String after = "";
        while (!Thread.currentThread().isInterrupted()) {
            List<Sealed> portion = portion(table, account, key, after);
            if (portion.isEmpty()) {
                break;
            }
            changed += write(table, sealed(portion));
            after = portion.get(portion.size() - 1).id();
        }
        return changed;
    }

    private List<Sealed> portion(String table, String account, String key, String after) {
        return store.read(tx -> tx.query("select id, " + account + " as account_id, network, sealed_grant from " + table
                        + " where substr(sealed_grant, 4, 21) = :key and id > :after order by id limit " + PORTION)
                .bind("key", key)
                .bind("after", after)
                .list(Sealed::of));
    }

    private List<Anew> sealed(List<Sealed> portion) {
        List<Anew> anew = new ArrayList<>();
        for (Sealed old : portion) {
            Optional<String> plain = keys.open(old.text(), old.account(), old.network(), Keyring.GRANT);
            plain.ifPresent(
                    text -> anew.add(new Anew(old, keys.seal(text, old.account(), old.network(), Keyring.GRANT))));
        }
        return anew;
    }

    private int write(String table, List<Anew> anew) {
        if (anew.isEmpty()) {
            return 0;
        }
        return store.writeIdempotent(tx -> {
            Batch batch =
                    tx.batch("update " + table + " set sealed_grant = :anew where id = :id and sealed_grant = :old");
            anew.forEach(one -> batch.bind("anew", one.text())
                    .bind("id", one.old().id())
                    .bind("old", one.old().text())
                    .add());
            return batch.run();
        });
    }
}
