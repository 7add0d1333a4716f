package crm.social.core.account;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TANAKA;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Caller;
import crm.social.api.Connections;
import crm.social.api.Connections.Connection;
import crm.social.api.Connections.Disconnected;
import crm.social.api.Organisations.Actor;
import crm.social.api.Organisations.Organisation;
import crm.social.api.Publications;
import crm.social.api.Publications.Publication;
import crm.social.api.SignIns.Flow;
import crm.social.api.SignIns.Owner;
import crm.social.api.SignIns.State;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.Ids;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

class OrganisationsTest {
    private static final String ID = FakeNetwork.ID;

    @StoreTest
    @DisplayName("S08: an administrator sets the organisation's connection up, is on its list, and says who else is")
    void anAdministratorSetsItUp(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            assertThat(organisation(core, SUZUKI))
                    .isEqualTo(new Organisation(ID, null, "", null, false, false, List.of(), 0));

            Connection connection = core.signInForAll(YAMADA, "1");

            Organisation shown = organisation(core, YAMADA);
            assertThat(shown.connection()).isEqualTo(connection);
            assertThat(shown.setUpBy()).isEqualTo("yamada");
            assertThat(shown.mayActAs()).isTrue();
            assertThat(shown.mayChange()).isTrue();
            assertThat(shown.actors()).containsExactly(new Actor("yamada", "yamada"));
            assertThat(core.connections.mine(YAMADA)).as("is nobody's own").isEmpty();
            assertThat(organisation(core, SUZUKI).mayActAs()).isFalse();
            assertThat(network(core, SUZUKI)).isNull();

            Organisation changed =
                    core.organisations.setActors(YAMADA, ID, List.of("suzuki", "suzuki", "tanaka"), shown.version());

            assertThat(changed.actors()).extracting(Actor::userId).containsExactly("suzuki", "tanaka");
            assertThat(changed.version()).isGreaterThan(shown.version());
            assertThat(organisation(core, SUZUKI).mayActAs()).isTrue();
            assertThat(organisation(core, SUZUKI).actors())
                    .as("for administrators")
                    .isEmpty();
            assertThat(network(core, SUZUKI)).isEqualTo(connection);
            assertThat(network(core, YAMADA)).as("not on the list any more").isNull();
            Core.eventually(
                    () -> world.host.events("social.organisation-changed").size() >= 2);
            assertThat(world.host.events("social.organisation-changed").get(0).data())
                    .isEqualTo("{\"network\":\"fake\"}");
        }
    }

    @StoreTest
    @DisplayName("S08: nobody but an administrator with the permission sets it up, changes or ends it")
    void nobodyElseChangesIt(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            assertThatThrownBy(() -> core.signInForAll(SUZUKI, "1")).hasMessageStartingWith("NO_PERMISSION");
            core.signInForAll(YAMADA, "1");
            long version = organisation(core, YAMADA).version();
            assertThatThrownBy(() -> core.organisations.setActors(SUZUKI, ID, List.of(), version))
                    .hasMessageStartingWith("NO_PERMISSION");
            assertThatThrownBy(() -> core.organisations.end(SUZUKI, ID, version))
                    .hasMessageStartingWith("NO_PERMISSION");
            world.host.holders.remove("yamada");
            assertThatThrownBy(() -> core.organisations.end(YAMADA, ID, version))
                    .hasMessageStartingWith("NO_PERMISSION");
            assertThatThrownBy(() -> core.organisations.all(TANAKA)).hasMessageStartingWith("NO_PERMISSION");
        }
    }

    @StoreTest
    void whoIsNoAdministratorAnyMoreCompletesNothing(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            URI page = core.signIns.begin(YAMADA, ID, Ids.random(), Set.of(), Owner.ORGANISATION);
            world.host.administrators.clear();

            String state = page.getQuery().replaceFirst("^state=([^&]+).*$", "$1");
            Flow flow = core.signIns.complete(YAMADA, ID, Map.of("state", state, "code", "1"));

            assertThat(flow.state()).isEqualTo(State.FAILED);
            assertThat(flow.failure()).isEqualTo(Kind.NO_PERMISSION);
            assertThat(flow.connection()).isNull();
            assertThat(organisation(core, YAMADA).connection()).isNull();
        }
    }

    @StoreTest
    void aFlowDoesNotBecomeAnothersOnTheWay(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String flow = Ids.random();
            core.signIns.begin(YAMADA, ID, flow, Set.of(), Owner.CALLER);
            assertThatThrownBy(() -> core.signIns.begin(YAMADA, ID, flow, Set.of(), Owner.ORGANISATION))
                    .hasMessageStartingWith("CONFLICT");
        }
    }

    @StoreTest
    void theVersionThatTheCallerSawCounts(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signInForAll(YAMADA, "1");
            long version = organisation(core, YAMADA).version();
            core.organisations.setActors(YAMADA, ID, List.of("yamada", "suzuki"), version);

            assertThatThrownBy(() -> core.organisations.setActors(YAMADA, ID, List.of(), version))
                    .hasMessageStartingWith("CONFLICT");
            assertThatThrownBy(() -> core.organisations.end(YAMADA, ID, version))
                    .hasMessageStartingWith("CONFLICT");
            assertThat(organisation(core, YAMADA).actors()).hasSize(2);
            assertThat(organisation(core, YAMADA).version()).isEqualTo(version + 1);
        }
    }

    @StoreTest
    void onlyUsersActButWhoLeftMayStayOnTheList(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signInForAll(YAMADA, "1");
            long version = organisation(core, YAMADA).version();
            assertThatThrownBy(() -> core.organisations.setActors(YAMADA, ID, List.of("nobody"), version))
                    .hasMessageStartingWith("INVALID");
            core.organisations.setActors(YAMADA, ID, List.of("tanaka", "yamada"), version);
            world.host.deleted.add("tanaka");

            Organisation changed = core.organisations.setActors(YAMADA, ID, List.of("tanaka", "suzuki"), version + 1);

            assertThat(changed.actors()).containsExactly(new Actor("tanaka", ""), new Actor("suzuki", "suzuki"));
        }
    }

    @StoreTest
    @DisplayName(
            "S25: the account is revoked at the network when the last connection goes, the organisation's among them")
    void theLastConnectionRevokesTheGrant(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String own = core.signIn(SUZUKI, "1").id();
            core.signInForAll(YAMADA, "1");
            assertThat(core.connections.disconnect(SUZUKI, own)).isEqualTo(Disconnected.STILL_SHARED);
            assertThat(world.network.revoked).isEmpty();
            assertThat(end(core)).isEqualTo(Disconnected.REVOKED_AT_NETWORK);
            assertThat(world.network.revoked).hasSize(1);
            assertThat(organisation(core, YAMADA).connection()).isNull();
            assertThat(organisation(core, YAMADA).actors()).isEmpty();

            core.signIn(SUZUKI, "1");
            core.signInForAll(YAMADA, "1");
            assertThat(end(core)).isEqualTo(Disconnected.STILL_SHARED);
            assertThat(core.connections.mine(SUZUKI))
                    .singleElement()
                    .satisfies(connection -> assertThat(connection.state()).isEqualTo(Connections.State.ACTIVE));
        }
    }

    @StoreTest
    void setUpAgainItIsReplacedAndTheListStays(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection first = core.signInForAll(YAMADA, "1");
            core.organisations.setActors(
                    YAMADA, ID, List.of("suzuki"), organisation(core, YAMADA).version());

            Connection again = core.signInForAll(YAMADA, "1");
            assertThat(again.id()).as("the same account").isEqualTo(first.id());
            assertThat(again.since()).isEqualTo(first.since());
            assertThat(world.network.revoked).isEmpty();

            Connection other = core.signInForAll(YAMADA, "2");
            assertThat(other.id()).isNotEqualTo(first.id());
            assertThat(other.handle()).isEqualTo("acme_second");
            assertThat(world.network.revoked).as("the first account's grant").hasSize(1);
            assertThat(organisation(core, YAMADA).actors())
                    .extracting(Actor::userId)
                    .containsExactly("suzuki", "yamada");
        }
    }

    @StoreTest
    @DisplayName("S43 S45: who is on the list says something as the organisation, and takes it back")
    void whoIsOnTheListActs(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection organisation = core.signInForAll(YAMADA, "1");
            assertThatThrownBy(() -> say(core, SUZUKI, organisation)).hasMessageStartingWith("NOT_FOUND");
            core.organisations.setActors(
                    YAMADA, ID, List.of("suzuki"), organisation(core, YAMADA).version());

            Publication said = say(core, SUZUKI, organisation);

            assertThat(said.state()).isEqualTo(Publications.State.DONE);
            assertThat(world.network.published)
                    .singleElement()
                    .satisfies(post -> assertThat(post.author().handle()).isEqualTo("acme_sales"));
            assertThat(core.panels
                            .conversation(
                                    SUZUKI,
                                    ID,
                                    Objects.requireNonNull(said.post()).ref(),
                                    organisation.id(),
                                    null)
                            .post()
                            .post()
                            .author()
                            .handle())
                    .isEqualTo("acme_sales");
            core.publications.delete(
                    SUZUKI, ID, Objects.requireNonNull(said.post()).ref());
            assertThat(world.network.published).isEmpty();
        }
    }

    @StoreTest
    void whoWasDeactivatedOrLostThePermissionDoesNotActAlthoughOnTheList(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection organisation = core.signInForAll(YAMADA, "1");
            core.organisations.setActors(
                    YAMADA, ID, List.of("suzuki"), organisation(core, YAMADA).version());

            world.host.holders.remove("suzuki");
            assertThatThrownBy(() -> say(core, SUZUKI, organisation)).hasMessageStartingWith("NO_PERMISSION");
            world.host.holders.add("suzuki");
            world.host.deactivated.add("suzuki");
            assertThatThrownBy(() -> say(core, SUZUKI, organisation)).hasMessageStartingWith("NOT_FOUND");
            assertThat(organisation(core, SUZUKI).mayActAs()).isFalse();
            world.host.deactivated.clear();
            assertThat(say(core, SUZUKI, organisation).state()).isEqualTo(Publications.State.DONE);
            world.host.deleted.add("suzuki");
            assertThatThrownBy(() -> say(core, SUZUKI, organisation)).hasMessageStartingWith("NOT_FOUND");
            assertThat(world.network.published).hasSize(1);
        }
    }

    @StoreTest
    @DisplayName(
            "S60: revoked at the network, the organisation says so, links stay, and signing in again mends it for all")
    void revokedAtTheNetworkItSaysSo(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "2");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            Connection organisation = core.signInForAll(YAMADA, "1");
            core.organisations.setActors(
                    YAMADA, ID, List.of("suzuki"), organisation(core, YAMADA).version());
            world.network.endAccess("1");
            int events = world.host.events("social.organisation-changed").size();

            assertThatThrownBy(() -> core.calls.ask(
                            account(core),
                            "profiles",
                            (one, eyes) -> AccountCalls.own(one.profiles().bySubjects(eyes, List.of("12")))))
                    .hasMessageStartingWith("REVOKED");

            assertThat(Objects.requireNonNull(organisation(core, SUZUKI).connection())
                            .state())
                    .isEqualTo(Connections.State.REVOKED);
            assertThatThrownBy(() -> say(core, SUZUKI, organisation)).hasMessageStartingWith("REVOKED");
            assertThat(core.panels.links(SUZUKI, HANAKO)).containsOnlyKeys(ID);
            Core.eventually(
                    () -> world.host.events("social.organisation-changed").size() > events);

            core.signInForAll(YAMADA, "1");
            assertThat(say(core, SUZUKI, organisation).state()).isEqualTo(Publications.State.DONE);
        }
    }

    @StoreTest
    @DisplayName("S37: who has no sign-in has handles looked up with the organisation's eyes")
    void handlesAreLookedUpWithTheOrganisationsEyes(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.host.type(HANAKO, ID, "@hanako_sato");
            Core.eventually(() -> "NO_VIEWER"
                    .equals(String.valueOf(core.panels.waiting(SUZUKI, HANAKO).values().stream()
                            .findFirst()
                            .map(waiting -> waiting.state().name())
                            .orElse(""))));

            core.signInForAll(YAMADA, "1");

            Core.eventually(() -> core.panels.links(SUZUKI, HANAKO).containsKey(ID));
            assertThat(world.network.askedAs).containsExactly("1");
            core.signIn(SUZUKI, "2");
            world.network.askedAs.clear();
            world.host.type(TARO, ID, "@taro_suzuki");
            Core.eventually(() -> core.panels.links(SUZUKI, TARO).containsKey(ID));
            assertThat(world.network.askedAs).as("the saver's own come first").containsExactly("2");
        }
    }

    @StoreTest
    void ofManyWhoSetItUpAtOnceOneIsConnectedAndNoGrantIsLeftOver(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            List<Core> nodes = database.isPostgres() ? List.of(world.node(), world.node()) : List.of(world.node());
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Callable<State>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Core node = nodes.get(i % nodes.size());
                String account = i % 2 == 0 ? "1" : "2";
                all.add(() -> signedInForAll(node, account));
            }
            for (Future<State> one : threads.invokeAll(all)) {
                assertThat(one.get()).isEqualTo(State.CONNECTED);
            }
            threads.shutdown();

            Core core = nodes.get(0);
            Connection now = Objects.requireNonNull(organisation(core, YAMADA).connection());
            List<String> withGrant =
                    core.coreStore.read(tx -> tx.query("select subject from account where sealed_grant is not null")
                            .list(row -> row.string("subject")));
            assertThat(withGrant).containsExactly(now.account().subject());
            assertThat(organisation(core, YAMADA).version()).isEqualTo(12);
        }
    }

    private static State signedInForAll(Core core, String account) {
        URI page = core.signIns.begin(YAMADA, ID, Ids.random(), Set.of(), Owner.ORGANISATION);
        String state = page.getQuery().replaceFirst("^state=([^&]+).*$", "$1");
        return core.signIns
                .complete(YAMADA, ID, Map.of("state", state, "code", account))
                .state();
    }

    private static Publication say(Core core, Caller caller, Connection as) {
        Publications.Text text = new Publications.Text("お知らせ " + Ids.random(), null, null, as.id());
        return core.publications.publish(caller, ID, text, Ids.random());
    }

    private static String account(Core core) {
        return core.organisationConnections.find(ID).orElseThrow().account().id();
    }

    private static Disconnected end(Core core) {
        return core.organisations.end(YAMADA, ID, organisation(core, YAMADA).version());
    }

    private static Organisation organisation(Core core, Caller caller) {
        List<Organisation> all = core.organisations.all(caller);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static @Nullable Connection network(Core core, Caller caller) {
        return core.socialNetworks.installed(caller).get(0).organisation();
    }
}
