package crm.social.sandbox.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database file. One connection writes, in one transaction at a time that is on the disk before {@link #write} returns
 * (WAL, synchronous FULL), so a killed process loses nothing that it answered; four connections read.
 */
public final class Store implements AutoCloseable {
    private static final int READERS = 4;

    private final ReentrantLock writing = new ReentrantLock();
    private final Rows writer;
    private final BlockingQueue<Rows> readers = new ArrayBlockingQueue<>(READERS);
    private final List<Rows> opened = new ArrayList<>();

    /** Opens or makes the file, and brings its tables to the newest version. */
    public Store(Path file) {
        writer = open(file, false);
        new Schema(writer).migrate();
        for (int i = 0; i < READERS; i++) {
            Rows reader = open(file, true);
            opened.add(reader);
            readers.add(reader);
        }
    }

    private static Rows open(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
        // Else the driver asks for the last key after each insert; we make our own keys.
        config.setGetGeneratedKeys(false);
        config.setCacheSize(-16_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            return new Rows(source.getConnection());
        } catch (SQLException e) {
            throw new StoreException("open", e);
        }
    }

    /** Reads in one snapshot. */
    public <T> T read(Function<Rows, T> work) {
        Rows rows = borrow();
        try {
            rows.change("begin");
            try {
                return work.apply(rows);
            } finally {
                rows.change("commit");
            }
        } finally {
            readers.add(rows);
        }
    }

    private Rows borrow() {
        try {
            return readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a connection", e);
        }
    }

    /** Writes all or nothing. What throws is undone. */
    public <T> T write(Function<Rows, T> work) {
        writing.lock();
        try {
            writer.change("begin immediate");
            try {
                T result = work.apply(writer);
                writer.change("commit");
                return result;
            } catch (RuntimeException | Error e) {
                writer.change("rollback");
                throw e;
            }
        } finally {
            writing.unlock();
        }
    }

    /** Like {@link #write}, with nothing to answer. */
    public void change(Consumer<Rows> work) {
        write(rows -> {
            work.accept(rows);
            return true;
        });
    }

    @Override
    public void close() {
        writing.lock();
        try {
            opened.forEach(Rows::close);
            writer.close();
        } finally {
            writing.unlock();
        }
    }
}
