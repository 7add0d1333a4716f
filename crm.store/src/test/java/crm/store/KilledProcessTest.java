package crm.store;

import static crm.store.TransactionsTest.SPEC;
import static crm.store.TransactionsTest.failure;
import static crm.store.TransactionsTest.insert;
import static crm.store.TransactionsTest.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import crm.store.StoreException.Kind;
import crm.store.open.ConfiguredStores;
import crm.store.sql.Settings;
import crm.store.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A process that is killed loses nothing it had acknowledged, and leaves nothing half done. */
final class KilledProcessTest {

    private static final int ROUNDS = 5;

    /** Writes until it is killed: a row, its change and its job, then its name to standard output. */
    static final class Writer {
        public static void main(String[] args) {
            ConfiguredStores stores = new ConfiguredStores(Settings.sqlite(Path.of(args[0])), Clock.systemUTC());
            Store store = stores.open(SPEC);
            JobKind kind = store.jobs().register("kind", Retry.never(), job -> Outcome.done());
            for (int i = 0; ; i++) {
                String id = args[1] + "-" + i;
                store.run(tx -> {
                    nothing(insert(tx, id)).run();
                    tx.changed("t", id, "");
                    kind.schedule(tx, id, Instant.parse("2999-01-01T00:00:00Z"), "");
                });
                System.out.println(id);
            }
        }
    }

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAfterwards() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestDatabase database = TestDatabase.sqlite()) {
            Set<String> acknowledged = new HashSet<>();
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged.addAll(
                        killAfter(10 + random.nextInt(60), database.settings().dataFolder(), round));
            }
            try (Store store = database.stores().open(SPEC)) {
                List<String> rows = ids(store, "select id as id from thing order by id");
                assertThat(rows).as("seed %d", seed).containsAll(acknowledged);
                assertThat(ids(store, "select key as id from store_change order by key"))
                        .isEqualTo(rows);
                assertThat(ids(store, "select task_instance as id from store_job order by task_instance"))
                        .isEqualTo(rows);
                assertThat(store.<String>read(
                                tx -> tx.query("pragma integrity_check").one(row -> row.string("integrity_check"))))
                        .isEqualTo("ok");
            }
        }
    }

    @Test
    void anotherProcessCannotOpenTheSameFile() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite()) {
            Process process = writer(database.settings().dataFolder(), 0);
            try (BufferedReader output = process.inputReader()) {
                assertThat(output.readLine()).isNotNull();
                for (int time = 0; time < 2; time++) {
                    assertThat(failure(() -> database.stores().open(SPEC)).kind())
                            .isEqualTo(Kind.UNAVAILABLE);
                }
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static List<String> ids(Store store, String sql) {
        return store.read(tx -> tx.query(sql).list(row -> row.string("id")));
    }

    private static Process writer(Path folder, int round) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        "round" + round)
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> killAfter(int lines, Path folder, int round) throws IOException, InterruptedException {
        Process process = writer(folder, round);
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("round")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == lines) {
                    process.toHandle().destroyForcibly(); // Process.destroyForcibly would close its output
                }
            }
        }
        assertThat(process.waitFor()).as("killed").isEqualTo(137);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(lines);
        return acknowledged;
    }
}
