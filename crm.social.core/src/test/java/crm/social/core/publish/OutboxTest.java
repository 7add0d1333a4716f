package crm.social.core.publish;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.TimelineEntry;
import crm.social.api.Act;
import crm.social.api.Connections.Connection;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.PostRef;
import crm.social.api.Publications.Publication;
import crm.social.api.Publications.State;
import crm.social.api.Publications.Text;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.CoreJob;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.FakeNetwork.Sending;
import crm.social.core.testing.World;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

class OutboxTest {
    private static final String ID = FakeNetwork.ID;
    private static final String KEY = "0123456789abcdef";

    @StoreTest
    @DisplayName("S43 S45 B9: a tweet and a reply are sent once and stand on the record's timeline")
    void aTextIsSentOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            Publication done = core.publications.publish(SUZUKI, ID, text(connection, "こんにちは", null), KEY);
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(Objects.requireNonNull(done.post()).author().handle()).isEqualTo("acme_sales");
            assertThat(core.publications.publish(SUZUKI, ID, text(connection, "こんにちは", null), KEY))
                    .isEqualTo(done);
            assertThat(core.publications.find(SUZUKI, done.id())).isEqualTo(done);
            assertThatThrownBy(() -> core.publications.find(YAMADA, done.id())).hasMessageStartingWith("NOT_FOUND");

