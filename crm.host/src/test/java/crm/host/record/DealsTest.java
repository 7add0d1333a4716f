package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class DealsTest {
    @StoreTest
    void aStageReachedStandsOnTheDealAndItsContact(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Deals deals = new Deals(host.store());
        Timelines timelines = new Timelines(host.store());
        RecordRef contact = new Persons(host.store())
                .create("contact", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        Deal deal = deals.create(edit("在庫管理", 100L, "open", contact.id()), TestHost.SUZUKI);

        Deal won = deals.edit(deal.id(), stage("won", deal.version()), TestHost.SUZUKI);

        assertThat(won.stage()).isEqualTo("won");
        assertThat(won.amount()).isEqualTo(100L);
        for (RecordRef ref : List.of(contact, new RecordRef("deal", deal.id()))) {
            assertThat(timelines.list(ref, Optional.empty(), 25).orElseThrow().items())
                    .extracting(TimelineEntry::key)
                    .contains("timeline.stage");
        }
        PersonsTest.assertProblem(ProblemKind.CONFLICT, () -> deals.edit(deal.id(), stage("lost", 1), TestHost.SUZUKI));
    }

    @StoreTest
    void aDealOutlivesItsContact(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Deals deals = new Deals(host.store());
        Persons persons = new Persons(host.store());
        RecordRef contact = persons.create("contact", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        Deal deal = deals.create(edit("在庫管理", 100L, "open", contact.id()), TestHost.SUZUKI);

        persons.delete(contact, TestHost.SUZUKI);

        assertThat(deals.find(deal.id()).contact()).isNull();
    }

    @StoreTest
    void dealsWithoutAnAmountComeLastByAmount(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Deals deals = new Deals(host.store());
        RecordRef contact = new Persons(host.store())
                .create("contact", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        for (Long amount : new Long[] {null, 5L, 300L, null, 20L}) {
            deals.create(edit("商談 " + amount, amount, "open", contact.id()), TestHost.SUZUKI);
        }
        List<String> names = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Deal> page = deals.list(People.query("さとう", "-amount", cursor, 2));
            assertThat(page.total()).isZero();
            page = deals.list(People.query("佐藤", "-amount", cursor, 2));
            page.items().forEach(deal -> names.add(deal.name()));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());

        assertThat(names).containsExactly("商談 300", "商談 20", "商談 5", "商談 null", "商談 null");
    }

    private static DealEdit edit(String name, @Nullable Long amount, String stage, String contact) {
        return new DealEdit(
                Optional.of(name),
                Optional.of(Optional.ofNullable(amount)),
                Optional.of(stage),
                Optional.empty(),
                Optional.of(Optional.of(contact)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static DealEdit stage(String stage, long version) {
        return new DealEdit(
                Optional.empty(),
                Optional.empty(),
                Optional.of(stage),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(version));
    }
}
