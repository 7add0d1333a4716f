package crm.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server on a free port of this machine, with its data in a temporary folder. Needs Debian's
 * postgresql-15, which root has installed here if it is missing; without it, tests fail.
 */
public final class PostgresServer implements AutoCloseable {

    /** The superuser of the test server. */
    public static final String USER = "tests";

    /** Its password. */
    public static final String PASSWORD = "tests' own";

    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Made when first used. */
    private static final class Shared {
        static final PostgresServer SERVER = new PostgresServer();
    }

    private final Path folder;
    private final int port;
    private final Set<String> templates = new HashSet<>();
    private @Nullable Process process;

    /** Starts a server of one's own, to be stopped and closed at will. */
    public PostgresServer() {
        try {
            requireBinaries();
            this.folder = Files.createTempDirectory("postgres");
            this.port = freePort();
            initialize();
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The server that all tests of this process share; ends with it. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /**
     * Makes an empty database.
     *
     * @return its address, for {@link #USER}
     */
    public String newDatabase() {
        String url = newAddress();
        create(url);
        return url;
    }

    void create(String url) {
        execute("create database " + name(url));
    }

    /** Where a database may be made. */
    String newAddress() {
        return url("test" + DATABASES.incrementAndGet());
    }

    /**
     * Makes a database that holds what a template holds.
     *
     * @param fill called with the template's address and an empty database there, when the template is used for the first time; leaves no connection
     */
    synchronized void copy(String template, String url, Consumer<String> fill) {
        if (templates.add(template)) {
            execute("create database " + template);
            fill.accept(url(template));
        }
        execute("create database " + name(url) + " template " + template);
    }

    /** Makes an empty database whose tables and indexes lie on another disk; the server's log of changes stays where it is. */
    public String newDatabaseOn(SmallDisk disk) {
        Path place = disk.folder().resolve("tablespace");
        try {
            Files.createDirectory(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (root()) {
            run(List.of("chown", "postgres", place.toString()));
        }
        String url = newDatabase();
        String name = name(url);
        execute("create tablespace small_" + name + " location '" + place + "'");
        execute("alter database " + name + " set tablespace small_" + name);
        return url;
    }

    /** Removes a database, whoever is still connected. */
    void drop(String url) {
        execute("drop database if exists " + name(url) + " with (force)");
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Starts the server again after {@link #stop}; returns when it answers. */
    public void start() {
        try {
            process = new ProcessBuilder(unprivileged(List.of(
                            BIN.resolve("postgres").toString(),
                            "-D",
                            data(),
                            "-p",
                            String.valueOf(port),
                            "-h",
                            "127.0.0.1",
                            "-k",
                            folder.toString(),
                            "-c",
                            "fsync=off",
                            "-c",
                            "max_connections=200")))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer(System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
    }

    private void awaitAnswer(long end) {
        while (true) {
            try {
                DriverManager.getConnection(url("postgres"), USER, PASSWORD).close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end || !running()) {
                    throw new IllegalStateException("PostgreSQL does not start: " + log(), e);
                }
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean running() {
        Process started = process;
        return started != null && started.isAlive();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends the server at once, as if its machine had lost power. */
    public void stop() {
        Process started = process;
        if (started == null) {
            return;
        }
        try {
            // SIGQUIT is PostgreSQL's "immediate"; a SIGKILL would leave its children behind.
            run(List.of("kill", "-QUIT", String.valueOf(started.pid())));
            if (!started.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("PostgreSQL does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!Files.exists(folder)) {
            return;
        }
        if (running()) {
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void initialize() throws IOException {
        Path password = folder.resolve("password");
        Files.writeString(password, PASSWORD);
        if (root()) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        run(unprivileged(List.of(
                BIN.resolve("initdb").toString(),
                "-D",
                data(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString(),
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync")));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> unprivileged(List<String> command) {
        if (!root()) {
            return command;
        }
        List<String> all =
                new ArrayList<>(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"));
        all.addAll(command);
        return all;
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static void requireBinaries() {
        if (Files.isExecutable(BIN.resolve("postgres"))) {
            return;
        }
        if (!root()) {
            throw new IllegalStateException("Tests need PostgreSQL 15 in " + BIN);
        }
        run(List.of("apt-get", "install", "-y", "--no-install-recommends", "postgresql-15"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) {
        try {
            Process ran = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(ran.getInputStream().readAllBytes());
            if (ran.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
