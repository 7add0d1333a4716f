package crm.store.sql;

import java.nio.file.Path;
import javax.sql.DataSource;

/** The connections of one store, and what differs between the two databases. */
public sealed interface Database extends AutoCloseable permits PostgresDatabase, SqliteDatabase {

    /** For writing and jobs. */
    DataSource writes();

    /** For migration, which wants several connections at once where there can be several. */
    DataSource migrations();

    /** Runs while no other node does the same; Flyway's own lock comes only after its look at what there is. */
    void alone(Runnable migration);

    /** For reading only. */
    DataSource reads();

    /** Turns the store's own migration into this database's words. */
    String translated(String sql);

    /**
     * A statement that makes transactions commit one after the other from here on, so that positions of the change
     * table are given in the order of the commits; empty where there is but one writer anyway.
     */
    String commitInOrder();

    /** Whether all nodes using this database are in this process, so that a job being done, or a lease held, at the start is a dead one's. */
    boolean onlyNode();

    void backup(Path file);

    @Override
    void close();

    /** Connects; what can be migrated is there, what reads may not be opened yet. */
    static Database connect(String name, Settings settings) {
        return settings.url().isEmpty() ? new SqliteDatabase(name, settings) : new PostgresDatabase(name, settings);
    }
}
