package crm.social.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.SocialProvider;
import crm.social.core.account.AccountRow.State;
import crm.social.core.testing.Core;
import crm.social.core.testing.NodeProcess;
import crm.social.core.testing.RemoteNetwork;
import crm.social.core.testing.TokenServer;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many processes over one database, at a network where a refresh token that is used twice ends the grant. */
class RefreshOverProcessesTest {
    private static final Duration LEASE_IS_OVER = Grants.LEASE.plusSeconds(2);

    @Test
    @DisplayName(
            "2 processes × 8 threads, 40 accounts: one token request per expiry, no replay; a kill costs what was in flight")
    void oneRenewalPerExpiry() {
        run(new Size(2, 8, 40, 2, 1));
    }

    @Test
    @Tag("long")
    @DisplayName(
            "4 processes × 32 threads, 1,000 accounts: one token request per expiry, no replay; a kill costs what was in flight")
    void oneRenewalPerExpiryAtFullSize() {
        run(new Size(4, 32, 1000, 5, 5));
    }

    private record Size(int processes, int threads, int accounts, int rounds, int kills) {}

    private static void run(Size size) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (TestDatabase database = TestDatabase.postgres();
                World world = new World(database);
                TokenServer server = new TokenServer(seed)) {
            Core core = world.silentNode();
            Granted.accounts(core, server, world.clock, size.accounts());
            server.delay = Duration.ofMillis(30);
            List<NodeProcess> nodes = new ArrayList<>();
            try {
                for (int i = 0; i < size.processes(); i++) {
                    nodes.add(start(world, database, server, size, "node" + i));
                }
                nodes.forEach(NodeProcess::answer);
                new Rounds(world, server, size, nodes, new Random(seed)).all(core, database);
            } finally {
                nodes.forEach(NodeProcess::close);
            }
        }
    }

    private static NodeProcess start(World world, TestDatabase database, TokenServer server, Size size, String name) {
        return new NodeProcess(name, database, world.keys, server.url(), size.threads());
    }

    private record Rounds(World world, TokenServer server, Size size, List<NodeProcess> nodes, Random random) {
        void all(Core core, TestDatabase database) {
            for (int round = 1; round <= size.rounds(); round++) {
                forward(RemoteNetwork.TOKEN_LIFE);
                nodes.forEach(node -> node.order("read 2"));
                assertThat(failures())
                        .as("nothing but a store too busy to wait for")
                        .isSubsetOf("UNAVAILABLE");
                assertThat(server.requests).as("token requests").hasValue(round * size.accounts());
                assertThat(server.replays).hasValue(0);
                assertThat(server.renewals()).hasSize(size.accounts()).allSatisfy(this::is);
            }
            for (int kill = 0; kill < size.kills(); kill++) {
                kill(core, database, kill);
            }
        }

        private void is(String account, int renewals) {
            assertThat(renewals).isEqualTo(server.requests.get() / size.accounts());
        }

        /** All renew; one is killed; the others take over when its leases are over. */
        private void kill(Core core, TestDatabase database, int number) {
            Set<String> before = server.revoked();
            int requests = server.requests.get();
            forward(RemoteNetwork.TOKEN_LIFE);
            nodes.forEach(node -> node.order("read 2"));
            NodeProcess victim = nodes.remove(random.nextInt(nodes.size()));
            int some = 1 + random.nextInt(size.accounts() * 3 / 4);
            Core.eventually(() -> server.requests.get() >= requests + some);
            victim.kill();
            // Time jumps only when no living node is renewing: its lease must not run out before its answer.
            assertThat(failures()).as("who waited for the victim").isSubsetOf("REVOKED", "NETWORK_DOWN", "UNAVAILABLE");
            forward(LEASE_IS_OVER);
            nodes.forEach(node -> node.order("read 1"));
            assertThat(failures()).as("nothing but the end of a grant").isSubsetOf("REVOKED", "UNAVAILABLE");

            Set<String> lost = new TreeSet<>(server.revoked());
            lost.removeAll(before);
            System.out.println("kill " + number + ": " + lost.size() + " sign-ins lost");
            assertThat(lost).as("in flight for %s", victim.name()).isSubsetOf(server.unseen(victim.name()));
            assertThat(lost).hasSizeLessThanOrEqualTo(size.threads());
            assertThat(server.replays).hasValue(server.revoked().size());
            int renewed = server.renewals().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(server.requests).as("one per renewal, and the replays").hasValue(renewed + server.replays.get());
            Granted.states(core).forEach((account, state) -> assertThat(state)
                    .as(account)
                    .isEqualTo(server.revoked().contains(account) ? State.REVOKED : State.ACTIVE));

            NodeProcess next = start(world, database, server, size, "next" + number);
            assertThat(next.answer()).containsExactly("ready");
            next.order("forward " + ahead());
            next.answer();
            nodes.add(next);
        }

        private Set<String> failures() {
            Set<String> told = new HashSet<>();
            for (NodeProcess node : nodes) {
                List<String> answer = node.answer();
                told.addAll(answer.subList(2, answer.size()));
            }
            return told;
        }

        private long ahead() {
            return Duration.between(Instant.now(), world.clock.instant()).toMillis();
        }

        private void forward(Duration time) {
            world.clock.forward(time);
            nodes.forEach(node -> node.order("forward " + time.toMillis()));
            nodes.forEach(node -> assertThat(node.answer()).containsExactly("forward"));
        }
    }

    @StoreTest
    @DisplayName(
            "5 of 100 answers lost after the network has renewed: those sign in again once, nobody else is touched")
    void aLostAnswerCostsOneSignIn(TestDatabase database) {
        long seed = System.nanoTime();
        try (World world = new World(database);
                TokenServer server = new TokenServer(seed)) {
            Core core = world.silentNode();
            core.networks.bindNetwork(
                    new RemoteNetwork(server.url(), "one", world.clock),
                    Core.properties(1, SocialProvider.class, Authenticator.class, Profiles.class));
            List<String> accounts = Granted.accounts(core, server, world.clock, 100);
            server.lostOfThousand = 50;
            for (int round = 0; round < 3; round++) {
                world.clock.forward(RemoteNetwork.TOKEN_LIFE);
                accounts.forEach(account -> failure(core, account));
                world.clock.forward(Grants.REST.plusMillis(1));
                server.lostOfThousand = 0;
                Map<Kind, Integer> failures = new EnumMap<>(Kind.class);
                accounts.forEach(account -> {
                    Kind kind = failure(core, account);
                    if (kind != null) {
                        failures.merge(kind, 1, Integer::sum);
                    }
                });
                server.lostOfThousand = 50;
                assertThat(server.revoked()).as("seed %d", seed).isEqualTo(server.lost);
                assertThat(failures.keySet()).isSubsetOf(Set.of(Kind.REVOKED));
                assertThat(server.replays).as("each was tried once").hasValue(server.lost.size());
                Granted.states(core).forEach((account, state) -> assertThat(state)
                        .as("account %s, seed %d", account, seed)
                        .isEqualTo(server.lost.contains(account) ? State.REVOKED : State.ACTIVE));
            }
            assertThat(server.lost).as("seed %d", seed).isNotEmpty();
        }
    }

    private static @Nullable Kind failure(Core core, String account) {
        try {
            core.calls.ask(account, "profiles", (one, eyes) -> one.profiles().bySubjects(eyes, List.of("12")));
            return null;
        } catch (SocialException e) {
            return e.kind();
        }
    }
}
