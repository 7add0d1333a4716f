package crm.store.sql;

import crm.store.StoreException;
import crm.store.StoreException.Kind;
import crm.store.Work;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in transactions, one at a time per thread. */
public final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Jdbi writes;
    private final Jdbi reads;
    private final Clock clock;
    private final ChangeLog changes;
    // Not a ThreadLocal: that would stay on callers' threads when this bundle is gone.
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Transactions(Database database, Clock clock, ChangeLog changes) {
        this.writes = jdbi(database.writes());
        this.reads = jdbi(database.reads());
        this.clock = clock;
        this.changes = changes;
    }

    private static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        // Its messages would repeat the values of the statement.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    public <T extends @Nullable Object> T read(Work<T> work) {
        return transaction(reads, false, work);
    }

    public <T extends @Nullable Object> T write(Work<T> work) {
        return transaction(writes, true, work);
    }

    public <T extends @Nullable Object> T writeIdempotent(Work<T> work) {
        try {
            return write(work);
        } catch (StoreException e) {
            if (!Failures.repeatable(e)) {
                throw e;
            }
            LOG.info("A transaction is tried a second time: {}", e.getMessage());
            pause(e);
            return write(work);
        }
    }

    /** Lets the other side of a deadlock go first; who comes back at once may take its lock again before it wakes. */
    private static void pause(StoreException reason) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(50, 250));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    /** Whether connections of both kinds can be had and answer. */
    public boolean available() {
        try {
            for (Jdbi jdbi : new Jdbi[] {reads, writes}) {
                jdbi.useHandle(handle -> handle.execute("select 1"));
            }
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The store does not answer", e);
            return false;
        }
    }

    private <T extends @Nullable Object> T transaction(Jdbi jdbi, boolean writing, Work<T> work) {
        if (closed) {
            throw new StoreException(Kind.UNAVAILABLE, "The store is closed", null);
        }
        if (!inside.add(Thread.currentThread())) {
            throw new IllegalStateException("Inside a transaction of this store already: use its Tx");
        }
        Ended<T> ended;
        try {
            ended = committed(jdbi, writing, work);
        } finally {
            inside.remove(Thread.currentThread());
        }
        ended.tx().actionsAfterCommit().forEach(Transactions::runLogged);
        return ended.result();
    }

    private record Ended<T extends @Nullable Object>(SqlTx tx, T result) {}

    private <T extends @Nullable Object> Ended<T> committed(Jdbi jdbi, boolean writing, Work<T> work) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            SqlTx tx = new SqlTx(handle, clock.instant().truncatedTo(ChronoUnit.MILLIS), writing);
            try {
                T result = work.in(tx);
                tx.requireSound();
                changes.append(tx);
                handle.commit();
                return new Ended<>(tx, result);
            } catch (Throwable e) {
                rollBack(handle, e);
                throw e;
            } finally {
                tx.end();
            }
        } catch (org.jdbi.v3.core.JdbiException e) {
            throw Failures.of("Transaction failed", e);
        }
    }

    private static void rollBack(Handle handle, Throwable reason) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (RuntimeException e) {
            reason.addSuppressed(e); // The connection is lost, and with it the transaction.
        }
    }

    private static void runLogged(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("What was to be done after a commit failed", e);
        }
    }

    /** Refuses every transaction from here on. */
    public void close() {
        closed = true;
    }
}
