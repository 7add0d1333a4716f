package crm.social.core.link;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Caller;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Change;
import crm.social.api.Links.Link;
import crm.social.api.Links.State;
import crm.social.api.Links.Target;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;

class RecordLinksTest {
    private static final String ID = FakeNetwork.ID;

    @StoreTest
    @DisplayName("S31 S36 B7: a candidate is linked; field, timeline, audit and open pages agree")
    void aCandidateIsLinked(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Change change = core.links.link(SUZUKI, HANAKO, ID, new Target("12", null), Basis.CANDIDATE, 0);
            Link link = Objects.requireNonNull(change.link());
            assertThat(link.handle()).isEqualTo("hanako_sato");
            assertThat(link.profile().subject()).isEqualTo("12");
            assertThat(link.basis()).isEqualTo(Basis.CANDIDATE);
            assertThat(link.linkedBy()).isEqualTo("suzuki");
            assertThat(link.version()).isEqualTo(1).isEqualTo(change.version());
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_sato");
            assertThat(keys(world.host.entries(HANAKO))).containsExactly("timeline.linked");
            assertThat(acts(core)).contains("LINK suzuki 12");
            Core.eventually(() -> !world.host.events("social.link-changed").isEmpty());
            assertThat(world.host.events("social.link-changed").get(0)).satisfies(event -> {
                assertThat(event.data()).isEqualTo("{\"id\":\"hanako\",\"network\":\"fake\",\"type\":\"lead\"}");
                assertThat(event.permission()).isEqualTo("crm.social.use");
                assertThat(event.record()).isEqualTo(HANAKO);
            });
        }
    }

    @StoreTest
    @DisplayName("S32: a user name that was typed finds the profile; one that names nobody says so")
    void aTypedUserNameIsLinked(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Change change = core.link(SUZUKI, HANAKO, "＠Hanako_Sato");
            assertThat(Objects.requireNonNull(change.link()).profile().subject())
                    .isEqualTo("12");
            assertThatThrownBy(() -> core.link(SUZUKI, TARO, "no body!")).hasMessageStartingWith("INVALID");
            assertThatThrownBy(() -> core.link(SUZUKI, TARO, "nobody")).hasMessageStartingWith("NOT_FOUND");
            assertThat(core.panels.links(SUZUKI, TARO)).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S34 S36: a link is replaced, removed, put back; the field follows each time")
    void theFieldFollows(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Change first = core.link(SUZUKI, HANAKO, "hsato99");
            Change second =
                    core.links.link(SUZUKI, HANAKO, ID, new Target(null, "hanako_sato"), Basis.HANDLE, first.version());
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_sato");

            Change gone = core.links.unlink(SUZUKI, HANAKO, ID, second.version());
            assertThat(gone.link()).isNull();
            assertThat(world.host.handle(HANAKO, ID)).isNull();
            assertThatThrownBy(() -> core.links.unlink(SUZUKI, HANAKO, ID, gone.version()))
                    .hasMessageStartingWith("NOT_FOUND");

            Change back = core.links.undo(SUZUKI, HANAKO, ID, gone.undo());
            assertThat(Objects.requireNonNull(back.link()).handle()).isEqualTo("hanako_sato");
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_sato");

            core.links.unlink(SUZUKI, HANAKO, ID, back.version());
            Change again = core.links.link(SUZUKI, HANAKO, ID, new Target("12", null), Basis.CANDIDATE, 0);
            assertThat(again.version()).isEqualTo(6);
            assertThat(keys(world.host.entries(HANAKO)))
                    .containsExactly(
                            "timeline.linked",
                            "timeline.linked",
                            "timeline.unlinked",
                            "timeline.linked",
                            "timeline.unlinked",
                            "timeline.linked");
        }
    }

    @StoreTest
    void anUndoWorksOnceAndForTenMinutesAndOnlyWhileNothingElseHappened(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Change linked = core.link(SUZUKI, HANAKO, "hanako_sato");
            assertThatThrownBy(() -> core.links.undo(SUZUKI, TARO, ID, linked.undo()))
                    .hasMessageStartingWith("NOT_FOUND");
            Change gone = core.links.unlink(SUZUKI, HANAKO, ID, linked.version());
            assertThatThrownBy(() -> core.links.undo(SUZUKI, HANAKO, ID, linked.undo()))
                    .hasMessageStartingWith("CONFLICT");
            core.links.undo(SUZUKI, HANAKO, ID, gone.undo());
            assertThatThrownBy(() -> core.links.undo(SUZUKI, HANAKO, ID, gone.undo()))
                    .hasMessageStartingWith("CONFLICT");
            Change last = core.links.unlink(SUZUKI, HANAKO, ID, 3);
            world.clock.forward(UndoTable.LIFE.plusSeconds(1));
            assertThatThrownBy(() -> core.links.undo(SUZUKI, HANAKO, ID, last.undo()))
                    .hasMessageStartingWith("NOT_FOUND");
        }
    }

    @StoreTest
    @DisplayName("S36 of many who change a link at once one does, and the others are told to look again")
    void ofTwoWhoChangeALinkAtOnceOneIsToldToLookAgain(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.signIn(YAMADA, "1");
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> changes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                var caller = i % 2 == 0 ? SUZUKI : YAMADA;
                String subject = i % 2 == 0 ? "12" : "11";
                changes.add(() -> wins(core, caller, subject));
            }
            int won = 0;
            for (Future<Boolean> change : threads.invokeAll(changes)) {
                won += change.get() ? 1 : 0;
            }
            threads.shutdown();
            assertThat(won).isEqualTo(1);
            assertThat(world.host.handle(HANAKO, ID))
                    .isEqualTo("@" + core.panels.links(SUZUKI, HANAKO).get(ID).handle());
        }
    }

    private static boolean wins(Core core, Caller caller, String subject) {
        try {
            core.links.link(caller, HANAKO, ID, new Target(subject, null), Basis.CANDIDATE, 0);
            return true;
        } catch (SocialException e) {
            assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
            return false;
        }
    }

    @StoreTest
    @DisplayName(
            "S36: field and link agree even though the host was down when the link was made, and the node went down then")
    void aHostThatWasDownIsToldLater(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            RecordRef record = HANAKO;
            core.panels.panel(SUZUKI, record, ID);
            core.store.run(tx -> core.errands.wantField(tx, record, ID, "@hanako_sato", "suzuki", null));
            assertThat(world.host.handle(record, ID)).isEqualTo("@hanako_sato");
            world.host.down(true);
            core.store.run(tx -> core.errands.wantField(tx, record, ID, null, "suzuki", "@hanako_sato"));
            world.host.down(false);
            assertThat(world.host.handle(record, ID)).isEqualTo("@hanako_sato");
            world.restart(core);
            world.clock.forward(Duration.ofSeconds(6));
            Core.eventually(() -> world.host.handle(record, ID) == null);
        }
    }

    @StoreTest
    @DisplayName("S36 a link by hand fills the field, whatever was typed there before")
    void theLinkIsTheLaterWordWhereSomebodyTypedMeanwhile(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.host.type(HANAKO, ID, "@somebody");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_sato");
        }
    }

    @StoreTest
    @DisplayName("S37: one profile may be linked to two records, and each says so of the other")
    void oneProfileOnTwoRecords(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            core.link(SUZUKI, TARO, "hanako_sato");
            assertThat(core.candidates.lookup(SUZUKI, TARO, ID, "hanako_sato").linkedElsewhere())
                    .containsExactly("佐藤 花子");
        }
    }

    @StoreTest
    @DisplayName("B2 S37: somebody who took another handle stays linked, and the field shows the new one")
    void aNewHandleKeepsTheLink(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Change linked = core.link(SUZUKI, HANAKO, "hanako_sato");
            world.network.person("12", "hanako_new", "佐藤 花子", "", "");
            world.network.person("99", "hanako_sato", "別の人", "", "");
            world.clock.forward(Duration.ofMinutes(2));
            Link now =
                    Objects.requireNonNull(core.panels.panel(SUZUKI, HANAKO, ID).link());
            assertThat(now.handle()).isEqualTo("hanako_new");
            assertThat(now.profile().subject()).isEqualTo("12");
            assertThat(now.version()).isEqualTo(linked.version());
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_new");
            assertThat(handles(core)).containsExactlyInAnyOrder("hanako_sato", "hanako_new");
            assertThat(world.host.entries(HANAKO)).anySatisfy(entry -> {
                assertThat(entry.key()).isEqualTo("timeline.renamed");
                assertThat(entry.arguments()).endsWith("@hanako_sato", "@hanako_new");
                assertThat(entry.userId()).isNull();
            });
        }
    }

    @StoreTest
    @DisplayName("B2: what somebody kept from an earlier look does not bring an old handle back")
    void anOldLookIsNoNews(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.signIn(YAMADA, "2");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            core.panels.panel(SUZUKI, HANAKO, ID);
            world.network.person("12", "hanako_new", "佐藤 花子", "", "");
            core.panels.panel(YAMADA, HANAKO, ID);
            Link after =
                    Objects.requireNonNull(core.panels.panel(SUZUKI, HANAKO, ID).link());
            assertThat(after.handle()).isEqualTo("hanako_new");
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_new");
            assertThat(keys(world.host.entries(HANAKO))).containsOnlyOnce("timeline.renamed");
        }
    }

    @StoreTest
    @DisplayName("B2: a new handle reaches each of many records that somebody is linked to")
    void manyLinksLearnANewHandle(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            List<RecordRef> all = new ArrayList<>();
            for (int number = 0; number < 35; number++) {
                RecordRef record = new RecordRef(RecordRef.LEAD, "many" + number);
                world.host.put(record, new PersonName("名 前", "名", "前", "", ""), "", "");
                core.link(SUZUKI, record, "hanako_sato");
                all.add(record);
            }
            world.network.person("12", "hanako_new", "佐藤 花子", "", "");
            world.clock.forward(Duration.ofMinutes(2));
            core.panels.panel(SUZUKI, all.get(30), ID);
            Core.eventually(() -> all.stream().allMatch(record -> "@hanako_new".equals(world.host.handle(record, ID))));
            Core.eventually(() -> all.stream()
                    .allMatch(record -> keys(world.host.entries(record)).contains("timeline.renamed")));
            assertThat(all).allSatisfy(record -> assertThat(keys(world.host.entries(record)))
                    .containsOnlyOnce("timeline.renamed"));
        }
    }

    @StoreTest
    void aProtectedAccountIsLinkedAsSuch(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.network.mark("13", Profile.Mark.PROTECTED);
            assertThat(Objects.requireNonNull(
                                    core.link(SUZUKI, TARO, "taro_suzuki").link())
                            .state())
                    .isEqualTo(State.PROTECTED);
        }
    }

    @StoreTest
    @DisplayName("S36: a link can be removed although the network's bundle is gone")
    void unlinkingNeedsNoNetwork(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Change linked = core.link(SUZUKI, HANAKO, "hanako_sato");
            core.lose(world.network);
            core.links.unlink(SUZUKI, HANAKO, ID, linked.version());
            assertThat(world.host.handle(HANAKO, ID)).isNull();
        }
    }

    @StoreTest
    void aRecordThatIsGoneNeedsNoTelling(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            world.host.delete(HANAKO);
            core.store.run(tx -> core.errands.wantField(tx, HANAKO, ID, "@x", "suzuki", null));
            Core.eventually(() -> {
                core.errands.tell(HANAKO);
                return core.coreStore
                        .<List<RecordRef>>read(tx -> ErrandTable.left(tx, new RecordRef("a", "-"), 1))
                        .isEmpty();
            });
        }
    }

    private static List<String> keys(List<TimelineEntry> entries) {
        return entries.stream().map(TimelineEntry::key).toList();
    }

    private static List<String> acts(Core core) {
        return core.store.read(tx -> tx.query("select act, user_id, subject from audit order by id")
                .list(row -> row.string("act") + " " + row.string("user_id") + " " + row.string("subject")));
    }

    private static List<String> handles(Core core) {
        return core.store.read(tx ->
                tx.query("select handle from handle_seen where subject = '12'").list(row -> row.string("handle")));
    }
}
