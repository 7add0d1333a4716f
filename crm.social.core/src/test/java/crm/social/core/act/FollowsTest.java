package crm.social.core.act;

import static crm.social.core.act.ReactionsTest.audit;
import static crm.social.core.act.ReactionsTest.connection;
import static crm.social.core.act.ReactionsTest.linked;
import static crm.social.core.act.ReactionsTest.refused;
import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.TimelineEntry;
import crm.social.api.Act;
import crm.social.api.Connections;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Page;
import crm.social.api.Panels.Panel;
import crm.social.api.Panels.View;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.FakeNetwork.Sending;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;

class FollowsTest {
    private static final String ID = FakeNetwork.ID;

    @StoreTest
    @DisplayName(
            "S42 S40 B9: フォロー and フォローの解除 are seen at once in relation and count, on the timeline and in the audit")
    void followingIsSeenAtOnce(TestDatabase database) {
        try (World world = new World(database)) {
            world.network.ties.following.add("12>1");
            Core core = linked(world);
            assertThat(person(core).relation()).containsExactly(Relation.FOLLOWED_BY);
            assertThat(person(core).counts().followers()).isEqualTo(1);

            assertThat(follow(core, true)).containsExactly(Relation.FOLLOWING);
            assertThat(person(core).relation()).containsExactlyInAnyOrder(Relation.FOLLOWED_BY, Relation.FOLLOWING);
            assertThat(person(core).counts().followers()).isEqualTo(2);
            assertThat(world.network.ties.following).contains("1>12");

            assertThat(follow(core, false)).isEmpty();
            assertThat(person(core).relation()).containsExactly(Relation.FOLLOWED_BY);
            assertThat(person(core).counts().followers()).isEqualTo(1);
            assertThat(world.host.entries(HANAKO))
                    .extracting(TimelineEntry::key)
                    .containsExactlyInAnyOrder("timeline.linked", "timeline.followed", "timeline.unfollowed");
            assertThat(audit(core, "FOLLOW")).isEqualTo(1);
            assertThat(audit(core, "UNFOLLOW")).isEqualTo(1);
            Core.eventually(() -> world.host.events("social.act-changed").size() == 2);
            assertThat(world.host.events("social.act-changed").get(0).data()).contains("\"profile\":\"12\"");
        }
    }

