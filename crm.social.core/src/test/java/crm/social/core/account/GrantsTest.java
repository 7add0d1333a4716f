package crm.social.core.account;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Connections;
import crm.social.api.Panels.View;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final int ROUNDS = 10;
    private static final int THREADS = 16;

    @Test
    @DisplayName("Two nodes with 16 threads each: one token request per expiry, no token used twice, no call failed")
    void oneRenewalPerExpiryOverAllNodes() throws Exception {
        try (TestDatabase database = TestDatabase.postgres();
                World world = new World(database)) {
            Core one = world.node();
            Core other = world.node();
            world.network.tokenDelay = Duration.ofMillis(60);
            one.signIn(SUZUKI, "1");
            String account = account(one);
            ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
            for (int round = 0; round < ROUNDS; round++) {
                world.clock.forward(world.network.tokenLife);
                List<Callable<Integer>> calls = new ArrayList<>();
                for (int i = 0; i < 2 * THREADS; i++) {
                    Core node = i % 2 == 0 ? one : other;
                    calls.add(() -> read(node, account));
                }
                for (Future<Integer> call : threads.invokeAll(calls)) {
                    assertThat(call.get()).isEqualTo(1);
                }
                assertThat(world.network.refreshes).hasValue(round + 1);
            }
            threads.shutdown();
            assertThat(world.network.replays).hasValue(0);
        }
    }

    @StoreTest
    void whileTheOldGrantStillLivesNobodyWaitsForTheNewOne(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            String account = account(core);
            world.clock.forward(world.network.tokenLife.minus(Grants.MARGIN.dividedBy(2)));
            world.network.tokenDelay = Duration.ofSeconds(3);
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<Integer> renewing = threads.submit(() -> read(core, account));
            Core.eventually(() -> world.network.refreshes.get() == 1);
            assertThat(read(core, account)).isEqualTo(1);
            assertThat(renewing).isNotDone();
            assertThat(renewing.get()).isEqualTo(1);
            threads.shutdown();
            assertThat(world.network.replays).hasValue(0);
        }
    }

    @StoreTest
    void troubleAtTheNetworkNeverDisconnects(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            String account = account(core);
            for (Kind trouble : List.of(Kind.NETWORK_DOWN, Kind.RATE_LIMITED)) {
                world.network.tokenFailure = trouble;
                world.clock.forward(world.network.tokenLife.minus(Grants.MARGIN.dividedBy(2)));
                assertThat(read(core, account))
                        .as("the old grant is used while it lives")
                        .isEqualTo(1);
                world.clock.forward(Grants.MARGIN);
                assertThatThrownBy(() -> read(core, account)).isInstanceOf(SocialException.class);
                int asked = world.network.refreshes.get();
                assertThatThrownBy(() -> read(core, account)).hasMessageStartingWith("NETWORK_DOWN");
                assertThat(world.network.refreshes).as("no storm of requests").hasValue(asked);
                assertThat(state(core)).isEqualTo(Connections.State.ACTIVE);
                world.network.tokenFailure = null;
                world.clock.forward(Grants.REST.plusMillis(1));
                assertThat(read(core, account)).isEqualTo(1);
            }
        }
    }

    @StoreTest
    @DisplayName(
            "S60: access ended at the network is noticed at the next call; all who share the account are told; links stay")
    void endedAccessIsNoticed(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.signIn(YAMADA, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            world.clock.forward(Duration.ofMinutes(5));
            world.network.endAccess("1");
            world.host.events.clear();

            var panel = core.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID);
            assertThat(panel.view()).isEqualTo(View.SIGN_IN_AGAIN);
            assertThat(panel.link()).isNotNull();
            assertThat(world.network.refreshes).as("asked once, no more").hasValue(1);
            assertThat(core.connections.mine(YAMADA))
                    .singleElement()
                    .matches(connection -> connection.state() == Connections.State.REVOKED);
            Core.eventually(
                    () -> !world.host.events("social.connections-changed").isEmpty());
            assertThat(world.host.events("social.connections-changed").get(0).users())
                    .containsExactlyInAnyOrder("suzuki", "yamada");

            core.signIn(YAMADA, "1");
            assertThat(core.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID).view())
                    .as("a new sign-in serves all who share the account")
                    .isEqualTo(View.PROFILE);
        }
    }

    @StoreTest
    void aGrantThatTheNetworkRefusesIsRenewedOnceBeforeItCountsAsRevoked(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            world.network.endAccessOnly("1");
            assertThat(read(core, account(core))).isEqualTo(1);
            assertThat(world.network.refreshes).hasValue(1);
            assertThat(state(core)).isEqualTo(Connections.State.ACTIVE);
        }
    }

    @StoreTest
    void aGrantThatNobodyCanRenewEndsByItself(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            world.network.refreshable = false;
            core.signIn(SUZUKI, "1");
            world.clock.forward(world.network.tokenLife);
            assertThatThrownBy(() -> read(core, account(core))).hasMessageStartingWith("REVOKED");
            assertThat(state(core)).isEqualTo(Connections.State.REVOKED);
        }
    }

    @StoreTest
    void withoutItsKeyAGrantStaysClosedAndComesBackWithTheKey(TestDatabase database) throws IOException {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            Path aside = Files.createTempDirectory("aside");
            moveKeys(world.keys, aside);
            Core keyless = world.restart(core);
            assertThat(state(keyless)).isEqualTo(Connections.State.REVOKED);
            assertThat(keyless.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID).view())
                    .isEqualTo(View.SIGN_IN_AGAIN);
            assertThat(keyless.panels.links(SUZUKI, HANAKO)).containsKey(FakeNetwork.ID);
            assertThatThrownBy(() -> read(keyless, account(keyless))).hasMessageStartingWith("REVOKED");
            assertThat(world.network.refreshes).hasValue(0);
            moveKeys(aside, world.keys);
            assertThat(state(world.restart(keyless))).isEqualTo(Connections.State.ACTIVE);
        }
    }

    @StoreTest
    void aLimitThatWasReachedIsKeptTo(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            String account = account(core);
            world.network.readFailure = Kind.RATE_LIMITED;
            world.network.resetsAt = world.clock.instant().plusSeconds(60);
            assertThatThrownBy(() -> read(core, account)).hasMessageStartingWith("RATE_LIMITED");
            world.network.readFailure = null;
            int reads = world.network.reads.get();
            assertThatThrownBy(() -> read(core, account)).isInstanceOfSatisfying(SocialException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
                assertThat(e.retryAt()).contains(world.network.resetsAt);
            });
            assertThat(world.network.reads).hasValue(reads);
            world.clock.forward(Duration.ofSeconds(61));
            assertThat(read(core, account)).isEqualTo(1);
        }
    }

    @StoreTest
    @DisplayName("Who is told that an old grant is not valid any more leaves a newer one alone, and uses it")
    void aRefusalOfAnOldGrantDoesNotTouchANewerOne(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            String account = account(core);
            world.network.endAccess("1");
            world.network.tokenDelay = Duration.ofSeconds(2);
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<Integer> late = threads.submit(() -> read(core, account));
            Core.eventually(() -> world.network.refreshes.get() == 1);
            core.signIn(SUZUKI, "1");
            assertThat(late.isDone())
                    .as("the old grant's answer is still to come")
                    .isFalse();
            assertThat(late.get()).isEqualTo(1);
            threads.shutdown();
            assertThat(state(core)).isEqualTo(Connections.State.ACTIVE);
            assertThat(world.network.refreshes).hasValue(1);
        }
    }

    private static void moveKeys(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static int read(Core core, String account) {
        Answer<List<Profile>> answer = core.calls.ask(
                account, "profiles", (one, eyes) -> one.profiles().bySubjects(eyes, List.of("12")));
        return answer.value().size();
    }

    private static Connections.State state(Core core) {
        return core.connections.mine(SUZUKI).get(0).state();
    }

    private static String account(Core core) {
        return core.ownConnections
                .find("suzuki", FakeNetwork.ID)
                .orElseThrow()
                .account()
                .id();
    }
}
