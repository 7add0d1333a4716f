package crm.host.record;

import static crm.host.record.PictureBytes.TWITTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.api.Pictures.Source;
import crm.host.api.Pictures.UndoOutcome;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.store.Change;
import crm.store.testing.SettableClock;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

class RecordPicturesTest {
    private static final byte[] RED = PictureBytes.of(Color.RED);
    private static final byte[] GREEN = PictureBytes.of(Color.GREEN);

    private static final class Scene {
        final SettableClock clock = new SettableClock(Instant.parse("2026-11-29T04:00:00Z"));
        final TestHost host;
        final Persons persons;
        final RecordPictures pictures;
        final RecordRef lead;

        Scene(TestDatabase database) {
            host = TestHost.in(database, clock);
            persons = new Persons(host.store());
            pictures = new RecordPictures(host.store());
            lead = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                    .ref();
        }

        String set(byte[] bytes, Source source) {
            return pictures.set(lead, bytes, source, TestHost.SUZUKI).orElseThrow();
        }

        void later(Duration time) {
            clock.advance(time);
        }

        Optional<Source> source() {
            return Optional.ofNullable(pictures.note(lead).change()).map(PictureChange::source);
        }

        boolean undoable() {
            return pictures.note(lead).undoable();
        }

        String hash() {
            return pictures.find(lead).hash();
        }

        List<String> told() {
            return new Timelines(host.store())
                    .list(lead, Optional.empty(), 25).orElseThrow().items().stream()
                            .map(TimelineEntry::key)
                            .toList();
        }

        long announced() {
            List<Change> changes = host.store().store().changes().after(0, "page.picture", 100);
            return changes.size();
        }

        long kept(String table) {
            return host.store().store().read(tx -> tx.query("select count(*) as n from " + table)
                    .one(row -> row.longValue("n")));
        }
    }

