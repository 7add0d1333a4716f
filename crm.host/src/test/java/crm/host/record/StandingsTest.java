package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.Kind;
import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

class StandingsTest {
    private static final String READER = "test";

    /** A host, and what its feed tells. */
    private static final class Scene {
        final TestHost host;
        final Persons persons;
        final Deals deals;
        final StandingsByDeals standings;
        final RecordReaders readers;

        Scene(TestDatabase database) {
            host = TestHost.in(database);
            persons = new Persons(host.store());
            deals = new Deals(host.store());
            standings = new StandingsByDeals(host.store());
            readers = new RecordReaders(host.store(), Clock.systemUTC());
            told();
        }

        RecordRef contact(String family) {
            return persons.create("contact", People.named(family, "花子"), TestHost.SUZUKI)
                    .ref();
        }

        Deal deal(@Nullable RecordRef contact, String stage) {
            return deals.create(edit(Optional.of(Optional.ofNullable(contact)), stage, 0), TestHost.SUZUKI);
        }

        Deal stage(Deal deal, String stage) {
            return deals.edit(deal.id(), edit(Optional.empty(), stage, deal.version()), TestHost.SUZUKI);
        }

        Deal move(Deal deal, @Nullable RecordRef contact) {
            Optional<Optional<RecordRef>> to = Optional.of(Optional.ofNullable(contact));
            return deals.edit(deal.id(), edit(to, deal.stage(), deal.version()), TestHost.SUZUKI);
        }

        private static DealEdit edit(Optional<Optional<RecordRef>> contact, String stage, long version) {
            return new DealEdit(
                    Optional.of("商談"),
                    Optional.empty(),
                    Optional.of(stage),
                    Optional.empty(),
                    contact.map(ref -> ref.map(RecordRef::id)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(version).filter(number -> number > 0));
        }

        Standing of(RecordRef ref) {
            return standings.of(List.of(ref)).get(ref);
        }

        /** Whose standing changed since this was asked last, in the order in which it did. */
        List<RecordRef> changed() {
            return told().stream()
                    .filter(change -> change.kind() == Kind.STANDING)
                    .map(RecordChange::record)
                    .toList();
        }

        List<RecordChange> told() {
            List<RecordChange> told = new ArrayList<>();
            for (var batch = readers.fetch(READER, 100); !batch.nothingNew(); batch = readers.fetch(READER, 100)) {
                told.addAll(batch.changes());
                readers.acknowledge(READER, batch.upTo());
            }
            return told;
        }
    }