    @StoreTest
    @DisplayName(
            "S42: who protects their posts is asked first; the request stands until they agree, and can be taken back")
    void aRequestIsPending(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.mark("12", Profile.Mark.PROTECTED);
            world.network.ties.choosy.add("12");
            world.network.protectedFrom.add("1>12");
            world.clock.forward(Duration.ofMinutes(2));
            Panel panel = panel(core);
            assertThat(panel.view()).isEqualTo(View.PROTECTED);
            assertThat(panel.decisions().get(Act.FOLLOW)).isInstanceOf(Decision.Allowed.class);

            assertThat(follow(core, true)).containsExactly(Relation.FOLLOW_REQUESTED);
            assertThat(follow(core, true)).containsExactly(Relation.FOLLOW_REQUESTED);
            assertThat(person(core).relation()).containsExactly(Relation.FOLLOW_REQUESTED);
            assertThat(person(core).counts().followers()).isEqualTo(1);
            assertThat(audit(core, "REQUEST_FOLLOW")).isEqualTo(1);

            world.network.ties.requested.clear();
            world.network.ties.following.add("1>12");
            world.network.protectedFrom.clear();
            world.clock.forward(Duration.ofMinutes(2));
            assertThat(panel(core).view()).isEqualTo(View.PROFILE);
            assertThat(person(core).relation()).containsExactly(Relation.FOLLOWING);
            assertThat(follow(core, false)).isEmpty();
            assertThat(person(core).relation()).isEmpty();
            assertThat(audit(core, "UNFOLLOW")).isEqualTo(1);
        }
    }

    @StoreTest
    @DisplayName("Who follows at the network itself and no longer does, and follows here again, does something")
    void whatWasDoneAtTheNetworkItselfCounts(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            follow(core, true);
            world.network.ties.following.remove("1>12");
            world.clock.forward(Duration.ofMinutes(2));
            assertThat(person(core).relation()).isEmpty();
            follow(core, true);
            assertThat(audit(core, "FOLLOW")).isEqualTo(2);
            assertThat(person(core).relation()).containsExactly(Relation.FOLLOWING);
        }
    }

    @StoreTest
    @DisplayName("Double clicks act once: of eight at the same time one asks the network")
    void doubleClicksActOnce(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = linked(world);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Callable<Set<Relation>> click = () -> follow(core, true);
            for (Future<Set<Relation>> end : threads.invokeAll(Collections.nCopies(8, click))) {
                assertThat(end.get()).containsExactly(Relation.FOLLOWING);
            }
            threads.shutdown();
            assertThat(world.network.ties.mostInside).hasValue(1);
            assertThat(audit(core, "FOLLOW")).isEqualTo(1);
        }
    }

    @StoreTest
    @DisplayName("An unknown outcome is settled by asking the network whom the account follows")
    void anUnknownOutcomeIsSettledByReading(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.ties.acting = Sending.TAKEN_BUT_UNSAID;
            assertThat(follow(core, true)).containsExactly(Relation.FOLLOWING);
            assertThat(world.network.ties.asked).hasSize(1);
            assertThat(audit(core, "FOLLOW")).isEqualTo(1);
            world.network.ties.acting = Sending.LOST;
            refused(Kind.NETWORK_DOWN, () -> follow(core, false));
            assertThat(person(core).relation()).containsExactly(Relation.FOLLOWING);
            assertThat(audit(core, "UNFOLLOW")).isZero();
        }
    }

    @StoreTest
    @DisplayName("Killed between the network's answer and our store: another one reads what is so")
    void aKilledAskersActIsSettled(TestDatabase database) {
        try (World world = new World(database)) {
            Core dying = linked(world);
            world.network.ties.script.add(Sending.KILLED);
            assertThatThrownBy(() -> follow(dying, true)).isInstanceOf(InternalError.class);
            Core core = world.restart(dying);
            world.clock.forward(StateActs.LEASE.plusSeconds(1));
            Core.eventually(() -> audit(core, "FOLLOW") == 1);
            assertThat(world.network.ties.asked).hasSize(1);
            Core.eventually(() -> world.host.entries(HANAKO).size() == 2);
        }
    }

    @StoreTest
    @DisplayName("B1 S24: decided before it is shown and before it is done")
    void decided(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            Decision handOff =
                    new Decision.HandOff(URI.create("https://fake.example/intent/follow"), Message.of("fake", "plan"));
            world.network.followDecision = handOff;
            assertThat(panel(core).decisions())
                    .containsEntry(Act.FOLLOW, handOff)
                    .containsKey(Act.POST);
            refused(Kind.POLICY_FORBIDS, () -> follow(core, true));
            world.network.followDecision = null;
            world.network.granted = Set.of(Act.POST);
            core.signIn(SUZUKI, "1");
            refused(Kind.SCOPE_MISSING, () -> follow(core, true));
            assertThat(world.network.ties.asked).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S41: フォロワー and フォローしている人, page by page, read when asked and not again")
    void listsPageByPage(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            for (int i = 20; i < 45; i++) {
                world.network.person("" + i, "person_" + i, "人 " + i, "", "");
                world.network.ties.following.add(i + ">12");
            }
            world.network.ties.following.add("12>13");
            world.network.ties.following.add("1>21");
            panel(core);
            int reads = world.network.reads.get();
            Page<Profile> one = core.follows.followers(SUZUKI, HANAKO, ID, null);
            Page<Profile> two = core.follows.followers(SUZUKI, HANAKO, ID, one.next());
            assertThat(two.next()).isNull();
            List<String> all = new ArrayList<>();
            List.of(one, two).forEach(page -> page.items().forEach(person -> all.add(person.handle())));
            assertThat(all).hasSize(25).doesNotHaveDuplicates().contains("person_20", "person_44");
            assertThat(one.items()).allSatisfy(person -> assertThat(String.valueOf(person.picture()))
                    .startsWith("/social/api/pictures/"));
            assertThat(one.items())
                    .filteredOn(person -> person.relation().contains(Relation.FOLLOWING))
                    .extracting(Profile::handle)
                    .containsExactly("person_21");
            assertThat(core.follows.following(SUZUKI, HANAKO, ID, null).items())
                    .extracting(Profile::handle)
                    .containsExactly("taro_suzuki");
            core.follows.followers(SUZUKI, HANAKO, ID, null);
            core.follows.followers(SUZUKI, HANAKO, ID, one.next());
            assertThat(world.network.reads.get() - reads).isEqualTo(3);

            core.signIn(YAMADA, "2");
            reads = world.network.reads.get();
            assertThat(core.follows.followers(YAMADA, HANAKO, ID, null).items())
                    .as("how one stands to each is one's own")
                    .allSatisfy(person -> assertThat(person.relation()).isEmpty());
            assertThat(world.network.reads.get() - reads).isEqualTo(1);
        }
    }

    @StoreTest
    @DisplayName("S41: after a follow, lists are read afresh")
    void listsFollowWhatWasDone(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            assertThat(core.follows.followers(SUZUKI, HANAKO, ID, null).items()).isEmpty();
            follow(core, true);
            Core.eventually(() -> core.follows.followers(SUZUKI, HANAKO, ID, null).items().stream()
                    .anyMatch(person -> person.handle().equals("acme_sales")));
        }
    }

    @StoreTest
    @DisplayName("S41: lists of who protects their posts are PROTECTED")
    void protectedLists(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            core.follows.followers(SUZUKI, HANAKO, ID, null);
            world.network.protectedFrom.add("1>12");
            world.clock.forward(Duration.ofMinutes(2));
            refused(Kind.PROTECTED, () -> core.follows.followers(SUZUKI, HANAKO, ID, null));
            refused(Kind.PROTECTED, () -> core.follows.following(SUZUKI, HANAKO, ID, null));
        }
    }

    @StoreTest
    void nobodyLinkedNobodySignedInAndForeignConnections(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            String own = connection(core);
            refused(Kind.NOT_FOUND, () -> core.follows.followers(SUZUKI, TARO, ID, null));
            refused(Kind.NOT_FOUND, () -> core.follows.follow(SUZUKI, TARO, ID, own, true));
            refused(Kind.NOT_FOUND, () -> core.follows.follow(YAMADA, HANAKO, ID, own, true));
            refused(Kind.NOT_CONNECTED, () -> core.follows.followers(YAMADA, HANAKO, ID, null));
            assertThat(world.network.ties.asked).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S60: a grant that was revoked at the network: REVOKED, sign in again, the link stays")
    void aRevokedGrantIsNoticed(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            panel(core);
            for (Runnable call : List.<Runnable>of(
                    () -> follow(core, true),
                    () -> core.follows.followers(SUZUKI, HANAKO, ID, null),
                    () -> core.follows.following(SUZUKI, HANAKO, ID, null))) {
                world.network.endAccess("1");
                refused(Kind.REVOKED, call);
                assertThat(core.connections.mine(SUZUKI).get(0).state()).isEqualTo(Connections.State.REVOKED);
                assertThat(core.panels.links(SUZUKI, HANAKO)).containsKey(ID);
                assertThat(panel(core).view()).isEqualTo(View.SIGN_IN_AGAIN);
                core.signIn(SUZUKI, "1");
                assertThat(panel(core).view()).isEqualTo(View.PROFILE);
            }
        }
    }

    private static Set<Relation> follow(Core core, boolean on) {
        return core.follows.follow(SUZUKI, HANAKO, ID, connection(core), on);
    }

    private static Panel panel(Core core) {
        return core.panels.panel(SUZUKI, HANAKO, ID);
    }

    private static Profile person(Core core) {
        return Objects.requireNonNull(panel(core).profile());
    }
}