    @StoreTest
    @DisplayName("S70: a picture set by an extension says where it is from and as of when, and is taken back as it was")
    void aPictureHasASourceAndAWayBack(TestDatabase database) {
        Scene scene = new Scene(database);
        scene.pictures.bring(scene.lead, GREEN, TestHost.ADMIN);
        String before = scene.hash();
        scene.later(Duration.ofHours(1));

        String undo = scene.set(RED, TWITTER);

        assertThat(scene.hash()).isNotEqualTo(before);
        assertThat(scene.source()).contains(TWITTER);
        assertThat(scene.undoable()).isTrue();
        assertThat(scene.announced()).isEqualTo(2);
        scene.later(Duration.ofMinutes(9));
        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.ADMIN)).isEqualTo(UndoOutcome.UNDONE);
        assertThat(scene.hash()).isEqualTo(before);
        assertThat(scene.source().orElseThrow().name()).isEmpty();
        assertThat(scene.undoable()).as("what was brought an hour ago").isFalse();
        assertThat(scene.announced()).isEqualTo(3);
        assertThat(scene.told())
                .containsExactlyInAnyOrder(
                        "timeline.created", "timeline.picture", "timeline.picture-from", "timeline.picture-undone");

        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.ADMIN)).isEqualTo(UndoOutcome.UNDONE);
        assertThat(scene.announced()).as("said twice, done once").isEqualTo(3);
    }

    @StoreTest
    @DisplayName("S70: the same picture from the same source changes nothing")
    void setTwiceItIsSetOnce(TestDatabase database) {
        Scene scene = new Scene(database);
        String undo = scene.set(RED, TWITTER);
        Source later = new Source(
                TWITTER.name(), TWITTER.label(), TWITTER.href(), TWITTER.at().plusSeconds(60));

        assertThat(scene.set(RED, later)).isEqualTo(undo);

        assertThat(scene.announced()).isEqualTo(1);
        assertThat(scene.told()).containsExactlyInAnyOrder("timeline.created", "timeline.picture-from");
        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.UNDONE);
        PersonsTest.assertProblem(ProblemKind.NOT_FOUND, scene::hash);
        assertThat(scene.set(RED, TWITTER)).as("set anew").isNotEqualTo(undo);
    }

    @StoreTest
    @DisplayName(
            "S71: a picture brought by hand replaces one from a network, with a source of its own, and has a way back")
    void byHandReplacesAndIsItsOwnSource(TestDatabase database) {
        Scene scene = new Scene(database);
        scene.set(RED, TWITTER);
        String red = scene.hash();

        scene.later(Duration.ofHours(1));
        scene.pictures.bring(scene.lead, GREEN, TestHost.ADMIN);

        PictureChange change =
                Objects.requireNonNull(scene.pictures.note(scene.lead).change());
        assertThat(change.byHand()).isTrue();
        assertThat(change.userId()).isEqualTo(TestHost.ADMIN);
        assertThat(change.source().at()).isEqualTo(scene.clock.instant());
        scene.pictures.bring(scene.lead, RED, TestHost.ADMIN);
        assertThat(scene.hash()).as("the same file, saved locally before").isEqualTo(red);
        assertThat(scene.source().orElseThrow().name()).isEmpty();
        String last =
                Objects.requireNonNull(scene.pictures.note(scene.lead).change()).id();
        assertThat(scene.pictures.undo(scene.lead, last, TestHost.ADMIN)).isEqualTo(UndoOutcome.UNDONE);
        assertThat(scene.pictures.undo(scene.lead, change.id(), TestHost.ADMIN)).isEqualTo(UndoOutcome.UNDONE);
        assertThat(scene.hash()).isEqualTo(red);
        assertThat(scene.source()).contains(TWITTER);
    }

    @StoreTest
    void takenAwayItComesBackWithItsSource(TestDatabase database) {
        Scene scene = new Scene(database);
        scene.set(RED, TWITTER);
        String red = scene.hash();

        scene.pictures.remove(scene.lead, TestHost.SUZUKI);
        scene.pictures.remove(scene.lead, TestHost.SUZUKI);
        PersonsTest.assertProblem(ProblemKind.NOT_FOUND, scene::hash);
        String undo =
                Objects.requireNonNull(scene.pictures.note(scene.lead).change()).id();

        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.UNDONE);
        assertThat(scene.hash()).isEqualTo(red);
        assertThat(scene.source()).contains(TWITTER);
    }

    @StoreTest
    void whatSomebodyChangedSinceStays(TestDatabase database) {
        Scene scene = new Scene(database);
        String undo = scene.set(RED, TWITTER);
        scene.pictures.bring(scene.lead, GREEN, TestHost.ADMIN);
        String green = scene.hash();

        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.CONFLICT);
        assertThat(scene.hash()).isEqualTo(green);
    }

    @StoreTest
    void afterTenMinutesItIsTooLateAndWhatWasThereBeforeIsSweptAway(TestDatabase database) {
        Scene scene = new Scene(database);
        scene.set(RED, TWITTER);
        scene.later(Duration.ofMinutes(5));
        String undo = scene.set(GREEN, new Source("Bluesky", "@hanako", null, scene.clock.instant()));
        String green = scene.hash();

        scene.later(Duration.ofMinutes(6));
        scene.pictures.sweep();
        assertThat(scene.kept("picture")).as("red can still come back").isEqualTo(2);
        assertThat(scene.kept("picture_change")).isEqualTo(2);
        scene.later(Duration.ofMinutes(5));
        assertThat(scene.undoable()).isFalse();
        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.GONE);
        scene.pictures.sweep();

        assertThat(scene.hash()).isEqualTo(green);
        assertThat(scene.source().orElseThrow().name()).isEqualTo("Bluesky");
        assertThat(scene.kept("picture")).isEqualTo(1);
        assertThat(scene.kept("picture_change")).isEqualTo(1);
        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.GONE);
    }

    @StoreTest
    void aNoteThatAnUndoneChangeCameAfterOutlivesIt(TestDatabase database) {
        Scene scene = new Scene(database);
        scene.set(RED, TWITTER);
        scene.later(Duration.ofMinutes(9));
        String undo = scene.set(GREEN, new Source("Bluesky", "@hanako", null, scene.clock.instant()));
        scene.later(Duration.ofMinutes(2));
        scene.pictures.sweep();

        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.UNDONE);
        scene.later(Duration.ofHours(1));
        scene.pictures.sweep();

        assertThat(scene.source()).contains(TWITTER);
        assertThat(scene.hash()).isNotEmpty();
        assertThat(scene.kept("picture_change")).isEqualTo(1);
    }

    @StoreTest
    void moreThanAPortionIsSweptInOneGo(TestDatabase database) {
        Scene scene = new Scene(database);
        for (int i = 0; i <= RecordPictures.PORTION; i++) {
            scene.set(i % 2 == 0 ? RED : GREEN, TWITTER);
        }
        scene.later(Duration.ofHours(1));

        scene.pictures.sweep();

        assertThat(scene.kept("picture_change")).isEqualTo(1);
        assertThat(scene.kept("picture")).isEqualTo(1);
        assertThat(scene.source()).contains(TWITTER);
    }

    @StoreTest
    @DisplayName("S06: only leads and contacts have a picture; a record that is gone has none either")
    void onlyALeadOrContactThatIsThereGetsOne(TestDatabase database) {
        Scene scene = new Scene(database);
        RecordRef deal = new RecordRef(
                "deal",
                new Deals(scene.host.store())
                        .create(DealEdits.named("商談"), TestHost.SUZUKI)
                        .id());

        assertThat(scene.pictures.set(deal, RED, TWITTER, TestHost.SUZUKI)).isEmpty();
        assertThat(scene.pictures.undo(deal, "none", TestHost.SUZUKI)).isEqualTo(UndoOutcome.GONE);
        RecordRef wrong = new RecordRef("contact", scene.lead.id());
        assertThat(scene.pictures.set(wrong, RED, TWITTER, TestHost.SUZUKI)).isEmpty();
        scene.set(RED, TWITTER);
        String undo = scene.set(GREEN, TWITTER);
        scene.persons.delete(scene.lead, TestHost.SUZUKI);
        assertThat(scene.pictures.set(scene.lead, RED, TWITTER, TestHost.SUZUKI))
                .isEmpty();
        assertThat(scene.pictures.undo(scene.lead, undo, TestHost.SUZUKI)).isEqualTo(UndoOutcome.GONE);
        assertThat(scene.kept("picture")).isZero();
        assertThat(scene.kept("picture_change")).isZero();
    }

    @StoreTest
    void aPictureOnTwoRecordsStaysWithTheOther(TestDatabase database) {
        Scene scene = new Scene(database);
        RecordRef other = scene.persons
                .create("contact", People.named("伊藤", "花子"), TestHost.SUZUKI)
                .ref();
        scene.set(RED, TWITTER);
        scene.pictures.set(other, RED, TWITTER, TestHost.SUZUKI);

        scene.persons.delete(scene.lead, TestHost.SUZUKI);

        assertThat(scene.pictures.find(other).bytes()).isNotEmpty();
    }

    @StoreTest
    void whatIsNoPictureIsRefused(TestDatabase database) {
        Scene scene = new Scene(database);
        byte[] text = "<svg/>".getBytes(StandardCharsets.UTF_8);

        for (byte[] bytes : List.of(text, new byte[0], new byte[PictureReader.MAX_BYTES + 1])) {
            assertThatThrownBy(() -> scene.set(bytes, TWITTER)).isInstanceOf(IllegalArgumentException.class);
        }
        PersonsTest.assertProblem(
                ProblemKind.UNSUPPORTED_TYPE, () -> scene.pictures.bring(scene.lead, text, TestHost.SUZUKI));
    }
}