    @StoreTest
    @DisplayName(
            "S08: an open deal makes 商談中の顧客, all closed and one won 顧客, none or only lost ones 見込み客/連絡先; so does every lead")
    void dealsSayHowAContactStandsToUs(TestDatabase database) {
        Scene scene = new Scene(database);
        RecordRef lead = scene.persons
                .create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        RecordRef none = scene.contact("鈴木");
        RecordRef lost = scene.contact("高橋");
        scene.deal(lost, "lost");
        RecordRef customer = scene.contact("田中");
        scene.deal(customer, "lost");
        scene.deal(customer, "won");
        RecordRef inDeal = scene.contact("伊藤");
        scene.deal(inDeal, "won");
        scene.deal(inDeal, "open");
        scene.deal(null, "open");

        assertThat(scene.standings.of(List.of(lead, none, lost, customer, inDeal, new RecordRef("contact", "gone"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        lead, Standing.PROSPECT,
                        none, Standing.PROSPECT,
                        lost, Standing.PROSPECT,
                        customer, Standing.CUSTOMER,
                        inDeal, Standing.IN_DEAL));
    }

    @StoreTest
    @DisplayName("S06: a deal itself has no standing, and neither has a reference of the wrong type")
    void onlyLeadsAndContactsStandToUs(TestDatabase database) {
        Scene scene = new Scene(database);
        RecordRef contact = scene.contact("佐藤");
        Deal deal = scene.deal(contact, "open");

        assertThat(scene.standings.of(List.of(new RecordRef("deal", deal.id()), new RecordRef("lead", contact.id()))))
                .isEmpty();
    }

    @StoreTest
    @DisplayName(
            "S08: the feed tells who stands otherwise now, in the transaction of the deal, and is silent where nobody does")
    void theFeedTellsARealChangeOnly(TestDatabase database) {
        Scene scene = new Scene(database);
        RecordRef sato = scene.contact("佐藤");
        RecordRef ito = scene.contact("伊藤");

        Deal deal = scene.deal(sato, "open");
        List<RecordChange> told = scene.told();
        assertThat(told).extracting(RecordChange::kind).containsExactly(Kind.CREATED, Kind.CREATED, Kind.STANDING);
        RecordChange change = told.get(2);
        assertThat(change.record()).isEqualTo(sato);
        assertThat(change.userId()).isEqualTo(TestHost.SUZUKI);
        assertThat(change.handles()).isEmpty();
        Deal second = scene.deal(sato, "open");
        assertThat(scene.changed()).as("another open deal").isEmpty();
        second = scene.stage(second, "lost");
        assertThat(scene.changed()).as("one of two lost").isEmpty();

        deal = scene.stage(deal, "won");
        assertThat(scene.changed()).as("won").containsExactly(sato);
        assertThat(scene.of(sato)).isEqualTo(Standing.CUSTOMER);
        deal = scene.stage(deal, "won");
        assertThat(scene.changed()).as("saved again").isEmpty();
        deal = scene.stage(deal, "open");
        assertThat(scene.changed()).as("reopened").containsExactly(sato);
        deal = scene.stage(deal, "lost");
        assertThat(scene.changed()).as("lost").containsExactly(sato);
        deal = scene.stage(deal, "open");
        deal = scene.move(deal, ito);
        assertThat(scene.changed()).as("moved").contains(sato, ito);
        assertThat(scene.of(sato)).isEqualTo(Standing.PROSPECT);
        assertThat(scene.of(ito)).isEqualTo(Standing.IN_DEAL);
        deal = scene.move(deal, null);
        assertThat(scene.changed()).as("nobody's").containsExactly(ito);
        deal = scene.move(deal, ito);
        scene.changed();
        scene.deals.delete(deal.id(), TestHost.ADMIN);
        assertThat(scene.changed()).as("deleted").containsExactly(ito);
        scene.deals.delete(second.id(), TestHost.ADMIN);
        assertThat(scene.changed()).as("a lost one deleted").isEmpty();
    }

    @StoreTest
    @DisplayName("S08: a lead that becomes a contact with a deal stands otherwise; without one it does not")
    void aConversionTellsOfTheContact(TestDatabase database) {
        Scene scene = new Scene(database);
        Conversion conversion = new Conversion(scene.host.store());
        RecordRef plain = lead(scene);
        RecordRef withDeal = lead(scene);

        conversion.convert(plain, 1, Optional.empty(), TestHost.SUZUKI);
        assertThat(scene.changed()).isEmpty();
        Optional<DealEdit> deal = Optional.of(Scene.edit(Optional.empty(), "open", 0));
        RecordRef contact =
                conversion.convert(withDeal, 1, deal, TestHost.SUZUKI).contact().ref();

        assertThat(scene.told())
                .filteredOn(change -> change.kind() == Kind.CONVERTED || change.kind() == Kind.STANDING)
                .extracting(change -> change.kind() + " " + change.record())
                .containsExactly(Kind.CONVERTED + " " + withDeal, Kind.STANDING + " " + contact);
        assertThat(scene.standings.of(List.of(withDeal))).isEmpty();
    }

    private static RecordRef lead(Scene scene) {
        return scene.persons
                .create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
    }

    @StoreTest
    void whatIsRolledBackIsNotTold(TestDatabase database) {
        Scene scene = new Scene(database);
        RecordRef contact = scene.contact("佐藤");
        Deal deal = scene.deal(contact, "open");
        scene.stage(deal, "won");
        scene.told();

        PersonsTest.assertProblem(ProblemKind.CONFLICT, () -> scene.stage(deal, "lost"));

        assertThat(scene.told()).isEmpty();
        assertThat(scene.of(contact)).isEqualTo(Standing.CUSTOMER);
    }

    @StoreTest
    void ofManyAtOnceTheLastChangeIsToldAsItIs(TestDatabase database) throws Exception {
        Scene scene = new Scene(database);
        RecordRef contact = scene.contact("佐藤");
        List<Deal> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open.add(scene.deal(contact, "open"));
        }
        scene.told();
        ExecutorService threads = Executors.newFixedThreadPool(open.size());
        try {
            List<Callable<Deal>> wins = new ArrayList<>();
            open.forEach(deal -> wins.add(() -> scene.stage(deal, "won")));
            for (Future<Deal> win : threads.invokeAll(wins)) {
                win.get();
            }
        } finally {
            threads.shutdownNow();
        }

        // Whoever closed the last one saw all the others closed: nobody else tells, and that one does.
        assertThat(scene.changed()).containsExactly(contact);
        assertThat(scene.of(contact)).isEqualTo(Standing.CUSTOMER);
    }

    @StoreTest
    void aThousandAreAnsweredAtOnceAndNotMore(TestDatabase database) {
        Scene scene = new Scene(database);
        List<RecordRef> contacts = new ArrayList<>();
        scene.host.store().store().run(tx -> {
            List<PersonRecord> records = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                RecordRef ref = new RecordRef("contact", "many-" + i);
                contacts.add(ref);
                records.add(new PersonRecord(
                        ref,
                        1,
                        PersonData.EMPTY.with(Map.of("familyName", "佐藤")),
                        "",
                        TestHost.SUZUKI,
                        null,
                        Map.of(),
                        tx.now(),
                        tx.now(),
                        null));
            }
            PersonTable.insert(tx, records);
        });
        scene.deal(contacts.get(999), "open");

        Map<RecordRef, Standing> standings = scene.standings.of(contacts);

        assertThat(standings).hasSize(1_000).containsEntry(contacts.get(999), Standing.IN_DEAL);
        List<RecordRef> tooMany = new ArrayList<>(contacts);
        tooMany.add(contacts.get(0));
        assertThatThrownBy(() -> scene.standings.of(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThat(scene.standings.of(List.of())).isEmpty();
    }
}
