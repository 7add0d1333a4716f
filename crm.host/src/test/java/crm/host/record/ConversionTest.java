package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.api.Pictures.UndoOutcome;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.awt.Color;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class ConversionTest {
    private static final DealEdit DEAL = new DealEdit(
            Optional.of("最初の商談"),
            Optional.of(Optional.of(500_000L)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @StoreTest
    void handlesPictureAndTimelineGoWithTheLead(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        RecordPictures pictures = new RecordPictures(host.store());
        Timelines timelines = new Timelines(host.store());
        RecordRef lead = persons.create(
                        "lead",
                        People.edit(Map.of("familyName", "佐藤"), Map.of("twitter", "@hanako_sato")),
                        TestHost.SUZUKI)
                .ref();
        String undo = pictures.set(lead, PictureBytes.of(Color.RED), PictureBytes.TWITTER, TestHost.SUZUKI)
                .orElseThrow();
        byte[] picture = pictures.find(lead).bytes();
        timelines.note(lead, TestHost.SUZUKI, "見積書を送付");

        Conversion.Outcome outcome = new Conversion(host.store()).convert(lead, 1, Optional.of(DEAL), TestHost.SUZUKI);

        RecordRef contact = outcome.contact().ref();
        assertThat(outcome.contact().handles()).containsEntry("twitter", "@hanako_sato");
        assertThat(pictures.find(contact).bytes()).isEqualTo(picture);
        assertThat(Objects.requireNonNull(pictures.note(contact).change()).source())
                .isEqualTo(PictureBytes.TWITTER);
        assertThat(timelines.list(contact, Optional.empty(), 25).orElseThrow().items())
                .extracting(TimelineEntry::key)
                .contains("timeline.note", "timeline.converted", "timeline.picture-from", "timeline.deal");
        Deal deal = Objects.requireNonNull(outcome.deal());
        assertThat(deal.contact()).isEqualTo(new Deal.Contact(contact.id(), "佐藤", ""));
        assertThat(deal.amount()).isEqualTo(500_000L);
        PersonsTest.assertProblem(ProblemKind.CONVERTED, () -> persons.find(lead));
        assertThat(timelines.list(lead, Optional.empty(), 25)).isEmpty();
        assertThat(pictures.undo(lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.GONE);
        assertThat(pictures.undo(contact, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.UNDONE);
        PersonsTest.assertProblem(ProblemKind.NOT_FOUND, () -> pictures.find(contact));
    }

    @StoreTest
    void aLeadIsConvertedOnce(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        Conversion conversion = new Conversion(host.store());
        RecordRef lead = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        PersonsTest.assertProblem(
                ProblemKind.CONFLICT, () -> conversion.convert(lead, 7, Optional.empty(), TestHost.SUZUKI));
        conversion.convert(lead, 1, Optional.empty(), TestHost.SUZUKI);

        PersonsTest.assertProblem(
                ProblemKind.CONVERTED, () -> conversion.convert(lead, 2, Optional.empty(), TestHost.SUZUKI));

        assertThat(persons.list("contact", People.query("", "-created", Optional.empty(), 10))
                        .total())
                .isEqualTo(1);
        assertThat(persons.list("lead", People.query("", "-created", Optional.empty(), 10))
                        .total())
                .isZero();
    }
}
