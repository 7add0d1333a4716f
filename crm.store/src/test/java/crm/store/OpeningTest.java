package crm.store;

import static crm.store.TransactionsTest.SPEC;
import static crm.store.TransactionsTest.count;
import static crm.store.TransactionsTest.failure;
import static crm.store.TransactionsTest.insert;
import static crm.store.TransactionsTest.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.store.StoreException.Kind;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Opening, migrating, closing and copying. */
final class OpeningTest {

    private static final Migration SECOND = new Migration(
            "V002__color.sql", "alter table thing add column color text; update thing set color = 'red';");

    @StoreTest
    void laterMigrationsAreAppliedToWhatIsThere(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx -> nothing(insert(tx, "a")).run());
        }
        List<Migration> both = List.of(SECOND, SPEC.migrations().get(0));
        for (int time = 0; time < 2; time++) {
            try (Store store = database.stores().open(new StoreSpec("things", both))) {
                assertThat(store.<String>read(
                                tx -> tx.query("select color from thing").one(row -> row.string("color"))))
                        .isEqualTo("red");
            }
        }
    }

    @StoreTest
    void fourOpeningsAtOnceMigrateOnce(TestDatabase database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                StoreSpec spec = new StoreSpec("round" + round, SPEC.migrations());
                List<Future<Long>> openings = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    openings.add(threads.submit(() -> {
                        try (Store store = database.stores().open(spec)) {
                            return steps(store);
                        }
                    }));
                }
                for (Future<Long> opening : openings) {
                    assertThat(opening.get()).isEqualTo(1);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static long steps(Store store) {
        return store.read(tx ->
                tx.query("select count(*) as n from history where type = 'SQL'").one(row -> row.longValue("n")));
    }

    @StoreTest
    void aMigrationThatChangedAfterItWasAppliedIsRefusedByName(TestDatabase database) {
        database.stores().open(SPEC).close();
        Migration first = SPEC.migrations().get(0);
        StoreSpec changed = new StoreSpec(
                "things", List.of(new Migration(first.file(), first.sql() + "create table other (id text);")));
        StoreException refused = failure(() -> database.stores().open(changed));
        assertThat(refused.kind()).isEqualTo(Kind.FAILED);
        assertThat(refused).hasMessageContaining("things").hasMessageContaining("hecksum");
        database.stores().open(SPEC).close();
    }

    @StoreTest
    void aFailingMigrationLeavesNothingBehind(TestDatabase database) {
        database.stores().open(SPEC).close();
        Migration broken =
                new Migration("V002__color.sql", "create table extra (id text); insert into nowhere values (1);");
        StoreException failed = failure(() -> database.stores()
                .open(new StoreSpec("things", List.of(SPEC.migrations().get(0), broken))));
        assertThat(failed.kind()).isEqualTo(Kind.FAILED);
        Migration mended = new Migration("V002__color.sql", "create table extra (id text);");
        database.stores()
                .open(new StoreSpec("things", List.of(SPEC.migrations().get(0), mended)))
                .close();
    }

    @StoreTest
    void storesOfOneDatabaseDoNotSeeEachOther(TestDatabase database) {
        Stores stores = database.stores();
        try (Store things = stores.open(SPEC);
                Store others = stores.open(new StoreSpec("others", SPEC.migrations()))) {
            things.run(tx -> nothing(insert(tx, "a")).run());
            things.run(tx -> others.run(inner -> nothing(insert(inner, "b")).run()));
            assertThat(count(things)).isEqualTo(1);
            assertThat(count(others)).isEqualTo(1);
        }
    }

    @StoreTest
    void closingTheServiceClosesItsStores(TestDatabase database) {
        var stores = new crm.store.open.ConfiguredStores(database.settings(), java.time.Clock.systemUTC());
        Store store = stores.open(SPEC);
        stores.close();
        assertThat(failure(() -> store.read(tx -> "")).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aFileInUseIsNotOpenedASecondTime() {
        try (TestDatabase database = TestDatabase.sqlite();
                Store store = database.stores().open(SPEC)) {
            StoreException refused = failure(() -> database.stores().open(SPEC));
            assertThat(refused.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("In use");
            assertThat(store.available()).isTrue();
        }
    }

    /** As by a bundle that was updated: its old classes still hold the lock, and the new ones know nothing of them. */
    @Test
    void aFileThatThisProcessHasNotLetGoYetIsWaitedFor() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite();
                FileChannel held = FileChannel.open(
                        database.settings().dataFolder().resolve("things.db.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            FileLock lock = held.lock();
            assertThat(failure(() -> database.stores().open(SPEC)).kind()).isEqualTo(Kind.UNAVAILABLE);
            CompletableFuture<Store> opening =
                    CompletableFuture.supplyAsync(() -> database.stores().open(SPEC));
            lock.release();
            try (Store store = opening.get(20, TimeUnit.SECONDS)) {
                assertThat(store.available()).isTrue();
            }
        }
    }

    @Test
    void theDataFolderIsTheOwnersAlone() throws IOException {
        try (TestDatabase database = TestDatabase.sqlite()) {
            Path folder = database.settings().dataFolder().resolve("made");
            var settings = crm.store.sql.Settings.sqlite(folder);
            database.stores(settings, java.time.Clock.systemUTC()).open(SPEC).close();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aBackupIsACompleteStore() throws IOException {
        try (TestDatabase database = TestDatabase.sqlite();
                TestDatabase copied = TestDatabase.sqlite()) {
            Path copy = copied.settings().dataFolder().resolve("things.db");
            try (Store store = database.stores().open(SPEC)) {
                store.run(tx -> nothing(insert(tx, "a")).run());
                store.backup(copy);
                store.run(tx -> nothing(insert(tx, "b")).run());
                assertThat(failure(() -> store.backup(copy)).kind()).isEqualTo(Kind.FAILED);
            }
            try (Store restored = copied.stores().open(SPEC)) {
                assertThat(count(restored)).isEqualTo(1);
            }
        }
    }

    @Test
    void namesThatAreNoNamesAreRefused() {
        for (String name : List.of("", "Host", "1host", "a-b", "x;drop", "a".repeat(33))) {
            assertThatThrownBy(() -> new StoreSpec(name, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Migration("first.sql", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Migration.in(OpeningTest.class, "db/store", "V999__missing.sql"))
                .hasMessageContaining("db/store/V999__missing.sql");
    }
}
