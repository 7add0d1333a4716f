package crm.store.sql;

import crm.store.Batch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes what a transaction announced, as its last act: from there to the end of the commit it is the only one to do
 * so, hence the order of the positions is the order of the commits and no reader ever skips a late one.
 */
public final class ChangeLog {

    private final String commitInOrder;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    public ChangeLog(Database database) {
        this.commitInOrder = database.commitInOrder();
    }

    /** Calls a watcher after each commit of this node that announced something. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void append(SqlTx tx) {
        if (tx.announced().isEmpty()) {
            return;
        }
        if (!commitInOrder.isEmpty()) {
            tx.query(commitInOrder).list(row -> Boolean.TRUE);
        }
        Batch batch =
                tx.batch("insert into store_change (at, topic, key, payload) values (:at, :topic, :key, :payload)");
        for (SqlTx.Announced change : tx.announced()) {
            batch.bind("at", tx.now())
                    .bind("topic", change.topic())
                    .bind("key", change.key())
                    .bind("payload", change.payload())
                    .add();
        }
        batch.run();
        tx.afterCommit(() -> watchers.forEach(Runnable::run));
    }
}
