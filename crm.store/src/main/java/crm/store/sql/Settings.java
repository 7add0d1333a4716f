package crm.store.sql;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the database is and how it is used.
 *
 * @param dataFolder for SQLite's files
 * @param url {@code jdbc:postgresql:…}, or empty for SQLite
 * @param password read again for each opening
 * @param writers connections for writing to PostgreSQL, per store; SQLite always has one
 * @param readers connections for reading, per store
 * @param patience how long a caller waits for a free connection
 * @param starting how long an opening waits for a database that does not answer
 * @param jobs how jobs are done
 */
public record Settings(
        Path dataFolder,
        String url,
        String user,
        Password password,
        int writers,
        int readers,
        Duration patience,
        Duration starting,
        JobSettings jobs) {

    /** Gives the password when a connection pool is made; its {@code toString} says nothing. */
    @FunctionalInterface
    public interface Password {
        String read();
    }

    /**
     * @param threads jobs done at once by this node, per store
     * @param polling how often to look for due jobs
     * @param deadAfter how long after its node's last sign of life a running job is done again
     * @param closing how long running jobs are waited for, and again after they were interrupted
     */
    public record JobSettings(int threads, Duration polling, Duration deadAfter, Duration closing) {

        public static JobSettings usual() {
            return new JobSettings(4, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(2));
        }
    }

    /** SQLite in a folder. */
    public static Settings sqlite(Path dataFolder) {
        return new Settings(
                dataFolder, "", "", () -> "", 1, 4, Duration.ofSeconds(2), Duration.ofSeconds(30), JobSettings.usual());
    }

    /** A PostgreSQL database; each store has a schema of its own there. */
    public static Settings postgres(String url, String user, Password password) {
        return new Settings(
                Path.of("data"),
                url,
                user,
                password,
                6,
                6,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                JobSettings.usual());
    }

    /** The same with other pool sizes. */
    public Settings withConnections(int newWriters, int newReaders) {
        return new Settings(dataFolder, url, user, password, newWriters, newReaders, patience, starting, jobs);
    }

    /** The same with another time to wait for the database at the start. */
    public Settings withStarting(Duration newStarting) {
        return new Settings(dataFolder, url, user, password, writers, readers, patience, newStarting, jobs);
    }

    /** The same with another way to do jobs. */
    public Settings withJobs(JobSettings newJobs) {
        return new Settings(dataFolder, url, user, password, writers, readers, patience, starting, newJobs);
    }

    /** Without the address: it may hold a password. */
    @Override
    public String toString() {
        return url.isEmpty() ? "SQLite in " + dataFolder : "PostgreSQL";
    }
}