            PostRef target = new PostRef("t12");
            core.publications.publish(SUZUKI, ID, text(connection, "@hanako_sato はい", target), KEY + "2");
            assertThat(world.network.sends).hasValue(2);
            assertThat(world.network.published.get(1).inReplyTo()).isEqualTo(target);
            assertThat(world.host.entries(HANAKO))
                    .extracting(TimelineEntry::key)
                    .containsExactly("timeline.posted", "timeline.replied");
            assertThat(world.host.entries(HANAKO).get(0).detail()).isEqualTo("こんにちは");
            Core.eventually(
                    () -> world.host.events("social.publication-changed").size() == 2);
        }
    }

    @StoreTest
    @DisplayName("Double clicks act once: of eight at the same time one sends, all learn what came of it")
    void doubleClicksActOnce(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Callable<Publication> click =
                    () -> core.publications.publish(SUZUKI, ID, text(connection, "一度だけ", null), KEY);
            Set<String> ids = new HashSet<>();
            for (Future<Publication> end : threads.invokeAll(Collections.nCopies(8, click))) {
                assertThat(end.get().state()).isEqualTo(State.DONE);
                ids.add(end.get().id());
            }
            threads.shutdown();
            assertThat(ids).hasSize(1);
            assertThat(world.network.sends).hasValue(1);
        }
    }

    @StoreTest
    void aKeyStandsForOneText(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            core.publications.publish(SUZUKI, ID, text(connection, "一", null), KEY);
            assertThatThrownBy(() -> core.publications.publish(SUZUKI, ID, text(connection, "二", null), KEY))
                    .hasMessageStartingWith("CONFLICT");
            assertThat(world.network.sends).hasValue(1);
        }
    }

    @StoreTest
    void anUnsaidOutcomeIsSettledByReadingTheNetwork(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            world.network.sending = Sending.TAKEN_BUT_UNSAID;
            Publication unknown = core.publications.publish(SUZUKI, ID, text(connection, "届いた?", null), KEY);
            assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
            world.clock.forward(Delivery.FIRST_LOOK);
            Core.eventually(() -> core.publications.find(SUZUKI, unknown.id()).state() == State.DONE);
            assertThat(world.network.sends).hasValue(1);
            Core.eventually(() -> world.host.entries(HANAKO).size() == 1);
        }
    }

    @StoreTest
    void aDefectOfTheProviderAfterTheTextWentOutIsAnUnknownOutcomeAndNoRefusal(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            world.network.sending = Sending.BREAKS_AFTER_TAKING;
            Publication unknown = core.publications.publish(SUZUKI, ID, text(connection, "壊れた", null), KEY);
            assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
        }
    }

    @StoreTest
    void whatCannotBeSettledTheirPersonDecides(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            world.network.sending = Sending.LOST;
            String id = undecided(core, world, text(connection, "迷子", null), KEY);
            assertThat(core.publications.find(SUZUKI, id).state()).isEqualTo(State.UNDECIDED);
            assertThat(world.network.sends).as("never a second send by itself").hasValue(1);

            world.network.sending = Sending.TAKEN;
            assertThatThrownBy(() -> core.publications.settle(YAMADA, id, true)).hasMessageStartingWith("NOT_FOUND");
            assertThat(core.publications.settle(SUZUKI, id, true).state()).isEqualTo(State.DONE);
            assertThat(world.network.sends).hasValue(2);
            assertThatThrownBy(() -> core.publications.settle(SUZUKI, id, true)).hasMessageStartingWith("CONFLICT");

            world.network.sending = Sending.LOST;
            String left = undecided(core, world, text(connection, "やめる", null), KEY + "2");
            assertThat(core.publications.settle(SUZUKI, left, false).state()).isEqualTo(State.LEFT);
            assertThat(world.network.sends).hasValue(3);
        }
    }

    @StoreTest
    void whoSignedInAnewStillDecides(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection before = core.signIn(SUZUKI, "1");
            world.network.sending = Sending.LOST;
            String id = undecided(core, world, text(before, "迷子", null), KEY);
            core.connections.disconnect(SUZUKI, before.id());
            assertThatThrownBy(() -> core.publications.settle(SUZUKI, id, true))
                    .hasMessageStartingWith("NOT_CONNECTED");
            core.signIn(SUZUKI, "2");
            assertThatThrownBy(() -> core.publications.settle(SUZUKI, id, true))
                    .as("another account")
                    .hasMessageStartingWith("NOT_CONNECTED");

            core.signIn(SUZUKI, "1");
            world.network.sending = Sending.TAKEN;

            assertThat(core.publications.settle(SUZUKI, id, true).state()).isEqualTo(State.DONE);
            assertThat(world.network.sends).hasValue(2);
        }
    }

    /** Publishes and does the job's three looks by hand. */
    private static String undecided(Core core, World world, Text text, String key) throws Exception {
        Publication unknown = core.publications.publish(SUZUKI, ID, text, key);
        assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
        core.store.run(tx -> core.coreStore.jobs(CoreJob.SETTLE).cancel(tx, unknown.id()));
        Job job = new Job(unknown.id(), "", world.clock.instant(), 1, false);
        assertThat(core.settling.settle(job)).isInstanceOf(Outcome.Again.class);
        assertThat(core.settling.settle(job)).isInstanceOf(Outcome.Again.class);
        assertThat(core.settling.settle(job)).isEqualTo(Outcome.done());
        return unknown.id();
    }

    @StoreTest
    void sendingAgainFindsWhatArrivedLate(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            world.network.sending = Sending.LOST;
            String id = undecided(core, world, text(connection, "遅れて", null), KEY);
            world.network.sending =
                    Sending.TAKEN_BUT_UNSAID; // somebody else's outbox sends the same words: it is not this one's
            Publication other = core.publications.publish(SUZUKI, ID, text(connection, "遅れて", null), KEY + "2");
            world.clock.forward(Delivery.FIRST_LOOK);
            Core.eventually(() -> core.publications.find(SUZUKI, other.id()).state() == State.DONE);
            world.network.sending = Sending.TAKEN;
            int sends = world.network.sends.get();
            Publication again = core.publications.settle(SUZUKI, id, true);
            assertThat(again.state()).isEqualTo(State.DONE);
            assertThat(world.network.sends)
                    .as("the post there is another publication's")
                    .hasValue(sends + 1);
        }
    }

    @StoreTest
    void aNodeThatWentDownWhileSendingLeavesAnUnknownOutcomeThatIsSettled(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            Publication done = core.publications.publish(SUZUKI, ID, text(connection, "途中", null), KEY);
            core.store.run(tx -> {
                tx.update("update publication set state = 'SENDING', post_ref = null, post_href = null, post_at = null")
                        .run();
                core.coreStore
                        .jobs(CoreJob.SETTLE)
                        .schedule(tx, done.id(), tx.now().plus(Delivery.SENDING), "");
            });
            Core again = world.restart(core);
            world.clock.forward(Delivery.SENDING.plusSeconds(1));
            Core.eventually(() -> again.publications.find(SUZUKI, done.id()).state() == State.DONE);
            assertThat(world.network.sends).hasValue(1);
        }
    }

    @StoreTest
    void aNodeThatWentDownBeforeSendingLeavesNothingSent(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            Publication done = core.publications.publish(SUZUKI, ID, text(connection, "まだ", null), KEY);
            core.store.run(tx -> tx.update("update publication set state = 'NEW', post_ref = null, sent_at = null")
                    .run());
            core.settling.settle(new Job(done.id(), "", world.clock.instant(), 1, false));
            assertThat(core.publications.find(SUZUKI, done.id()))
                    .matches(row -> row.state() == State.REFUSED && row.failure() == Kind.UNAVAILABLE);
            assertThat(world.network.sends).hasValue(1);
        }
    }

    @StoreTest
    void aRefusalSaysWhy(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            world.network.sending = Sending.REFUSED;
            Publication refused = core.publications.publish(SUZUKI, ID, text(connection, "だめ", null), KEY);
            assertThat(refused.state()).isEqualTo(State.REFUSED);
            assertThat(refused.failure()).isEqualTo(Kind.REFUSED);
            assertThat(refused.explanation()).isEqualTo(Message.of("fake", "why", "because"));
            world.network.sending = Sending.DUPLICATE;
            assertThat(core.publications
                            .publish(SUZUKI, ID, text(connection, "だめ", null), KEY + "2")
                            .failure())
                    .isEqualTo(Kind.DUPLICATE);
        }
    }

    @StoreTest
    @DisplayName("B1: what was decided against is not sent, and nothing is stored")
    void whatWasDecidedAgainstIsNotSent(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.network.granted = Set.of(Act.POST);
            Connection connection = core.signIn(SUZUKI, "1");
            PostRef target = new PostRef("t12");
            refused(core, text(connection, "はい", target), Kind.SCOPE_MISSING);
            refused(core, text(connection, " ", null), Kind.INVALID);
            refused(core, text(connection, "x".repeat(281), null), Kind.INVALID);
            world.network.decision = new Decision.Denied(Kind.PLAN_FORBIDS, Message.of("fake", "plan"));
            refused(core, text(connection, "はい", null), Kind.PLAN_FORBIDS);
            world.network.decision =
                    new Decision.HandOff(URI.create("https://fake.example/intent"), Message.of("fake", "there"));
            refused(core, text(connection, "はい", null), Kind.POLICY_FORBIDS);
            Connection yamadas = core.signIn(YAMADA, "2");
            refused(core, text(yamadas, "はい", null), Kind.NOT_FOUND);
            assertThat(world.network.sends).hasValue(0);
            long rows = core.store.read(
                    tx -> tx.query("select count(*) as n from publication").one(row -> row.longValue("n")));
            assertThat(rows).isZero();
        }
    }

    private static void refused(Core core, Text text, Kind kind) {
        assertThatThrownBy(() -> core.publications.publish(SUZUKI, ID, text, KEY))
                .isInstanceOfSatisfying(
                        SocialException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @StoreTest
    void anOwnPostCanBeDeletedAndNobodyElses(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            core.signIn(YAMADA, "1");
            Publication done = core.publications.publish(SUZUKI, ID, text(connection, "消す", null), KEY);
            PostRef post = Objects.requireNonNull(done.post()).ref();
            assertThatThrownBy(() -> core.publications.delete(YAMADA, ID, post)).hasMessageStartingWith("NOT_FOUND");
            core.publications.delete(SUZUKI, ID, post);
            assertThat(world.network.published).isEmpty();
            assertThatThrownBy(() -> core.publications.delete(SUZUKI, ID, post)).hasMessageStartingWith("NOT_FOUND");
        }
    }

    private static Text text(Connection connection, String text, @Nullable PostRef inReplyTo) {
        return new Text(text, inReplyTo, HANAKO, connection.id());
    }
}
