package crm.store.jobs;

import crm.store.JobKind;
import crm.store.Tx;
import java.time.Instant;
import java.util.Optional;

/**
 * Rows of db-scheduler's table, written in the caller's transaction. Its own client would connect for itself, and in a
 * PostgreSQL transaction a job that is there already would be the end of it.
 */
record StoredKind(String name, Runnable poke) implements JobKind {

    private static final int LONGEST_KEY = 200;

    @Override
    public boolean schedule(Tx tx, String key, Instant when, String data) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A key of " + key.length() + " characters");
        }
        int added = tx.update("""
                        insert into store_job (task_name, task_instance, task_data, execution_time, picked, version)
                        values (:name, :key, :data, :when, false, 1) on conflict do nothing""")
                .bind("name", name)
                .bind("key", key)
                .bind("data", PlainText.bytes(data))
                .bind("when", when)
                .run();
        pokeIfDue(tx, when);
        return added == 1;
    }

    @Override
    public boolean move(Tx tx, String key, Instant when) {
        int moved = tx.update("""
                        update store_job set execution_time = :when, version = version + 1
                        where task_name = :name and task_instance = :key and picked = false""")
                .bind("name", name)
                .bind("key", key)
                .bind("when", when)
                .run();
        pokeIfDue(tx, when);
        return moved == 1;
    }

    /** Brings a waiting job forward if it is due later than this. */
    void notLater(Tx tx, String key, Instant when) {
        if (due(tx, key).filter(when::isBefore).isPresent()) {
            move(tx, key, when);
        }
    }

    @Override
    public boolean cancel(Tx tx, String key) {
        return tx.update("delete from store_job where task_name = :name and task_instance = :key and picked = false")
                        .bind("name", name)
                        .bind("key", key)
                        .run()
                == 1;
    }

    @Override
    public Optional<Instant> due(Tx tx, String key) {
        return tx.query("select execution_time from store_job where task_name = :name and task_instance = :key")
                .bind("name", name)
                .bind("key", key)
                .first(row -> row.instant("execution_time"));
    }

    private void pokeIfDue(Tx tx, Instant when) {
        if (!when.isAfter(tx.now())) {
            tx.afterCommit(poke);
        }
    }
}
