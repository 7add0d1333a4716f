package crm.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import crm.store.Migration;
import crm.store.Store;
import crm.store.StoreSpec;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups made of a store in use are of one moment; what is not whole is not put back. */
final class BackupTest {
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql/15/bin");
    private static final StoreSpec ONE = spec("one");
    private static final StoreSpec TWO = spec("two");

    @TempDir
    private Path folder;

    private String said = "";

    private static StoreSpec spec(String name) {
        return new StoreSpec(name, List.of(new Migration("V001__pairs.sql", """
                create table pair (id text not null primary key, twin text not null);
                """)));
    }

    private int run(TestDatabase database, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (database.isPostgres()) {
            Path password = folder.resolve("password");
            try {
                Files.writeString(password, database.settings().password().read());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            all.addAll(List.of(
                    "--url", database.settings().url(),
                    "--user", database.settings().user(),
                    "--password-file", password.toString(),
                    "--programs", POSTGRES.toString()));
        } else {
            all.addAll(List.of("--data", database.settings().dataFolder().toString()));
        }
        all.addAll(List.of("--keys", folder.resolve("keys").toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Backup.run(new PrintStream(out, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
        said = out.toString(StandardCharsets.UTF_8);
        return status;
    }

    private String backup() {
        return folder.resolve("backup").toString();
    }

    private static void insert(Store store, String id) {
        store.run(tx -> {
            tx.update("insert into pair (id, twin) values (:id, 'none')")
                    .bind("id", id)
                    .run();
            tx.update("update pair set twin = :id where id = :id")
                    .bind("id", id)
                    .run();
        });
    }

    private static List<String> pairs(Store store) {
        return store.read(tx ->
                tx.query("select id, twin from pair order by id").list(row -> row.string("id") + row.string("twin")));
    }

    @StoreTest
    void aBackupMadeUnderLoadIsOfOneMomentAndComesBack(TestDatabase database) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        try (Store one = database.stores().open(ONE);
                Store two = database.stores().open(TWO)) {
            insert(one, "first");
            Thread writer = new Thread(() -> {
                while (!ended.get()) {
                    insert(one, "row" + written.incrementAndGet());
                    insert(two, "row" + written.get());
                }
            });
            writer.start();
            while (written.get() < 20) {
                LockSupport.parkNanos(1_000_000);
            }
            int before = written.get();
            assertThat(run(database, "make", "--to", backup())).as(said).isZero();
            ended.set(true);
            writer.join();
            assertThat(written.get()).as("the store was in use meanwhile").isGreaterThan(before);
            assertThat(said).contains("schema.one=001", "schema.two=001", "not in this backup");
            one.run(tx -> tx.update("delete from pair").run());
        }
        assertThat(run(database, "check", "--from", backup())).as(said).isZero();
        assertThat(run(database, "restore", "--from", backup())).as(said).isZero();
        assertThat(said).contains("There is no key");
        try (Store one = database.stores().open(ONE);
                Store two = database.stores().open(TWO)) {
            List<String> back = pairs(one);
            assertThat(back)
                    .hasSizeGreaterThanOrEqualTo(20)
                    .contains("firstfirst")
                    .allMatch(BackupTest::twins);
            assertThat(pairs(two)).isNotEmpty().allMatch(BackupTest::twins);
            insert(one, "again");
        }
    }

    private static boolean twins(String pair) {
        return pair.substring(0, pair.length() / 2).equals(pair.substring(pair.length() / 2));
    }

    @StoreTest
    void aRunningProductIsNotReplaced(TestDatabase database) {
        try (Store one = database.stores().open(ONE)) {
            insert(one, "kept");
            assertThat(run(database, "make", "--to", backup())).as(said).isZero();
            insert(one, "newer");
            assertThat(run(database, "restore", "--from", backup())).isEqualTo(1);
            assertThat(said).startsWith("The product is running");
            assertThat(pairs(one)).containsExactly("keptkept", "newernewer");
        }
    }

    @StoreTest
    void whatIsDamagedIsNotPutBack(TestDatabase database) throws IOException {
        try (Store one = database.stores().open(ONE)) {
            insert(one, "kept");
            assertThat(run(database, "make", "--to", backup())).as(said).isZero();
            insert(one, "newer");
        }
        Path manifest = Path.of(backup(), Manifest.NAME);
        Path copy = Path.of(backup(), database.isPostgres() ? "stores.dump" : "one.db");
        for (Path file : List.of(copy, manifest)) {
            byte[] whole = Files.readAllBytes(file);
            for (int at : new int[] {0, whole.length / 2, whole.length - 1}) {
                byte[] changed = whole.clone();
                changed[at] ^= 4;
                Files.write(file, changed);
                assertNothingIsReplaced(database, "damaged");
            }
            Files.write(file, Arrays.copyOf(whole, whole.length - 5));
            assertNothingIsReplaced(database, "damaged");
            Files.delete(file);
            assertNothingIsReplaced(database, file.equals(copy) ? "missing" : "no finished backup");
            Files.write(file, whole);
        }
        assertThat(run(database, "restore", "--from", backup())).as(said).isZero();
        try (Store one = database.stores().open(ONE)) {
            assertThat(pairs(one)).containsExactly("keptkept");
        }
    }

    private void assertNothingIsReplaced(TestDatabase database, String why) {
        assertThat(run(database, "restore", "--from", backup())).isEqualTo(1);
        assertThat(said).contains(why);
        try (Store one = database.stores().open(ONE)) {
            assertThat(pairs(one)).containsExactly("keptkept", "newernewer");
        }
    }

    @StoreTest
    void keysAreCopiedOnlyWhereTheyAreTold(TestDatabase database) throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Path key = Files.writeString(keys.resolve("20260101T000000Z-abcd.key"), "secret of a key");
        try (Store one = database.stores().open(ONE)) {
            insert(one, "kept");
            assertThat(run(database, "make", "--to", backup(), "--keys-to", backup() + "/keys"))
                    .isEqualTo(1);
            assertThat(said).contains("do not belong");
            Files.delete(Path.of(backup(), Manifest.NAME));
            try (var files = Files.list(Path.of(backup()))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Path safe = folder.resolve("safe");
            assertThat(run(database, "make", "--to", backup(), "--keys-to", safe.toString()))
                    .as(said)
                    .isZero();
            assertThat(safe.resolve(key.getFileName())).hasSameBinaryContentAs(key);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(safe.resolve(key.getFileName()))))
                    .isEqualTo("rw-------");
            assertThat(Path.of(backup())).isDirectoryNotContaining("glob:**.key");
            Files.delete(key);
        }
        assertThat(run(
                        database,
                        "restore",
                        "--from",
                        backup(),
                        "--keys-from",
                        folder.resolve("safe").toString()))
                .as(said)
                .isZero();
        assertThat(key).hasContent("secret of a key");
        Files.writeString(key, "another");
        assertThat(run(
                        database,
                        "restore",
                        "--from",
                        backup(),
                        "--keys-from",
                        folder.resolve("safe").toString()))
                .isEqualTo(1);
        assertThat(key).hasContent("another");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String[] args : new String[][] {{}, {"take"}, {"make"}, {"make", "--to"}, {"check", "--form", "x"}}) {
            assertThat(Backup.run(new PrintStream(out, true, StandardCharsets.UTF_8), args))
                    .isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(5);
    }
}
