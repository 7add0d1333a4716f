package crm.store.testing;

import crm.store.StoreSpec;
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
import org.jspecify.annotations.Nullable;

/** An empty database for one test. */
public final class TestDatabase implements AutoCloseable {

    private final String label;
    private final Settings settings;
    private final @Nullable PostgresServer server;
    private final Deque<Runnable> opened = new ArrayDeque<>();
    private boolean made;

    private TestDatabase(String label, @Nullable PostgresServer server, Settings settings) {
        this.server = server;
        this.label = label;
        // Tests look for jobs often, and expect a database that is there.
        this.settings = settings.withStarting(Duration.ZERO)
                .withJobs(new JobSettings(4, Duration.ofMillis(100), Duration.ofSeconds(4), Duration.ofSeconds(3)));
    }

    /** A folder that is deleted at the end. */
    public static TestDatabase sqlite() {
        try {
            Path folder = Files.createTempDirectory("store");
            TestDatabase database = new TestDatabase("SQLite", null, Settings.sqlite(folder));
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
        TestDatabase database = later(server);
        database.make();
        return database;
    }

    /** One that is made when it is used. */
    static TestDatabase later(PostgresServer server) {
        String url = server.newAddress();
        TestDatabase database = new TestDatabase("PostgreSQL", server, postgres(url));
        database.opened.push(() -> server.drop(url));
        return database;
    }

    private static Settings postgres(String url) {
        return Settings.postgres(url, PostgresServer.USER, () -> PostgresServer.PASSWORD)
                .withConnections(4, 4);
    }

    /** With this store's tables from the start, unless it is in use already: on PostgreSQL its migrations take longer than most tests, and are applied once for all. */
    public synchronized TestDatabase migrated(StoreSpec spec) {
        if (server != null && !made) {
            made = true;
            server.copy("made_" + spec.name(), settings.url(), url -> {
                try (ConfiguredStores stores = new ConfiguredStores(postgres(url), Clock.systemUTC())) {
                    stores.open(spec).close();
                }
            });
        }
        return this;
    }

    private synchronized void make() {
        if (server != null && !made) {
            made = true;
            server.create(settings.url());
        }
    }

    public boolean isPostgres() {
        return !settings.url().isEmpty();
    }

    public Settings settings() {
        make();
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
        make();
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
