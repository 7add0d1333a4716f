package crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import crm.store.StoreException.Kind;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a store's owner can rely on when reading and writing. */
final class TransactionsTest {

    static final StoreSpec SPEC = new StoreSpec("things", List.of(new Migration("V001__things.sql", """
                    create table thing (
                        id text primary key, number bigint, at bigint, flag boolean, body bytea, kind text, name text);
                    create unique index thing_name on thing (kind, name);""")));

    private enum Color {
        RED,
        BLUE
    }

    @StoreTest
    void everyTypeReadsBackAsItWasWritten(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            Instant at = Instant.parse("2038-01-19T03:14:08.123Z");
            store.run(tx -> insert(tx, "a")
                    .bind("number", Long.MAX_VALUE)
                    .bind("at", at)
                    .bind("flag", true)
                    .bind("body", new byte[] {0, -1, 7})
                    .bind("kind", Color.BLUE)
                    .bind("name", "名前 :name <x> '")
                    .run());
            String found = store.read(tx -> tx.query("select * from thing").one(row -> {
                assertThat(row.longValue("number")).isEqualTo(Long.MAX_VALUE);
                assertThat(row.instant("AT")).isEqualTo(at);
                assertThat(row.bool("flag")).isTrue();
                assertThat(row.bytes("body")).containsExactly(0, -1, 7);
                assertThat(row.enumValue("kind", Color.class)).isEqualTo(Color.BLUE);
                return row.string("name");
            }));
            assertThat(found).isEqualTo("名前 :name <x> '");
        }
    }

    @StoreTest
    void nullReadsBackAsNullAndIsRefusedWhereAValueIsExpected(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx -> nothing(insert(tx, "a")).run());
            store.read(tx -> tx.query("select * from thing").one(row -> {
                assertThat(row.stringOrNull("name")).isNull();
                assertThat(row.longOrNull("number")).isNull();
                assertThat(row.instantOrNull("at")).isNull();
                assertThat(row.boolOrNull("flag")).isNull();
                assertThat(row.bytesOrNull("body")).isNull();
                assertThat(row.enumOrNull("kind", Color.class)).isNull();
                return "";
            }));
            assertThat(failure(() -> store.read(
                                    tx -> tx.query("select * from thing").one(row -> row.longValue("number"))))
                            .kind())
                    .isEqualTo(Kind.FAILED);
        }
    }

    @StoreTest
    void aCollectionIsMatchedByInAndAnEmptyOneMatchesNothing(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx ->
                    List.of("a", "b", "c").forEach(id -> nothing(insert(tx, id)).run()));
            assertThat(idsIn(store, List.of("a", "c"))).containsExactly("a", "c");
            assertThat(idsIn(store, List.of())).isEmpty();
        }
    }

    @StoreTest
    void aBatchCountsAllItsRows(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            int rows = store.write(tx -> {
                Batch batch = tx.batch("insert into thing (id, number, at) values (:id, :number, :at)");
                for (int i = 0; i < 1000; i++) {
                    batch.bind("id", "id" + i)
                            .bind("number", i)
                            .bind("at", tx.now())
                            .add();
                }
                return batch.run();
            });
            assertThat(rows).isEqualTo(1000);
            assertThat(store.<Integer>write(
                            tx -> tx.batch("delete from thing where id = :id").run()))
                    .isZero();
            assertThat(count(store)).isEqualTo(1000);
        }
    }

    @StoreTest
    void insertReturningAnswersInAWrite(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            long number = store.write(tx -> tx.query("insert into thing (id, number) values ('a', 7) returning number")
                    .one(row -> row.longValue("number")));
            assertThat(number).isEqualTo(7);
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @StoreTest
    void whatThrowsIsRolledBackAndThrownUnchanged(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            IllegalArgumentException own = new IllegalArgumentException("own");
            assertThatThrownBy(() -> store.run(tx -> {
                        nothing(insert(tx, "a")).run();
                        throw own;
                    }))
                    .isSameAs(own);
            assertThat(count(store)).isZero();
        }
    }

    @StoreTest
    void aTransactionInsideAnotherOfTheSameStoreIsRefused(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            assertThatThrownBy(() -> store.run(tx -> store.run(inner -> {}))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.run(tx -> store.read(inner -> "")))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.read(tx -> store.read(inner -> "")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(count(store)).as("the store still works").isZero();
        }
    }

    @StoreTest
    void aReadSeesOneMomentAndWritesNothing(TestDatabase database) throws Exception {
        try (Store store = database.stores().open(SPEC)) {
            long[] seen = store.read(tx -> {
                long before = count(tx);
                Thread writer = new Thread(
                        () -> store.run(other -> nothing(insert(other, "a")).run()));
                writer.start();
                join(writer);
                return new long[] {before, count(tx)};
            });
            assertThat(seen).containsExactly(0, 0);
            assertThat(count(store)).isEqualTo(1);
            assertThatThrownBy(() ->
                            store.read(tx -> tx.update("delete from thing").run()))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(failure(() -> store.read(tx ->
                                    tx.query("delete from thing returning id").list(row -> row.string("id"))))
                            .kind())
                    .isNotEqualTo(Kind.CONFLICT);
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @StoreTest
    void aUniqueConflictNamesItsColumnsButNotTheirValues(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx -> named(tx, "a", "secret"));
            StoreException twice = failure(() -> store.run(tx -> named(tx, "b", "secret")));
            assertThat(twice.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(twice.conflictsOn("kind", "name")).isTrue();
            assertThat(twice.conflictsOn("id")).isFalse();
            StoreException sameId = failure(() -> store.run(tx -> named(tx, "a", "other")));
            assertThat(sameId.conflictsOn("id")).isTrue();
            assertThat(twice).hasStackTraceContaining("insert into thing");
            assertThat(stackTrace(twice)).doesNotContain("secret");
        }
    }

    @StoreTest
    void aCaughtFailureStillLosesTheTransaction(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx -> named(tx, "a", "x"));
            StoreException thrown = failure(() -> store.run(tx -> {
                nothing(insert(tx, "b")).run();
                failure(() -> named(tx, "c", "x"));
            }));
            assertThat(thrown.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @StoreTest
    void aWrongStatementFails(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            assertThat(failure(() -> store.read(
                                    tx -> tx.query("select x from nowhere").list(row -> row)))
                            .kind())
                    .isEqualTo(Kind.FAILED);
            assertThat(failure(() ->
                                    store.read(tx -> tx.query("select :missing").list(row -> row)))
                            .kind())
                    .isEqualTo(Kind.FAILED);
            assertThat(failure(() -> store.read(
                                    tx -> tx.query("select id from thing").one(row -> row)))
                            .kind())
                    .isEqualTo(Kind.FAILED);
            assertThatThrownBy(() -> store.read(tx -> tx.query("select :x").bind("x", new Object())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @StoreTest
    void actionsRunAfterTheCommitAndOnlyThen(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            List<String> ran = new ArrayList<>();
            store.run(tx -> {
                nothing(insert(tx, "a")).run();
                tx.afterCommit(() -> {
                    throw new IllegalStateException("ignored");
                });
                tx.afterCommit(() -> ran.add("committed " + count(store)));
            });
            assertThatThrownBy(() -> store.run(tx -> {
                        tx.afterCommit(() -> ran.add("rolled back"));
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ran).containsExactly("committed 1");
        }
    }

    @StoreTest
    void aTransactionIsUselessAfterItsWork(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            Tx kept = store.write(tx -> tx);
            assertThatThrownBy(() -> kept.query("select 1")).isInstanceOf(IllegalStateException.class);
        }
    }

    @StoreTest
    void aClosedStoreIsUnavailable(TestDatabase database) {
        Store store = database.stores().open(SPEC);
        assertThat(store.available()).isTrue();
        store.close();
        store.close();
        assertThat(store.available()).isFalse();
        assertThat(failure(() -> store.read(tx -> "")).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @StoreTest
    void whatWasWrittenIsThereWhenOpenedAgain(TestDatabase database) {
        try (Store store = database.stores().open(SPEC)) {
            store.run(tx -> nothing(insert(tx, "a")).run());
        }
        try (Store store = database.stores().open(SPEC)) {
            assertThat(count(store)).isEqualTo(1);
        }
    }

    static StoreException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable code) {
        return catchThrowableOfType(StoreException.class, code);
    }

    static Update insert(Tx tx, String id) {
        return tx.update("insert into thing values (:id, :number, :at, :flag, :body, :kind, :name)")
                .bind("id", id);
    }

    static Update nothing(Update update) {
        return update.bind("number", null)
                .bind("at", null)
                .bind("flag", null)
                .bind("body", null)
                .bind("kind", null)
                .bind("name", null);
    }

    static long count(Store store) {
        return store.read(TransactionsTest::count);
    }

    private static long count(Tx tx) {
        return tx.query("select count(*) as n from thing").one(row -> row.longValue("n"));
    }

    private static void named(Tx tx, String id, String name) {
        tx.update("insert into thing (id, kind, name) values (:id, 'k', :name)")
                .bind("id", id)
                .bind("name", name)
                .run();
    }

    private static List<String> idsIn(Store store, List<String> ids) {
        return store.read(tx -> tx.query("select id from thing where id in (<ids>) order by id")
                .bind("ids", ids)
                .list(row -> row.string("id")));
    }

    private static String stackTrace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
