package crm.social.core.account;

import static crm.social.api.SignIns.Owner.CALLER;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Caller;
import crm.social.api.Act;
import crm.social.api.Connections;
import crm.social.api.Message;
import crm.social.api.SignIns.Flow;
import crm.social.api.SignIns.State;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeHost;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.Ids;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;

class SignInFlowsTest {
    private static final String ID = FakeNetwork.ID;

    @StoreTest
    @DisplayName("S20 S25: a user signs in once at the network and is connected from then on")
    void aUserSignsInOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String flow = Ids.random();
            URI page = core.signIns.begin(SUZUKI, ID, flow, Set.of(Act.POST), CALLER);
            assertThat(page.getQuery()).contains("callback=https://crm.example/social/callback/fake");
            assertThat(core.signIns.flow(SUZUKI, flow).state()).isEqualTo(State.WAITING);

            String state = core.begin(SUZUKI, flow); // the window was reloaded
            Flow ended = core.signIns.complete(SUZUKI, ID, Map.of("state", state, "code", "1"));
            assertThat(ended.flow()).isEqualTo(flow);
            assertThat(ended.state()).isEqualTo(State.CONNECTED);
            assertThat(core.connections.mine(SUZUKI)).singleElement().satisfies(connection -> {
                assertThat(connection.handle()).isEqualTo("acme_sales");
                assertThat(connection.state()).isEqualTo(Connections.State.ACTIVE);
                assertThat(connection.acts()).containsExactly(Act.values());
                assertThat(String.valueOf(connection.picture())).startsWith("/social/api/pictures/");
            });
            Core.eventually(() -> world.host.events("social.flow-ended").size() == 1);
            assertThat(world.host.events("social.flow-ended")).singleElement().satisfies(event -> {
                assertThat(event.users()).containsExactly("suzuki");
                assertThat(event.data())
                        .isEqualTo("{\"flow\":\"" + flow + "\",\"network\":\"fake\",\"state\":\"CONNECTED\"}");
            });
        }
    }

    @StoreTest
    @DisplayName("S21: one user's sign-in gives another nothing")
    void oneUsersSignInGivesAnotherNothing(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            assertThat(core.connections.mine(YAMADA)).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S24: what was granted counts, not what was asked for")
    void whatWasGrantedCounts(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.network.granted = Set.of(Act.REPLY);
            assertThat(core.signIn(SUZUKI, "1").acts()).containsExactly(Act.REPLY);
        }
    }

    @StoreTest
    @DisplayName("S26: a refused, forged, replayed, foreign or expired flow connects nobody and stores nothing")
    void whatDoesNotBelongConnectsNobody(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String flow = Ids.random();
            String state = core.begin(SUZUKI, flow);

            assertThat(completed(core, SUZUKI, Map.of("code", "1"))).isEqualTo(State.FORGED);
            assertThat(completed(core, SUZUKI, Map.of("state", "made up", "code", "1")))
                    .isEqualTo(State.FORGED);
            assertThat(completed(core, YAMADA, Map.of("state", state, "code", "1")))
                    .isEqualTo(State.FORGED);
            Caller otherSession = FakeHost.caller("suzuki", "another-session");
            assertThat(completed(core, otherSession, Map.of("state", state, "code", "1")))
                    .isEqualTo(State.FORGED);
            assertThat(core.signIns
                            .complete(SUZUKI, "other", Map.of("state", state, "code", "1"))
                            .state())
                    .isEqualTo(State.FORGED);
            assertThatThrownBy(() -> core.signIns.flow(otherSession, flow)).hasMessageStartingWith("NOT_FOUND");

            assertThat(completed(core, SUZUKI, Map.of("state", state, "error", "access_denied")))
                    .isEqualTo(State.REFUSED);
            assertThat(completed(core, SUZUKI, Map.of("state", state, "code", "1")))
                    .isEqualTo(State.FORGED);
            assertThat(core.signIns.flow(SUZUKI, flow).state()).isEqualTo(State.REFUSED);

            String late = core.begin(SUZUKI, Ids.random());
            world.clock.forward(SignInFlows.LIFE);
            assertThat(completed(core, SUZUKI, Map.of("state", late, "code", "1")))
                    .isEqualTo(State.EXPIRED);

            String wrong = core.begin(SUZUKI, Ids.random());
            assertThat(completed(core, SUZUKI, Map.of("state", wrong, "code", "nobody")))
                    .isEqualTo(State.EXPIRED);

            assertThat(core.connections.mine(SUZUKI)).isEmpty();
            assertThat(count(core, "account")).isZero();
            assertThat(count(core, "connection")).isZero();
            assertThat(memos(core)).isZero();
        }
    }

    @StoreTest
    @DisplayName("S26: of many that bring the same state back at once, one connects")
    void aStateIsUsedOnce(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            String state = core.begin(SUZUKI, Ids.random());
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Callable<State> back = () -> completed(core, SUZUKI, Map.of("state", state, "code", "1"));
            List<Future<State>> ends = threads.invokeAll(Collections.nCopies(8, back));
            int connected = 0;
            for (Future<State> end : ends) {
                connected += end.get() == State.CONNECTED ? 1 : 0;
            }
            threads.shutdown();
            assertThat(connected).isEqualTo(1);
            assertThat(count(core, "connection")).isEqualTo(1);
        }
    }

    @StoreTest
    void aFlowThatWasCancelledDoesNotConnectAnyMore(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String flow = Ids.random();
            String state = core.begin(SUZUKI, flow);
            core.signIns.cancel(SUZUKI, flow);
            assertThat(completed(core, SUZUKI, Map.of("state", state, "code", "1")))
                    .isEqualTo(State.CANCELLED);
            assertThat(core.connections.mine(SUZUKI)).isEmpty();
            assertThatThrownBy(() -> core.begin(SUZUKI, flow)).hasMessageStartingWith("CONFLICT");
        }
    }

    @StoreTest
    void aNetworkThatIsNotSetUpTakesNoSignInAndIsSeenByAdministratorsOnly(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.network.missing = Message.of("fake", "client-id");
            assertThatThrownBy(() -> core.begin(SUZUKI, Ids.random())).hasMessageStartingWith("NOT_CONFIGURED");
            assertThat(core.socialNetworks.installed(SUZUKI)).isEmpty();
            assertThat(core.socialNetworks.installed(YAMADA)).singleElement().matches(network -> !network.configured());
        }
    }

    @StoreTest
    @DisplayName("S25: two users with the same account share its grant; it is revoked when the last one leaves")
    void theLastOneToLeaveRevokes(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            var suzukis = core.signIn(SUZUKI, "1");
            var yamadas = core.signIn(YAMADA, "1");
            assertThat(count(core, "account")).isEqualTo(1);
            assertThatThrownBy(() -> core.connections.disconnect(YAMADA, suzukis.id()))
                    .hasMessageStartingWith("NOT_FOUND");
            assertThat(core.connections.disconnect(SUZUKI, suzukis.id()))
                    .isEqualTo(Connections.Disconnected.STILL_SHARED);
            assertThat(world.network.revoked).isEmpty();
            assertThat(core.connections.disconnect(YAMADA, yamadas.id()))
                    .isEqualTo(Connections.Disconnected.REVOKED_AT_NETWORK);
            assertThat(world.network.revoked).hasSize(1);
            assertThat(sealedGrants(core)).isZero();
            assertThat(count(core, "revocation")).isZero();
        }
    }

    @StoreTest
    void aDisconnectThatTheNetworkDoesNotConfirmStillWipesTheGrant(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            var connection = core.signIn(SUZUKI, "1");
            world.network.revokeFails = true;
            assertThat(core.connections.disconnect(SUZUKI, connection.id()))
                    .isEqualTo(Connections.Disconnected.NOT_CONFIRMED);
            assertThat(sealedGrants(core)).isZero();
            assertThat(count(core, "revocation")).isZero();
        }
    }

    @StoreTest
    @DisplayName("B3: a network whose bundle is away is told of a disconnect once the bundle is back")
    void aDisconnectWithoutTheBundleIsToldLater(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            var connection = core.signIn(SUZUKI, "1");
            core.lose(world.network);
            assertThat(core.connections.disconnect(SUZUKI, connection.id()))
                    .isEqualTo(Connections.Disconnected.NOT_CONFIRMED);
            assertThat(world.network.revoked).isEmpty();
            core.follow(world.network);
            world.clock.forward(Duration.ofMinutes(2));
            Core.eventually(() -> count(core, "revocation") == 0);
            assertThat(world.network.revoked).hasSize(1);
        }
    }

    @StoreTest
    @DisplayName("B3: the connection of a user who was deactivated is ended, at the network too")
    void whoIsNoUserAnyMoreIsDisconnected(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.signIn(YAMADA, "2");
            world.host.deactivated.add("suzuki");
            world.clock.forward(Duration.ofMinutes(2));
            Core.eventually(() -> core.connections.mine(SUZUKI).isEmpty());
            Core.eventually(() -> world.network.revoked.size() == 1);
            assertThat(core.connections.mine(YAMADA)).hasSize(1);
        }
    }

    @StoreTest
    @DisplayName("S25 B3: of colleagues who leave a shared account at once the last one ends its grant")
    void leavingAtOnceEndsTheGrant(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Core other = database.isPostgres() ? world.node() : core;
            for (int round = 1; round <= 10; round++) {
                var suzukis = core.signIn(SUZUKI, "1");
                var yamadas = core.signIn(YAMADA, "1");
                atOnce(
                        () -> core.connections.disconnect(SUZUKI, suzukis.id()),
                        () -> other.connections.disconnect(YAMADA, yamadas.id()));
                assertThat(sealedGrants(core)).isZero();
                assertThat(count(core, "revocation")).isZero();
                int ends = round;
                assertThat(world.network.revoked).hasSize(ends);
            }
        }
    }

    @StoreTest
    @DisplayName("S25: colleagues who sign in with the same account for the first time at once share it")
    void signingInAtOnceSharesTheAccount(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            Core other = database.isPostgres() ? world.node() : core;
            for (int round = 0; round < 5; round++) {
                String subject = "shared" + round;
                world.network.person(subject, "shared_" + round, "共用", "", "");
                atOnce(() -> core.signIn(SUZUKI, subject), () -> other.signIn(YAMADA, subject));
                assertThat(core.connections.mine(SUZUKI))
                        .singleElement()
                        .matches(one -> one.state() == Connections.State.ACTIVE);
                assertThat(core.connections.mine(YAMADA))
                        .singleElement()
                        .matches(one -> one.state() == Connections.State.ACTIVE);
                assertThat(count(core, "account where subject = '" + subject + "'"))
                        .isEqualTo(1);
            }
        }
    }

    private static void atOnce(Callable<Object> one, Callable<Object> two) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Object> done : threads.invokeAll(List.of(one, two))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @StoreTest
    void signingInWithAnotherAccountLeavesTheFirst(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.signIn(SUZUKI, "2");
            assertThat(core.connections.mine(SUZUKI))
                    .singleElement()
                    .matches(connection -> connection.handle().equals("acme_second"));
            assertThat(world.network.revoked).hasSize(1);
        }
    }

    @StoreTest
    void noSecretStandsInTheStoreOrInAnEvent(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String flow = Ids.random();
            String state = core.begin(SUZUKI, flow);
            core.signIn(YAMADA, "1");
            for (String table :
                    List.of("account", "sign_in_flow", "connection", "audit", "store_change", "revocation")) {
                for (String row : rows(core, table)) {
                    assertThat(row).as(table).doesNotContain("-secret-", "verifier-memo-secret", state, flow);
                }
            }
            assertThat(world.host.events.toString()).doesNotContain("-secret-", state);
        }
    }

    @StoreTest
    void oldFlowsAreThrownAway(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.begin(SUZUKI, Ids.random());
            purge(core);
            assertThat(count(core, "sign_in_flow")).isEqualTo(1);
            world.clock.forward(Duration.ofHours(2));
            purge(core); // the job may have been there first
            assertThat(count(core, "sign_in_flow")).isZero();
        }
    }

    private static void purge(Core core) {
        core.coreStore.<Integer>write(tx -> FlowTable.purge(tx, tx.now()));
    }

    private static State completed(Core core, Caller caller, Map<String, String> parameters) {
        return core.signIns.complete(caller, ID, parameters).state();
    }

    private static long count(Core core, String table) {
        return core.store.read(
                tx -> tx.query("select count(*) as n from " + table).one(row -> row.longValue("n")));
    }

    private static long sealedGrants(Core core) {
        return core.store.read(tx -> tx.query("select count(*) as n from account where sealed_grant is not null")
                .one(row -> row.longValue("n")));
    }

    private static long memos(Core core) {
        return core.store.read(tx -> tx.query("select count(*) as n from sign_in_flow where sealed_memo is not null")
                .one(row -> row.longValue("n")));
    }

    private static List<String> rows(Core core, String table) {
        List<String> columns =
                switch (table) {
                    case "account" -> List.of("id", "subject", "sealed_grant", "acts", "lease_owner");
                    case "sign_in_flow" ->
                        List.of("flow_hash", "state_hash", "sealed_flow", "sealed_memo", "session_key");
                    case "connection" -> List.of("id", "user_id");
                    case "audit" -> List.of("detail", "subject");
                    case "revocation" -> List.of("sealed_grant");
                    default -> List.of("topic", "payload");
                };
        return core.store.read(tx -> tx.query("select * from " + table).list(row -> columns.stream()
                .map(column -> String.valueOf(row.stringOrNull(column)))
                .toList()
                .toString()));
    }
}
