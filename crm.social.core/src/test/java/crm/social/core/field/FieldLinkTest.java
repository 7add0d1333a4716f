package crm.social.core.field;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TARO;
import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Link;
import crm.social.api.Links.Target;
import crm.social.api.Links.Waiting;
import crm.social.api.Links.Waiting.State;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

class FieldLinkTest {
    private static final String ID = FakeNetwork.ID;
    private static final RecordRef CONTACT = new RecordRef(RecordRef.CONTACT, "hanako-contact");

    @StoreTest
    @DisplayName(
            "S33: a user name in the field links by itself, in each accepted form; the field shows it as the network writes it")
    void aTypedNameLinks(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            for (String typed : new String[] {"hanako_sato", "@Hsato99", "＠hanako_sato", " HSATO99 "}) {
                String handle = typed.strip().replaceFirst("^[@＠]", "").toLowerCase(Locale.ROOT);
                world.host.type(HANAKO, ID, typed);
                linked(core, HANAKO, handle);
                Core.eventually(() -> ("@" + handle).equals(world.host.handle(HANAKO, ID)));
                assertThat(core.panels.waiting(SUZUKI, HANAKO)).isEmpty();
            }
            Link link = Objects.requireNonNull(link(core, HANAKO));
            assertThat(link.basis()).isEqualTo(Basis.FIELD);
            assertThat(link.linkedBy()).isEqualTo("suzuki");
            assertThat(world.host.entries(HANAKO))
                    .extracting(TimelineEntry::key)
                    .contains("timeline.linked");
        }
    }

    @StoreTest
    @DisplayName("S33: what did not really change asks nobody and keeps the link")
    void anotherWayToWriteTheSameChangesNothing(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "@hanako_sato");
            Link first = linked(core, HANAKO, "hanako_sato");
            int calls = world.network.handleCalls.get();
            world.network.person("12", "hanako_new", "佐藤 花子", "", "");
            world.network.person("99", "hanako_sato", "別の人", "", "");
            world.host.type(HANAKO, ID, "HANAKO_SATO");
            world.host.type(TARO, ID, "taro_suzuki");
            linked(core, TARO, "taro_suzuki");
            Link now = Objects.requireNonNull(link(core, HANAKO));
            assertThat(now.profile()).isEqualTo(first.profile());
            assertThat(now.linkedAt()).isEqualTo(first.linkedAt());
            assertThat(world.network.handleCalls.get()).isEqualTo(calls + 1);
        }
    }

    @StoreTest
    @DisplayName("S35 S37: clearing the field ends the link, with or without the permission")
    void clearingUnlinks(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "hanako_sato");
            linked(core, HANAKO, "hanako_sato");
            world.host.type(HANAKO, ID, null, "tanaka");
            Core.eventually(() -> link(core, HANAKO) == null);
            assertThat(world.host.handle(HANAKO, ID)).isNull();
        }
    }

    @StoreTest
    @DisplayName(
            "S33: a name of nobody is kept and shown as such, ends the link that was there, and a correction links")
    void aNameOfNobodyNeedsAttention(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "hanako_sato");
            linked(core, HANAKO, "hanako_sato");
            world.host.type(HANAKO, ID, "@hanako_sat0");
            waits(core, HANAKO, State.NOBODY);
            assertThat(link(core, HANAKO)).isNull();
            world.host.type(HANAKO, ID, "佐藤 花子");
            waits(core, HANAKO, State.INVALID);
            world.network.gone.put("11", Kind.SUSPENDED);
            world.host.type(HANAKO, ID, "hsato99");
            waits(core, HANAKO, State.SUSPENDED);
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("hsato99");
            world.host.type(HANAKO, ID, "hanako_sato");
            linked(core, HANAKO, "hanako_sato");
            assertThat(core.panels.waiting(SUZUKI, HANAKO)).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S33: a name that the network does not take at all costs no other its link")
    void aNameThatIsNotTakenDisturbsNoOther(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            RecordRef other = new RecordRef(RecordRef.LEAD, "other");
            world.host.importAll(Map.of(HANAKO, "hanako_sato", TARO, "not_taken", other, "taro_suzuki"), ID, "suzuki");
            waits(core, TARO, State.INVALID);
            linked(core, HANAKO, "hanako_sato");
            linked(core, other, "taro_suzuki");
        }
    }

    @StoreTest
    @DisplayName("S37: without the permission it waits, and is linked when the permission comes")
    void withoutThePermissionItWaits(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.network.appAnswers = true;
            world.host.type(HANAKO, ID, "hanako_sato", "tanaka");
            Waiting waiting = waits(core, HANAKO, State.NO_PERMISSION);
            assertThat(waiting.savedBy()).isEqualTo("tanaka");
            assertThat(world.network.handleCalls).hasValue(0);
            world.host.holders.add("tanaka");
            forward(world);
            linked(core, HANAKO, "hanako_sato");
        }
    }

    @StoreTest
    @DisplayName(
            "S37: who saves need not be signed in: the app's own credential looks, else it waits until they sign in")
    void withoutASignInTheAppLooks(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.host.type(HANAKO, ID, "hanako_sato");
            waits(core, HANAKO, State.NO_VIEWER);
            core.signIn(SUZUKI, "1");
            linked(core, HANAKO, "hanako_sato");
            assertThat(world.network.askedAs).containsExactly("1");
            world.network.appAnswers = true;
            world.host.type(TARO, ID, "taro_suzuki", "yamada");
            linked(core, TARO, "taro_suzuki");
            assertThat(world.network.askedAs).contains("app");
        }
    }

    @StoreTest
    @DisplayName("S33: a network that is down, at its limit or gone makes the value wait, with the time")
    void aNetworkThatCannotAnswerMakesItWait(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.network.readFailure = Kind.RATE_LIMITED;
            Instant resets = world.clock.instant().plus(Duration.ofMinutes(7)).truncatedTo(ChronoUnit.MILLIS);
            world.network.resetsAt = resets;
            world.host.type(HANAKO, ID, "hanako_sato");
            Core.eventually(() -> waiting(core, HANAKO) != null
                    && Objects.requireNonNull(waiting(core, HANAKO)).reason() == Kind.RATE_LIMITED);
            assertThat(Objects.requireNonNull(waiting(core, HANAKO)).retryAt()).isEqualTo(resets);
            world.network.readFailure = null;
            world.clock.forward(Duration.ofMinutes(8));
            linked(core, HANAKO, "hanako_sato");

            core.lose(world.network);
            world.host.type(TARO, ID, "@taro_suzuki");
            waits(core, TARO, State.WAITING);
            core.follow(world.network);
            forward(world);
            linked(core, TARO, "taro_suzuki");
        }
    }

    @StoreTest
    @DisplayName("S37: a lead's link goes with it to the contact, waiting values too; a deleted record leaves nothing")
    void conversionCarriesTheLinkAndDeletionEndsIt(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "@hanako_sato");
            linked(core, HANAKO, "hanako_sato");
            world.host.type(TARO, ID, "nobody_here");
            waits(core, TARO, State.NOBODY);

            world.host.convert(HANAKO, CONTACT);
            linked(core, CONTACT, "hanako_sato");
            assertThat(core.linkReads.links(HANAKO)).isEmpty();
            assertThat(Objects.requireNonNull(link(core, CONTACT)).linkedBy()).isEqualTo("suzuki");

            world.host.delete(CONTACT);
            world.host.delete(TARO);
            Core.eventually(() -> core.linkReads.links(CONTACT).isEmpty()
                    && core.linkReads.waiting(TARO).isEmpty());
        }
    }

    @StoreTest
    @DisplayName(
            "S33 S36: what a person types right after the link was ended counts, even if it is the name that was there before")
    void aWordRightAfterOursCounts(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(TARO, ID, "@taro_suzuki");
            linked(core, TARO, "taro_suzuki");
            long version = core.linkReads.place(TARO, ID).version();

            // Asked for the right to see it, for its field, for whether it is there, for what it holds; then it is
            // written.
            world.host.meanwhile.addAll(List.of(() -> {}, () -> {}, () -> {}, () -> {}, () -> {
                world.host.type(TARO, ID, "hsato99");
                world.host.type(TARO, ID, "@taro_suzuki");
                core.follower.news();
            }));
            core.links.unlink(SUZUKI, TARO, ID, version);

            assertThat(world.host.meanwhile).isEmpty();
            Core.eventually(() -> {
                world.clock.forward(Duration.ofMillis(100));
                return link(core, TARO) != null;
            });
            linked(core, TARO, "taro_suzuki");
            assertThat(world.host.handle(TARO, ID)).isEqualTo("@taro_suzuki");
        }
    }

    @StoreTest
    @DisplayName("S36: field and link agree after a crash between the two, in both directions")
    void aCrashRepeats(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.close();
            world.host.type(HANAKO, ID, "HANAKO_sato");
            Core next = world.restart(core);
            linked(next, HANAKO, "hanako_sato");
            Core.eventually(() -> "@hanako_sato".equals(world.host.handle(HANAKO, ID)));
        }
    }

    @StoreTest
    void whoBeginsAnewForgetsRecordsThatWentMeanwhile(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "@hanako_sato");
            world.host.type(TARO, ID, "@taro_suzuki");
            linked(core, HANAKO, "hanako_sato");
            linked(core, TARO, "taro_suzuki");
            core.close();
            world.host.delete(HANAKO);
            world.host.type(TARO, ID, "hsato99");
            world.host.forget(RecordFollower.READER);
            world.network.appAnswers = true; // the owner of the record has not signed in
            Core next = world.restart(core);
            linked(next, TARO, "hsato99");
            assertThat(next.linkReads.links(HANAKO)).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S34 S36: 関連付け by hand settles what waits in the field; what is typed later counts more")
    void aLinkByHandSettlesTheField(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "nobody_here");
            waits(core, HANAKO, State.NOBODY);
            core.links.link(SUZUKI, HANAKO, ID, new Target("12", null), Basis.CANDIDATE, 0);
            assertThat(core.panels.waiting(SUZUKI, HANAKO)).isEmpty();
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_sato");
            world.host.type(HANAKO, ID, "hsato99");
            linked(core, HANAKO, "hsato99");
        }
    }

    private static void forward(World world) {
        world.clock.forward(Duration.ofSeconds(6));
    }

    static @Nullable Link link(Core core, RecordRef record) {
        return core.linkReads.links(record).get(ID);
    }

    static @Nullable Waiting waiting(Core core, RecordRef record) {
        return core.linkReads.waiting(record).get(ID);
    }

    private static Link linked(Core core, RecordRef record, String handle) {
        Core.eventually(() -> {
            Link link = link(core, record);
            return link != null && link.handle().equals(handle) && waiting(core, record) == null;
        });
        return Objects.requireNonNull(link(core, record));
    }

    private static Waiting waits(Core core, RecordRef record, State state) {
        Core.eventually(() -> {
            Waiting waiting = waiting(core, record);
            return waiting != null && waiting.state() == state;
        });
        return Objects.requireNonNull(waiting(core, record));
    }
}
