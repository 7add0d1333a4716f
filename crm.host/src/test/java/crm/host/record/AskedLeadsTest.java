package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.TestHost;
import crm.host.api.CrmRecord;
import crm.host.api.NewLead;
import crm.host.api.PersonName;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.HandleChange;
import crm.host.api.RecordChange.Kind;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.store.testing.SettableClock;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;

class AskedLeadsTest {
    private static final String KEY = "0123456789abcdef";
    private static final String ORIGIN = "crm.social";

    private static final class Scene {
        final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T04:00:00Z"));
        final TestHost host;
        final Persons persons;
        final ExtensionRecords records;
        final RecordReaders readers;

        Scene(TestDatabase database) {
            host = TestHost.in(database, clock);
            persons = new Persons(host.store());
            records = new ExtensionRecords(host.store(), host.directory());
            readers = new RecordReaders(host.store(), clock);
            readers.acknowledge("test", readers.fetch("test", 10).upTo());
        }

        CrmRecord create(String key) {
            return records.create(lead("佐藤", "花子", "@hanako_sato"), key, ORIGIN, TestHost.SUZUKI);
        }

        long leads() {
            return persons.list("lead", People.query("", "-created", Optional.empty(), 100))
                    .total();
        }
    }

    private static NewLead lead(String family, String given, String handle) {
        PersonName name = new PersonName(family + " " + given, family, given, "サトウ", "ハナコ");
        return new NewLead(name, "あおぞら商事", "https://aozora.example", "東京", Map.of("twitter", handle));
    }

    @StoreTest
    @DisplayName(
            "S08 +追加: a lead that an extension asks for has what was known, its asker as owner, its handles, a feed entry and a timeline")
    void aLeadIsMadeWithAllThatIsKnown(TestDatabase database) {
        Scene scene = new Scene(database);

        CrmRecord made = scene.create(KEY);

        assertThat(made.ref().type()).isEqualTo(RecordRef.LEAD);
        assertThat(made.name()).isEqualTo(new PersonName("佐藤 花子", "佐藤", "花子", "サトウ", "ハナコ"));
        assertThat(made.ownerId()).isEqualTo(TestHost.SUZUKI);
        assertThat(made.handles()).isEqualTo(Map.of("twitter", "@hanako_sato"));
        assertThat(List.of(made.company(), made.site(), made.place()))
                .containsExactly("あおぞら商事", "https://aozora.example", "東京");
        assertThat(scene.persons.find(made.ref()).status()).isEqualTo("new");
        assertThat(scene.persons
                        .list("lead", People.query("はなこ", "name", Optional.empty(), 10))
                        .items())
                .extracting(PersonRecord::ref)
                .containsExactly(made.ref());
        List<RecordChange> told = scene.readers.fetch("test", 10).changes();
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .isEqualTo(new RecordChange(
                        made.ref(),
                        Kind.CREATED,
                        Map.of("twitter", new HandleChange(null, "@hanako_sato")),
                        ORIGIN,
                        TestHost.SUZUKI,
                        scene.clock.instant(),
                        null));
        assertThat(new Timelines(scene.host.store())
                        .list(made.ref(), Optional.empty(), 10)
                        .orElseThrow()
                        .items())
                .extracting(TimelineEntry::key)
                .containsExactly("timeline.created");
    }

    @StoreTest
    void oneKeyMakesOneLeadAlsoOverARestart(TestDatabase database) {
        Scene scene = new Scene(database);
        CrmRecord made = scene.create(KEY);
        scene.persons.edit(made.ref(), People.edit(Map.of("company", "別の会社"), Map.of()), TestHost.ADMIN);

        ExtensionRecords again = new ExtensionRecords(scene.host.store(), scene.host.directory());
        CrmRecord repeated = again.create(lead("佐藤", "花子", "@hanako_sato"), KEY, ORIGIN, TestHost.SUZUKI);

        assertThat(repeated.ref()).isEqualTo(made.ref());
        assertThat(repeated.company()).as("as it is now").isEqualTo("別の会社");
        assertThat(scene.create(KEY + "x").ref()).isNotEqualTo(made.ref());
        assertThat(scene.leads()).isEqualTo(2);
    }

    @StoreTest
    void manyWhoAskAtOnceGetTheSame(TestDatabase database) throws Exception {
        Scene scene = new Scene(database);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        Set<RecordRef> made = new HashSet<>();
        try {
            Callable<CrmRecord> ask = () -> scene.create(KEY);
            for (Future<CrmRecord> one : threads.invokeAll(Collections.nCopies(6, ask))) {
                made.add(one.get().ref());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(made).hasSize(1);
        assertThat(scene.leads()).isEqualTo(1);
    }

    @StoreTest
    void whatBecameOfTheLeadIsAnswered(TestDatabase database) {
        Scene scene = new Scene(database);
        CrmRecord made = scene.create(KEY);
        RecordRef contact = new Conversion(scene.host.store())
                .convert(made.ref(), 1, Optional.empty(), TestHost.SUZUKI)
                .contact()
                .ref();
        assertThat(scene.create(KEY).ref()).isEqualTo(contact);

        CrmRecord other = scene.create(KEY + "x");
        scene.persons.delete(other.ref(), TestHost.SUZUKI);

        assertThat(scene.create(KEY + "x")).isEqualTo(other);
        assertThat(scene.records.find(other.ref())).isEmpty();
        assertThat(scene.leads()).isZero();
    }

    @StoreTest
    void aKeyIsForgottenAfterThirtyDays(TestDatabase database) {
        Scene scene = new Scene(database);
        CrmRecord made = scene.create(KEY);
        scene.clock.advance(Duration.ofDays(29));
        scene.host.store().store().run(AskedLeads::sweep);
        assertThat(scene.create(KEY).ref()).isEqualTo(made.ref());

        scene.clock.advance(Duration.ofDays(2));
        scene.host.store().store().run(AskedLeads::sweep);
        assertThat(scene.create(KEY).ref()).isNotEqualTo(made.ref());
    }

    @StoreTest
    void whatCannotBeALeadIsRefusedAndMakesNothing(TestDatabase database) {
        Scene scene = new Scene(database);
        NewLead good = lead("佐藤", "花子", "");
        List<NewLead> bad = List.of(
                lead("", "花子", ""),
                lead(" ", "花子", ""),
                lead("佐".repeat(81), "", ""),
                lead("佐\u0000藤", "", ""),
                lead("佐藤", "", "@" + "a".repeat(300)),
                lead("佐藤", "", "@a\nb"),
                new NewLead(good.name(), "社".repeat(201), "", "", Map.of()),
                new NewLead(good.name(), "", "", "", Map.of("Not A Network", "@a")));

        for (NewLead lead : bad) {
            assertThatThrownBy(() -> scene.records.create(lead, KEY, ORIGIN, TestHost.SUZUKI))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String key : List.of("short", "a".repeat(129), "0123456789 abcdef")) {
            assertThatThrownBy(() -> scene.records.create(good, key, ORIGIN, TestHost.SUZUKI))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(scene.leads()).isZero();
        assertThat(scene.records.create(good, KEY, ORIGIN, TestHost.SUZUKI).handles())
                .isEmpty();
    }
}
