package crm.social.itest.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.Figures;
import crm.social.itest.Visitor;
import crm.store.testing.PostgresServer;
import crm.store.testing.SmallDisk;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What two nodes do while their database is away, or too busy. */
class DatabaseOutageTest {
    private static final int PER_SECOND = 100;
    /** Five seconds are promised on a machine of its own, and the figures tell; one that has much else to do takes its time. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    private static final Duration SHED_WITHIN = Duration.ofMillis(2500);

    @RegisterExtension
    static final TwoNodes NODES = new TwoNodes();

    private List<Visitor> yamada = List.of();

    @BeforeEach
    void signIn() {
        Visitor here = Visitor.at(NODES.a()).signIn("yamada", "demo");
        yamada = List.of(here, here.sentTo(NODES.b()));
        Load.untilEachSucceeds(yamada);
        NODES.demo().expectError("(RunUntilShutdown|RunAndLogErrors) .* Unhandled exception\\. Will keep running");
        NODES.demo()
                .expectError(
                        "ExecutePicked .* Failed while completing execution .* because .*the store does not answer");
    }

    @Test
    void twoRestartsCostOnlyDeclaredRefusals() throws Exception {
        restarts(2);
    }

    @Test
    @Tag("long")
    void thirtyRestartsCostOnlyDeclaredRefusals() throws Exception {
        restarts(30);
    }

    private void restarts(int times) throws Exception {
        long seed = System.nanoTime();
        System.out.println("Restarts with seed " + seed);
        Random random = new Random(seed);
        Duration longest = Duration.ZERO;
        int pace;
        Load load = new Load(yamada);
        try (load) {
            pace = load.start(PER_SECOND);
            for (int i = 0; i < times; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(1500)));
                NODES.database().stop();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500)));
                NODES.database().start();
                longest = longer(longest, Load.untilEachSucceeds(yamada));
            }
        }
        Figures.measured(
                "PostgreSQL restarted %d times under load".formatted(times),
                "%d requests/s asked, %d answered, %d refused by a declared 503, %d otherwise, %d records acknowledged, back after %s at most, slowest answer %s"
                        .formatted(
                                pace,
                                load.requests(),
                                load.answered(503),
                                load.undeclared().size(),
                                load.written().size(),
                                seconds(longest),
                                seconds(load.slowest())));
        assertThat(load.undeclared()).isEmpty();
        assertThat(load.answered(503)).as("the outages were met").isPositive();
        assertThat(longest).isLessThan(BACK_WITHIN);
        assertThat(stored()).containsAll(load.written());
        Eventually.within(BACK_WITHIN, () -> stuck() == 0);
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Test
    void aDatabaseThatIsTooBusyIsShedSoonAndServesAgain() throws Exception {
        Crowd crowd = new Crowd(yamada, 200);
        Duration slowestSignIn;
        Queue<Duration> withoutStore = new ConcurrentLinkedQueue<>();
        try (crowd) {
            try (Connection lock = connection();
                    Statement statement = lock.createStatement()) {
                lock.setAutoCommit(false);
                statement.execute("lock table host.person in access exclusive mode");
                crowd.start();
                Eventually.within(Duration.ofSeconds(30), () -> {
                    withoutStore.add(answerWithoutStore());
                    return crowd.shed().size() > 400;
                });
                slowestSignIn = longer(signInAt(0), signInAt(1));
            }
            crowd.close();
            Duration back = Load.untilEachSucceeds(yamada);
            Duration slowest = slowest(crowd.shed());
            Figures.measured(
                    "PostgreSQL blocked, 200 clients",
                    "%d shed by 503 within %s, %d otherwise, sign-in within %s, back after %s"
                            .formatted(
                                    crowd.shed().size(),
                                    seconds(slowest),
                                    crowd.undeclared().size(),
                                    seconds(slowestSignIn),
                                    seconds(back)));
            assertThat(crowd.undeclared()).isEmpty();
            // On a machine that has much else to do, what needs no store is slow as well.
            assertThat(slowest).isLessThan(SHED_WITHIN.plus(slowest(withoutStore)));
            assertThat(back).isLessThan(BACK_WITHIN);
        }
        Eventually.within(BACK_WITHIN, () -> stuck() == 0);
    }

    @Test
    void aFullDiskRefusesWritesAndServesReads() {
        Assumptions.assumeTrue(NODES.disk().isPresent(), "no tmpfs can be mounted here");
        SmallDisk disk = NODES.disk().orElseThrow();
        Load load = new Load(yamada);
        Duration back;
        try (load) {
            load.start(PER_SECOND / 2);
            int before = load.answered(503);
            disk.fill();
            Eventually.within(Duration.ofSeconds(30), () -> load.answered(503) > before + 10);
            for (Visitor node : yamada) {
                for (Load.Ask ask : Load.PAGES) {
                    assertThat(ask.of(node).statusCode())
                            .as(ask.method() + " " + ask.path())
                            .isEqualTo(ask.method().equals("GET") ? 200 : 503);
                }
            }
            disk.free();
            back = Load.untilEachSucceeds(yamada);
        } finally {
            disk.free();
        }
        Figures.measured(
                "PostgreSQL out of disk under load",
                "%d requests, %d writes refused by a declared 503, %d answered otherwise, back after %s"
                        .formatted(
                                load.requests(),
                                load.answered(503),
                                load.undeclared().size(),
                                seconds(back)));
        assertThat(load.undeclared()).isEmpty();
        assertThat(back).isLessThan(BACK_WITHIN);
    }

    private static Duration answerWithoutStore() {
        long begin = System.nanoTime();
        assertThat(Visitor.at(NODES.a()).get("/crm/api/site").statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration slowest(Collection<Duration> times) {
        return times.stream().max(Duration::compareTo).orElseThrow();
    }

    /** Somebody who is not signed in gets the page, and gets in. */
    private static Duration signInAt(int node) {
        Visitor newcomer = Visitor.at(node == 0 ? NODES.a() : NODES.b());
        long begin = System.nanoTime();
        assertThat(newcomer.get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(newcomer.get("/crm/api/site").statusCode()).isEqualTo(200);
        assertThat(newcomer.send("POST", "/crm/api/session", "{\"user\":\"suzuki\",\"password\":\"demo\"}")
                        .statusCode())
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(NODES.databaseUrl(), PostgresServer.USER, PostgresServer.PASSWORD);
    }

    /** Connections of the nodes that hold a transaction open for longer than any of ours lasts. */
    private static int stuck() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name like 'crm.store%'"
                                + " and state <> 'idle' and xact_start < clock_timestamp() - interval '2 seconds'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<String> stored() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from host.person")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
