package crm.store.sql;

import crm.store.Batch;
import crm.store.Query;
import crm.store.StoreException;
import crm.store.StoreException.Kind;
import crm.store.Tx;
import crm.store.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A transaction over one connection. */
final class SqlTx implements Tx {

    /** What {@link #changed} was told. */
    record Announced(String topic, String key, String payload) {}

    private final Handle handle;
    private final Instant now;
    private final boolean writing;
    private final List<Announced> announced = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable StoreException failure;
    private boolean ended;

    SqlTx(Handle handle, Instant now, boolean writing) {
        this.handle = handle;
        this.now = now;
        this.writing = writing;
    }

    @Override
    public Query query(String sql) {
        return new SqlQuery(this, sql, running().createQuery(sql));
    }

    @Override
    public Update update(String sql) {
        return new SqlUpdate(this, sql, toWrite().createUpdate(sql));
    }

    @Override
    public Batch batch(String sql) {
        return new SqlBatch(this, sql, toWrite().prepareBatch(sql));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void changed(String topic, String key, String payload) {
        toWrite();
        announced.add(new Announced(topic, key, payload));
    }

    @Override
    public void afterCommit(Runnable action) {
        running();
        afterCommit.add(action);
    }

    List<Announced> announced() {
        return announced;
    }

    List<Runnable> actionsAfterCommit() {
        return afterCommit;
    }

    /** Runs a statement; its failure is the transaction's. */
    <T extends @Nullable Object> T run(String sql, Supplier<T> statement) {
        running();
        try {
            return statement.get();
        } catch (JdbiException e) {
            failure = Failures.of("Statement failed: " + sql, e);
            throw failure;
        } catch (StoreException e) {
            failure = e;
            throw e;
        }
    }

    /** @throws StoreException the failure of a statement, even if the work caught it */
    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    void end() {
        ended = true;
    }

    private Handle toWrite() {
        if (!writing) {
            throw new IllegalStateException("This transaction only reads");
        }
        return running();
    }

    private Handle running() {
        if (ended) {
            throw new IllegalStateException("This transaction has ended");
        }
        if (failure != null) {
            throw new StoreException(Kind.FAILED, "An earlier statement of this transaction failed", failure);
        }
        return handle;
    }
}
