package crm.social.core.panel;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Links;
import crm.social.api.Panels.Panel;
import crm.social.api.Panels.View;
import crm.social.api.Post;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.Publications.Text;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

class RecordPanelsTest {
    private static final String ID = FakeNetwork.ID;

    @StoreTest
    @DisplayName("S01 S20 S40 B1: sign-in, then candidates, then the linked profile with posts and what may be done")
    void thePathOfAPanel(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            assertThat(panel(core).view()).isEqualTo(View.SIGN_IN);
            core.signIn(SUZUKI, "1");
            assertThat(panel(core).view()).isEqualTo(View.CANDIDATES);
            core.link(SUZUKI, HANAKO, "hanako_sato");
            Panel panel = panel(core);
            assertThat(panel.view()).isEqualTo(View.PROFILE);
            assertThat(Objects.requireNonNull(panel.connection()).handle()).isEqualTo("acme_sales");
            assertThat(Objects.requireNonNull(panel.profile()).bio().text()).startsWith("株式会社あおぞら商事");
            assertThat(panel.posts().items()).singleElement().satisfies(shown -> {
                Post post = shown.post();
                assertThat(post.text().text()).isEqualTo("おはようございます");
                assertThat(String.valueOf(post.author().picture())).startsWith("/social/api/pictures/");
                assertThat(shown.decisions())
                        .isEqualTo(Map.of(
                                Act.REPLY, new Decision.Allowed(new Price(10)),
                                Act.REPOST, new Decision.Allowed(new Price(10)),
                                Act.LIKE, new Decision.Allowed(new Price(10))));
            });
            assertThat(panel.decisions())
                    .isEqualTo(Map.of(
                            Act.POST, new Decision.Allowed(new Price(10)),
                            Act.FOLLOW, new Decision.Allowed(Price.FREE)));
            assertThat(core.panels.posts(SUZUKI, HANAKO, ID, null)).isEqualTo(panel.posts());
            assertThat(core.panels.links(SUZUKI, HANAKO)).containsOnlyKeys(ID);
        }
    }

    @StoreTest
    @DisplayName("S24 B1: an act that the grant does not allow is shown as such")
    void aMissingScopeIsShown(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of(Act.POST));
            assertThat(panel(core).posts().items().get(0).decisions().get(Act.REPLY))
                    .isInstanceOfSatisfying(Decision.Denied.class, denied -> assertThat(denied.kind())
                            .isEqualTo(Kind.SCOPE_MISSING));
            assertThat(panel(core).decisions().get(Act.POST)).isInstanceOf(Decision.Allowed.class);
        }
    }

    @StoreTest
    @DisplayName("B10: opening a panel again within a minute asks nobody; later it is read afresh")
    void whatIsFreshIsNotReadAgain(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            panel(core);
            int reads = world.network.reads.get();
            panel(core);
            assertThat(world.network.reads).hasValue(reads);
            world.clock.forward(Duration.ofSeconds(61));
            panel(core);
            assertThat(world.network.reads).hasValue(reads + 2);
        }
    }

    @StoreTest
    @DisplayName("B10: 更新 asks again after five seconds, and nobody before")
    void whoWantsItAnewGetsItAnew(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            panel(core);
            int reads = world.network.reads.get();
            core.panels.panelAgain(SUZUKI, HANAKO, ID);
            assertThat(world.network.reads).hasValue(reads);
            world.clock.forward(Duration.ofSeconds(6));
            panel(core);
            assertThat(world.network.reads).hasValue(reads);
            core.panels.panelAgain(SUZUKI, HANAKO, ID);
            assertThat(world.network.reads).hasValue(reads + 2);
        }
    }

    @StoreTest
    @DisplayName("B10: nothing is kept longer than the network allows")
    void nothingIsKeptLongerThanAllowed(TestDatabase database) {
        try (World world = new World(database)) {
            world.network.retention = Duration.ofMinutes(10);
            Core core = linked(world, Set.of());
            panel(core);
            world.network.readFailure = Kind.NETWORK_DOWN;
            world.clock.forward(Duration.ofMinutes(9));
            Panel old = panel(core);
            assertThat(old.view())
                    .as("shown with its date while the network is down")
                    .isEqualTo(View.PROFILE);
            assertThat(old.fetchedAt()).isBefore(world.clock.instant().minus(Duration.ofMinutes(8)));
            world.clock.forward(Duration.ofMinutes(2));
            assertThatThrownBy(() -> panel(core)).hasMessageStartingWith("NETWORK_DOWN");
        }
    }

    @StoreTest
    void ofManyWhoOpenAPanelAtOnceOneReads(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            world.clock.forward(Duration.ofMinutes(2));
            int before = world.network.reads.get();
            CountDownLatch hold = new CountDownLatch(1);
            world.network.held = hold;
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Callable<Panel> open = () -> panel(core);
            var opened =
                    Collections.nCopies(8, open).stream().map(threads::submit).toList();
            Core.eventually(() -> world.network.reads.get() >= before + 2);
            hold.countDown();
            world.network.held = null;
            for (Future<Panel> one : opened) {
                assertThat(one.get().view()).isEqualTo(View.PROFILE);
            }
            threads.shutdown();
            assertThat(world.network.reads).hasValue(before + 2);
        }
    }

    @StoreTest
    @DisplayName("B10: what only one account may see, no other sees from the cache")
    void protectedPostsStayWithTheirViewer(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            core.signIn(YAMADA, "2");
            world.network.viewerOnly = true;
            world.network.protectedFrom.add("2>12");
            assertThat(panel(core).posts().items()).hasSize(1);
            Panel yamadas = core.panels.panel(YAMADA, HANAKO, ID);
            assertThat(yamadas.view()).isEqualTo(View.PROTECTED);
            assertThat(yamadas.posts().items()).isEmpty();
            assertThat(yamadas.profile()).isNotNull();
        }
    }

    @StoreTest
    void whatEverybodyMaySeeIsReadOnceForTwoAccounts(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            core.signIn(YAMADA, "2");
            core.panels.posts(SUZUKI, HANAKO, ID, null);
            int reads = world.network.reads.get();
            core.panels.posts(YAMADA, HANAKO, ID, null);
            assertThat(world.network.reads).hasValue(reads);
        }
    }

    @StoreTest
    @DisplayName("B2: a suspended or deleted account is a state of the panel; the link stays and says so")
    void somebodyWhoIsGoneIsAState(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            gone(world, core, Kind.SUSPENDED, View.SUSPENDED, Links.State.SUSPENDED);
            gone(world, core, Kind.NOT_FOUND, View.NOT_FOUND, Links.State.DELETED);
            world.network.gone.clear();
            assertThat(Objects.requireNonNull(panel(core).link()).state()).isEqualTo(Links.State.ACTIVE);
        }
    }

    private static void gone(World world, Core core, Kind why, View view, Links.State state) {
        world.network.gone.put("12", why);
        world.clock.forward(Duration.ofMinutes(2));
        Panel panel = panel(core);
        assertThat(panel.view()).isEqualTo(view);
        assertThat(Objects.requireNonNull(panel.link()).state()).isEqualTo(state);
    }

    @StoreTest
    void anOwnPostIsSeenAtOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            var connection = core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "acme_sales");
            panel(core);
            core.publications.publish(SUZUKI, ID, new Text("新しい", null, HANAKO, connection.id()), "0123456789abcdef");
            Core.eventually(() -> texts(panel(core)).anyMatch("新しい"::equals));
        }
    }

    @StoreTest
    @DisplayName("Of two nodes, each tells its own pages what happened on the other")
    void nodesTellEachOthersPages(TestDatabase database) {
        if (!database.isPostgres()) {
            return; // one process owns a SQLite file
        }
        try (World world = new World(database)) {
            Core one = world.node();
            world.node();
            one.signIn(SUZUKI, "1");
            one.link(SUZUKI, HANAKO, "hanako_sato");
            Core.eventually(() -> world.host.events("social.link-changed").size() == 2);
            Core.eventually(() -> world.host.events("social.flow-ended").size() == 2);
        }
    }

    @StoreTest
    void aNetworkThatIsGoneIsSaidToBeAndComesBackWithAllThatWasThere(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world, Set.of());
            core.lose(world.network);
            assertThatThrownBy(() -> panel(core)).hasMessageStartingWith("PROVIDER_GONE");
            assertThat(core.panels.links(SUZUKI, HANAKO)).containsKey(ID);
            core.follow(world.network);
            assertThat(panel(core).view()).isEqualTo(View.PROFILE);
        }
    }

    @StoreTest
    @DisplayName("S20: stop, start: still linked, still connected")
    void aRestartLosesNothing(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.restart(linked(world, Set.of(Act.POST)));
            Panel panel = panel(core);
            assertThat(panel.view()).isEqualTo(View.PROFILE);
            assertThat(Objects.requireNonNull(panel.profile()).marks()).doesNotContain(Profile.Mark.PROTECTED);
        }
    }

    private static Stream<String> texts(Panel panel) {
        return panel.posts().items().stream().map(shown -> shown.post().text().text());
    }

    @StoreTest
    @DisplayName("B10: an open panel stays while the network is down, even once the grant would have to be renewed")
    void whatIsKeptNeedsNoRenewal(TestDatabase database) {
        try (World world = new World(database)) {
            world.network.tokenLife = Duration.ofMinutes(30);
            Core core = linked(world, Set.of(Act.POST));
            panel(core);
            world.network.readFailure = Kind.NETWORK_DOWN;
            world.network.tokenFailure = Kind.NETWORK_DOWN;
            world.clock.forward(Duration.ofMinutes(31));
            Panel kept = panel(core);
            assertThat(kept.view()).isEqualTo(View.PROFILE);
            assertThat(kept.decisions().get(Act.POST)).isInstanceOf(Decision.Allowed.class);
        }
    }

    private static Core linked(World world, Set<Act> granted) {
        Core core = world.node();
        world.network.granted = granted;
        core.signIn(SUZUKI, "1");
        core.link(SUZUKI, HANAKO, "hanako_sato");
        return core;
    }

    private static Panel panel(Core core) {
        return core.panels.panel(SUZUKI, HANAKO, ID);
    }
}
