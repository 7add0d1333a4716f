package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How lists are counted, turned over and looked up. */
class ListTest {
    @StoreTest
    void countingStopsAfterAThousandAndPagingDoesNot(TestDatabase database) {
        TestHost host = TestHost.in(database);
        LegacyTest.leads(host, 1_250);
        Persons persons = new Persons(host.store());
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<PersonRecord> page = persons.list("lead", People.query("", "-created", cursor, 100));
            assertThat(page.total()).isEqualTo(1_001);
            page.items().forEach(lead -> assertThat(seen.add(lead.ref().id())).isTrue());
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());

        assertThat(seen).hasSize(1_250);
        assertThat(persons.ids("lead", People.query("", "-created", Optional.empty(), 25), 1_000))
                .satisfies(ids -> assertThat(ids.items()).hasSize(1_000))
                .satisfies(ids -> assertThat(ids.total()).isEqualTo(1_001));
    }

    @StoreTest
    void whoDoesNotAskForTheNumberGetsTheRowsAlone(TestDatabase database) {
        TestHost host = TestHost.in(database);
        LegacyTest.leads(host, 8);
        Persons persons = new Persons(host.store());

        Page<PersonRecord> counted = persons.list("lead", People.query("花子", "name", Optional.empty(), 5));
        Page<PersonRecord> rows = persons.list("lead", uncounted("花子", 5));

        assertThat(counted.total()).isEqualTo(8);
        assertThat(rows.total()).isEqualTo(Counting.NOT_ASKED);
        assertThat(rows.items()).isEqualTo(counted.items()).hasSize(5);
        assertThat(rows.next()).isEqualTo(counted.next()).isNotNull();
    }

    private static ListQuery uncounted(String words, int limit) {
        Optional<String> none = Optional.empty();
        return new ListQuery(words, Optional.of("name"), none, none, none, none, limit, false);
    }

    @StoreTest
    void upToAThousandTheNumberIsExactOnEveryPage(TestDatabase database) {
        TestHost host = TestHost.in(database);
        LegacyTest.leads(host, 1_000);
        Persons persons = new Persons(host.store());

        Page<PersonRecord> first = persons.list("lead", People.query("", "name", Optional.empty(), 100));
        Page<PersonRecord> second =
                persons.list("lead", People.query("", "name", Optional.of(String.valueOf(first.next())), 100));
        Page<PersonRecord> few = persons.list("lead", People.query("花子77", "name", Optional.empty(), 25));
        Page<PersonRecord> fewAgain = persons.list("lead", People.query("花子77", "name", Optional.empty(), 5));

        assertThat(List.of(first.total(), second.total())).containsOnly(1_000L);
        assertThat(List.of(few.total(), fewAgain.total())).containsOnly(11L);
        assertThat(few.next()).isNull();
        assertThat(fewAgain.next()).isNotNull();
    }

    /** SQLite chooses by what there is, not by how much: its plan says what the indexes are good for. */
    @Test
    void listsAndCountsNeedNoSortingAndNoWalkOverOthersRows() {
        try (TestDatabase database = TestDatabase.sqlite()) {
            TestHost host = TestHost.in(database);
            String lead = " from person where type = 'lead' and converted_to is null";
            String mine = lead + " and owner_id = 'suzuki'";

            assertThat(plan(host, "select 1" + lead + " limit 1001")).contains("COVERING INDEX person_");
            assertThat(plan(host, "select *" + lead + " order by created_at desc, id desc limit 26"))
                    .contains("INDEX person_created")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(host, "select 1" + mine + " limit 1001")).contains("COVERING INDEX person_of_owner");
            assertThat(plan(host, "select *" + mine + " order by created_at desc, id desc limit 26"))
                    .contains("INDEX person_of_owner")
                    .doesNotContain("TEMP B-TREE");
            for (String order : List.of("updated_at desc", "sort_name asc", "sort_company asc")) {
                String name = order.replaceAll("sort_|_at| .*", "");
                String id = order.endsWith("desc") ? ", id desc" : ", id asc";
                assertThat(plan(host, "select *" + mine + " order by " + order + id + " limit 26"))
                        .contains("INDEX person_of_owner_" + name)
                        .doesNotContain("TEMP B-TREE");
                assertThat(plan(host, "select *" + lead + " and status = 'lost' order by " + order + id + " limit 26"))
                        .contains("INDEX person_of_status_" + name)
                        .doesNotContain("TEMP B-TREE");
                assertThat(plan(
                                host,
                                "select *" + mine + " and status || '' = 'lost' order by " + order + id + " limit 26"))
                        .contains("INDEX person_of_owner_" + name)
                        .doesNotContain("TEMP B-TREE");
            }
            assertThat(plan(host, "select 1" + lead + " and status = 'lost' limit 1001"))
                    .contains("COVERING INDEX person_of_status");
            assertThat(plan(
                            host,
                            "select *" + lead + " and status = 'lost' order by created_at desc, id desc limit 26"))
                    .contains("INDEX person_of_status_created")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(
                            host,
                            "select d.*" + DealTable.FROM
                                    + " order by coalesce(d.amount, -1) desc, d.id desc limit 26"))
                    .contains("INDEX deal_amount")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(
                            host,
                            "select d.*" + DealTable.FROM
                                    + " where d.owner_id = 'suzuki' order by d.created_at desc, d.id desc limit 26"))
                    .contains("INDEX deal_of_owner")
                    .doesNotContain("TEMP B-TREE");
        }
    }

    private static String plan(TestHost host, String sql) {
        List<String> steps = host.store().store().read(tx -> tx.query("explain query plan " + sql)
                .list(row -> row.string("detail")));
        return String.join("; ", steps);
    }
}
