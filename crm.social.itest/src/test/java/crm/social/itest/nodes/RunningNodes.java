package crm.social.itest.nodes;

import crm.social.itest.ServerProcess;
import crm.social.itest.demo.RunningDemo;
import crm.store.testing.PostgresServer;
import crm.store.testing.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The servers behind {@link TwoNodes}; closed by JUnit when all tests have run. */
final class RunningNodes implements AutoCloseable {
    private final int portOfB = RunningDemo.freePort();
    private final PostgresServer server = new PostgresServer();
    private final Optional<SmallDisk> disk = SmallDisk.mount(128);
    private final String url = disk.map(server::newDatabaseOn).orElseGet(server::newDatabase);
    private final RunningDemo demo;
    private final ServerProcess other;

    RunningNodes() {
        try {
            this.demo = new RunningDemo(Map.of(
                    "CRM_DATABASE",
                    url,
                    "CRM_DATABASE_USER",
                    PostgresServer.USER,
                    "CRM_DATABASE_PASSWORD_FILE",
                    passwordFile().toString()));
            this.other = demo.another("b", portOfB);
            demo.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path passwordFile() throws IOException {
        Path file = Files.createTempFile("database", ".password");
        file.toFile().deleteOnExit();
        return Files.writeString(file, PostgresServer.PASSWORD);
    }

    /** Starts the one, unless it runs. */
    void startA() {
        if (!demo.crm().running()) {
            demo.startCrm();
        }
    }

    /** Starts the other, unless it runs. */
    void startB() {
        if (!other.running()) {
            demo.start(other, b());
        }
    }

    /** The disk of the database's tables; empty where none could be mounted. */
    Optional<SmallDisk> disk() {
        return disk;
    }

    PostgresServer server() {
        return server;
    }

    String url() {
        return url;
    }

    RunningDemo demo() {
        return demo;
    }

    URI b() {
        return URI.create("http://127.0.0.1:" + portOfB);
    }

    @Override
    public void close() {
        try {
            demo.stop();
        } finally {
            server.close();
            disk.ifPresent(SmallDisk::close);
        }
    }
}
