package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.host.api.RecordRef;
import crm.host.api.Records.HandleOutcome;
import crm.host.api.TimelineEntry;
import crm.store.Change;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

class ExtensionRecordsTest {
    @StoreTest
    void aHandleCommandSaysWhetherTheRecordHoldsTheValue(TestDatabase database) {
        TestHost host = TestHost.in(database);
        ExtensionRecords records = new ExtensionRecords(host.store(), host.directory());
        RecordRef ref = new Persons(host.store())
                .create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();

        assertThat(set(records, ref, null, "hanako_sato")).isEqualTo(HandleOutcome.SET);
        assertThat(set(records, ref, null, "hanako_sato")).isEqualTo(HandleOutcome.SET);
        assertThat(set(records, ref, null, "another")).isEqualTo(HandleOutcome.CONFLICT);
        assertThat(set(records, ref, "hanako_sato", null)).isEqualTo(HandleOutcome.SET);
        assertThat(set(records, new RecordRef("lead", "gone"), null, "x")).isEqualTo(HandleOutcome.GONE);
        assertThat(set(records, new RecordRef("deal", "d"), null, "x")).isEqualTo(HandleOutcome.GONE);
        assertThat(records.find(ref).orElseThrow().handles()).isEmpty();
    }

    @StoreTest
    void ofManyRecordsThoseAreVisibleThatAreThereForTheUser(TestDatabase database) {
        TestHost host = TestHost.in(database);
        ExtensionRecords records = new ExtensionRecords(host.store(), host.directory());
        Persons persons = new Persons(host.store());
        RecordRef one = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        RecordRef other = persons.create("contact", People.named("鈴木", "太郎"), TestHost.SUZUKI)
                .ref();
        List<RecordRef> asked = List.of(one, other, new RecordRef("contact", one.id()), new RecordRef("lead", "none"));

        assertThat(records.visible(asked, TestHost.SUZUKI)).containsExactlyInAnyOrder(one, other);
        assertThat(records.visible(asked, "nobody")).isEmpty();
        assertThat(records.visible(List.of(), TestHost.SUZUKI)).isEmpty();
    }

    @StoreTest
    void theFeedNamesTheOneWhoWrote(TestDatabase database) {
        TestHost host = TestHost.in(database);
        ExtensionRecords records = new ExtensionRecords(host.store(), host.directory());
        RecordRef ref = new Persons(host.store())
                .create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();

        set(records, ref, null, "hanako_sato");
        set(records, ref, null, "hanako_sato");

        List<Change> edits = host.store().store().changes().after(0, "record.edited", 100);
        assertThat(edits).hasSize(1);
        assertThat(edits.get(0).key()).isEqualTo("lead/" + ref.id());
        assertThat(edits.get(0).payload())
                .isEqualTo("{\"origin\":\"crm.social\",\"user\":\"suzuki\",\"handles\":{\"twitter\":"
                        + "{\"before\":null,\"after\":\"hanako_sato\"}},\"other\":null}");
    }

    @StoreTest
    void theOneWhoWroteTellsItOnTheTimelineAlone(TestDatabase database) {
        TestHost host = TestHost.in(database);
        ExtensionRecords records = new ExtensionRecords(host.store(), host.directory());
        Persons persons = new Persons(host.store());
        RecordRef ref = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();

        set(records, ref, null, "hanako_sato");
        assertThat(told(host, ref)).containsExactly("timeline.created");

        persons.edit(ref, People.edit(Map.of(), Map.of("twitter", "hanako")), TestHost.SUZUKI);
        assertThat(told(host, ref)).containsExactlyInAnyOrder("timeline.created", "timeline.handle");
    }

    @StoreTest
    void extensionsSeeWhatHelpsToFindAPerson(TestDatabase database) {
        TestHost host = TestHost.in(database);
        ExtensionRecords records = new ExtensionRecords(host.store(), host.directory());
        RecordRef ref = new Persons(host.store())
                .create(
                        "contact",
                        People.edit(
                                Map.of("familyName", "佐藤", "givenName", "花子", "email", "h@Aozora-Shoji.example"),
                                Map.of()),
                        TestHost.SUZUKI)
                .ref();

        assertThat(records.find(ref, TestHost.SUZUKI).orElseThrow().emailDomain())
                .isEqualTo("aozora-shoji.example");
        assertThat(records.find(ref).orElseThrow().name().full()).isEqualTo("佐藤 花子");
        assertThat(records.find(ref, "nobody")).isEmpty();
    }

    @StoreTest
    void aConvertedLeadIsGone(TestDatabase database) {
        TestHost host = TestHost.in(database);
        ExtensionRecords records = new ExtensionRecords(host.store(), host.directory());
        RecordRef ref = new Persons(host.store())
                .create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        new Conversion(host.store()).convert(ref, 1, Optional.empty(), TestHost.SUZUKI);

        assertThat(records.find(ref)).isEmpty();
        assertThat(set(records, ref, null, "x")).isEqualTo(HandleOutcome.GONE);
    }

    private static HandleOutcome set(
            ExtensionRecords records, RecordRef ref, @Nullable String expected, @Nullable String value) {
        return records.setHandle(ref, "twitter", expected, value, "crm.social", TestHost.SUZUKI);
    }

    private static List<String> told(TestHost host, RecordRef ref) {
        return new Timelines(host.store())
                .list(ref, Optional.empty(), 25).orElseThrow().items().stream()
                        .map(TimelineEntry::key)
                        .toList();
    }
}
