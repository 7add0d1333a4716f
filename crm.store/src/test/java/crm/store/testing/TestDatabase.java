package crm.store.testing;

import crm.store.Stores;
import crm.store.open.ConfiguredStores;
import crm.store.sql.Settings;
import crm.store.sql.Settings.JobSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** An empty database for one test. */
public final class TestDatabase implements AutoCloseable {

    private final String label;
    private final Settings settings;
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private TestDatabase(String label, Settings settings) {
        this.label = label;
        // Tests look for jobs often, and expect a database that is there.
        this.settings = settings.withStarting(Duration.ZERO)
                .withJobs(new JobSettings(4, Duration.ofMillis(100), Duration.ofSeconds(4), Duration.ofSeconds(3)));
    }

    /** A folder that is deleted at the end. */
    public static TestDatabase sqlite() {
        try {
            Path folder = Files.createTempDirectory("store");
            TestDatabase database = new TestDatabase("SQLite", Settings.sqlite(folder));
            database.opened.push(() -> delete(folder));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of the PostgreSQL server that all tests of this process share. */
    public static TestDatabase postgres() {
        return of(PostgresServer.shared());
    }

    /** A new database of a server. */
    public static TestDatabase of(PostgresServer server) {
        String url = server.newDatabase();
        Settings settings = Settings.postgres(url, PostgresServer.USER, () -> PostgresServer.PASSWORD);
        TestDatabase database = new TestDatabase("PostgreSQL", settings.withConnections(4, 4));
        database.opened.push(() -> server.drop(url));
        return database;
    }

    public boolean isPostgres() {
        return !settings.url().isEmpty();
    }

    public Settings settings() {
        return settings;
    }

    /** The service of one node; on PostgreSQL, each call makes another node of the same database. */
    public Stores stores() {
        return stores(Clock.systemUTC());
    }

    public Stores stores(Clock clock) {
        return stores(settings, clock);
    }

    /** With settings made from {@link #settings}. */
    public Stores stores(Settings changed, Clock clock) {
        ConfiguredStores stores = new ConfiguredStores(changed, clock);
        opened.push(stores::close);
        return stores;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
