package crm.social.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A PostgreSQL server of the bench's own as Debian sets one up, with its data in a folder; a database for each house. */
final class Postgres {
    private static final String USER = "crm";

    private final Path bin = newest();
    private final Path data;
    private final Path password;
    private final int port = Machine.freePort();

    /** @param data others may pass through the folders above it: as root, the system's user postgres runs the server */
    Postgres(Path folder) {
        this.data = folder.resolve("postgres");
        this.password = folder.resolve("postgres.password");
    }

    private static Path newest() {
        try (Stream<Path> all = Files.list(Path.of("/usr/lib/postgresql"))) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(bin ->
                            Integer.parseInt(bin.getParent().getFileName().toString())))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is not installed (Debian: postgresql)", e);
        }
    }

    String version() {
        return Machine.output(List.of(bin.resolve("postgres").toString(), "--version"), Map.of());
    }

    /** What {@code start-demo} is told of a house's database. */
    Map<String, String> settings(Size size) {
        return Map.of(
                "CRM_DATABASE",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + size.name(),
                "CRM_DATABASE_USER",
                USER,
                "CRM_DATABASE_PASSWORD_FILE",
                password.toString());
    }

    void start() {
        boolean fresh = !Files.exists(password);
        if (fresh) {
            make();
        }
        String options =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200";
        run("pg_ctl", "-D", data.toString(), "-w", "-l", data.resolve("log").toString(), "-o", options, "start");
        if (fresh) {
            Stream.of(Size.SMALL, Size.BIG).map(Size::name).forEach(this::create);
        }
    }

    void stop() {
        run("pg_ctl", "-D", data.toString(), "-w", "-m", "fast", "stop");
    }

    private void make() {
        try {
            Files.createDirectories(data);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, UUID.randomUUID().toString());
            if (root()) {
                Machine.output(List.of("chown", "postgres:", data.toString(), password.toString()), Map.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C.UTF-8");
    }

    private void create(String name) {
        run("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name);
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Machine.output(command, Map.of("PGPASSWORD", Files.readString(password)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }
}
