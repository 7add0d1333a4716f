package crm.social.core.inbox;

import static crm.social.core.inbox.Gathered.ID;
import static crm.social.core.testing.FakeHost.SECRET;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Filter;
import crm.social.api.Inbox.Reason;
import crm.social.api.PostRef;
import crm.social.core.inbox.RecordTable.Known;
import crm.social.core.inbox.Selection.After;
import crm.social.core.testing.World;
import crm.store.Ids;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

class ManyItemsTest {
    private static final int ITEMS = 12_000;
    private static final int RECORDS = 400;

    @StoreTest
    @DisplayName("S03: with more than 10,000 items a page comes by the index and quickly, and counts stop at 100")
    void aPageComesByTheIndex(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            fill(gathered);
            String connection = gathered.source().id();
            List<Filter> filters = List.of(
                    Gathered.ALL,
                    new Filter(Set.of(Reason.MENTION), "", null),
                    new Filter(Set.of(), "", "yamada"),
                    new Filter(Set.of(), "人 7", null));
            for (Filter filter : filters) {
                Selection page = Selection.of(connection, filter, Column.PROSPECT);
                Selection all = Selection.of(connection, filter, Column.values());
                inOrder(plan(gathered, database, page, Selection.WHOLE));
                String counting = plan(gathered, database, all, Selection.COUNTED);
                inOrder(counting);
                if (!database.isPostgres()) {
                    assertThat(counting).contains("COVERING INDEX inbox_item_place");
                }
            }

            long begin = System.nanoTime();
            assertThat(gathered.counts().get(Column.PROSPECT)).isEqualTo(GatheredInbox.MOST_COUNTED);
            assertThat(gathered.core
                            .inbox
                            .inbox
                            .items(YAMADA, ID, Column.PROSPECT, filters.get(3), null)
                            .items())
                    .hasSize(GatheredInbox.PAGE);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println(
                    "ManyItemsTest: counts and a page of " + ITEMS + " items took " + took.toMillis() + " ms");
            assertThat(took).isLessThan(Duration.ofSeconds(5));
        }
    }

    @StoreTest
    @DisplayName("S08: who may not see the newest items of a column is told how many of the others there are")
    void whatTheCallerMayNotSeeIsPassedOver(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            String connection = gathered.source().id();
            Instant now = gathered.world.clock.instant();
            gathered.core.coreStore.write(tx -> {
                SourceTable.begin(tx, connection, ID);
                for (int i = 0; i < 180; i++) {
                    ItemTable.insert(tx, item(connection, i, i < 150 ? SECRET : TARO, now.minusSeconds(i)));
                }
                return true;
            });
            assertThat(gathered.core.inbox.inbox.counts(SUZUKI, ID, Gathered.ALL))
                    .isEqualTo(Map.of(Column.CUSTOMER, 0, Column.IN_DEAL, 0, Column.PROSPECT, 30, Column.UNKNOWN, 0));
            assertThat(gathered.counts().get(Column.PROSPECT)).isEqualTo(GatheredInbox.MOST_COUNTED);
        }
    }

    private static ItemRow item(String connection, int number, RecordRef record, Instant at) {
        return new ItemRow(
                Ids.ordered(at),
                connection,
                Place.PROSPECT,
                at,
                number % 3 == 0 ? Reason.MENTION : Reason.POST,
                new PostRef("many" + number),
                "author" + number % RECORDS,
                "author_" + number % RECORDS,
                record);
    }

    @StoreTest
    void aRecordThatMovesTakesItsManyItemsAlong(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            fill(gathered);
            RecordRef record = new RecordRef(RecordRef.LEAD, "l7");
            gathered.world.host.stand(record, Standing.IN_DEAL);
            crm.social.core.testing.Core.eventually(() -> gathered.counts().get(Column.IN_DEAL) == ITEMS / RECORDS);
        }
    }

    private static void inOrder(String plan) {
        assertThat(plan)
                .contains("inbox_item_place")
                .doesNotContain("TEMP B-TREE")
                .doesNotContain("Sort");
    }

    /** Which indexes the database uses, in its own words. */
    private static String plan(Gathered gathered, TestDatabase database, Selection selection, String columns) {
        String explain = database.isPostgres() ? "explain " : "explain query plan ";
        String plan = database.isPostgres() ? "QUERY PLAN" : "detail";
        return gathered.core.coreStore.read(tx -> String.join(
                "\n",
                selection
                        .bound(tx.query(explain + selection.sql(columns)), After.NOTHING, GatheredInbox.PAGE + 1)
                        .list(row -> row.string(plan))));
    }

    private static void fill(Gathered gathered) {
        for (int i = 0; i < RECORDS; i++) {
            gathered.world.host.put(
                    new RecordRef(RecordRef.LEAD, "l" + i), new PersonName("人 " + i, "人", "" + i, "", ""), "", "");
        }
        String connection = gathered.source().id();
        Instant now = gathered.world.clock.instant();
        gathered.core.coreStore.write(tx -> {
            SourceTable.begin(tx, connection, ID);
            for (int i = 0; i < RECORDS; i++) {
                RecordRef record = new RecordRef(RecordRef.LEAD, "l" + i);
                RecordTable.put(
                        tx,
                        new Known(
                                record,
                                Standing.PROSPECT,
                                "yamada",
                                Words.of(new PersonName("人 " + i, "", "", "", ""))));
            }
            for (int i = 0; i < ITEMS; i++) {
                RecordRef record = new RecordRef(RecordRef.LEAD, "l" + i % RECORDS);
                ItemTable.insert(tx, item(connection, i, record, now.minusSeconds(i)));
            }
            return true;
        });
        gathered.core.coreStore.write(tx -> tx.update("analyze").run());
    }
}
