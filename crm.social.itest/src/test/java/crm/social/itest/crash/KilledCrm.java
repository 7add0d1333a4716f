package crm.social.itest.crash;

import crm.social.itest.Eventually;
import crm.social.itest.ServerProcess;
import crm.social.itest.Visitor;
import crm.social.itest.demo.RunningDemo;
import crm.store.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A CRM whose process is killed and started again, on the same ports over the same data, beside a local X that stays. */
final class KilledCrm implements AutoCloseable {
    /** Where the CRM keeps what it keeps. */
    enum Database {
        SQLITE,
        POSTGRESQL
    }

    private static final Duration STARTING = Duration.ofSeconds(180);
    private final RunningDemo demo;

    private final Tables tables;
    private final XDoor x;
    private volatile boolean up;

    KilledCrm(Database database) {
        if (database == Database.SQLITE) {
            demo = new RunningDemo();
            tables = Tables.sqlite(demo.data());
        } else {
            String url = PostgresServer.shared().newDatabase();
            demo = new RunningDemo(Map.of(
                    "CRM_DATABASE",
                    url,
                    "CRM_DATABASE_USER",
                    PostgresServer.USER,
                    "CRM_DATABASE_PASSWORD_FILE",
                    passwordFile().toString()));
            tables = Tables.postgres(url);
        }
        x = new XDoor(demo.sandboxUrl(), demo.data().resolve("sandbox"));
    }

    private static Path passwordFile() {
        try {
            Path file = Files.createTempFile("database", ".password");
            file.toFile().deleteOnExit();
            return Files.writeString(file, PostgresServer.PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The local X first, then the CRM for the first time. */
    void prepare() {
        try {
            demo.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        start();
    }

    /** Starts the CRM and waits until it is whole. */
    void start() {
        demo.startCrm();
        Visitor somebody = Visitor.at(url());
        Eventually.within(
                STARTING,
                () -> somebody.get("/health/ready").statusCode() == 200
                        && somebody.get("/social/api/networks").statusCode() == 401);
        up = true;
    }

    /** Starts the process and kills it a moment later, wherever it is by then. */
    void killWhileItStarts(Duration moment) {
        ServerProcess crm = demo.crm();
        long end = System.nanoTime() + moment.toNanos();
        crm.start(STARTING, () -> System.nanoTime() > end);
        crm.kill();
    }

    /** {@code kill -9} of the process itself: {@code start-demo} becomes it. */
    void kill() {
        up = false;
        demo.crm().kill();
    }

    /** Whether it was not killed since it was started. */
    boolean up() {
        return up;
    }

    URI url() {
        return demo.crmUrl();
    }

    Tables tables() {
        return tables;
    }

    XDoor x() {
        return x;
    }

    @Override
    public void close() {
        demo.stop();
    }

    /** Fails if a line was logged as ERROR. */
    void requireNoErrors() {
        demo.requireNoErrors();
    }
}
