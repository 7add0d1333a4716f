package crm.social.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.SealingKeys.Use;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.SocialProvider;
import crm.social.core.testing.Core;
import crm.social.core.testing.NodeProcess;
import crm.social.core.testing.RemoteNetwork;
import crm.social.core.testing.TokenServer;
import crm.social.core.testing.World;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys change while calls are made and grants are renewed, and the process that seals anew is killed in the middle. */
class RotationUnderLoadTest {
    private static final int THREADS = 4;

    @Test
    @DisplayName(
            "Three rotations over 1,000 grants under load, a kill in the middle: no failed call, nothing left to the old keys")
    void keysChangeUnderLoad() throws Exception {
        run(1000, Duration.ofSeconds(60));
    }

    @Test
    @Tag("long")
    @DisplayName(
            "Three rotations over 100,000 grants under load, a kill in the middle: no failed call, nothing left to the old keys")
    void keysChangeUnderLoadAtFullSize() throws Exception {
        run(100_000, Duration.ofMinutes(10));
    }

    private static void run(int grants, Duration limit) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        try (TestDatabase database = TestDatabase.postgres();
                World world = new World(database);
                TokenServer server = new TokenServer(seed)) {
            Core core = world.silentNode();
            core.networks.bindNetwork(
                    new RemoteNetwork(server.url(), "here", world.clock),
                    Core.properties(1, SocialProvider.class, Authenticator.class, Profiles.class));
            List<String> accounts = Granted.accounts(core, server, world.clock, grants);
            Load load = new Load(core, accounts, seed);
            try (load) {
                for (int rotation = 0; rotation < 3; rotation++) {
                    rotate(core, world, database, server, load, rotation == 1 ? grants / 5 : grants, limit);
                    assertThat(load.failures).as("seed %d", seed).isEmpty();
                }
            }
            System.out.println(load.calls + " calls, " + server.requests + " renewals");
            assertThat(load.failures).as("seed %d", seed).isEmpty();
            assertThat(load.calls).hasPositiveValue();
            assertThat(server.requests).as("grants were renewed meanwhile").hasPositiveValue();
            assertThat(server.replays).hasValue(0);
            assertThat(Granted.states(core).values()).containsOnly(AccountRow.State.ACTIVE);
            for (String account : accounts) {
                assertThat(core.accounts.open(core.accounts.find(account).orElseThrow()))
                        .isPresent();
            }
        }
    }

    /** @param killed after how many grants the node that seals anew is killed */
    private static void rotate(
            Core core, World world, TestDatabase database, TokenServer server, Load load, int killed, Duration limit) {
        String added = core.rotation.add();
        NodeProcess node = caring(world, database, server);
        try {
            forward(
                    load,
                    world,
                    node,
                    RemoteNetwork.TOKEN_LIFE.minus(Grants.MARGIN.dividedBy(2))); // all are to be renewed, too
            until(limit, core, () -> called(core));
            forward(load, world, node, Duration.ofSeconds(11));
            until(limit, core, () -> seals(core, added));
            until(
                    limit,
                    core,
                    () -> sealed(core, added) > killed || core.rotation.status().old() == 0);
            long left = core.rotation.status().old();
            if (left > 0) {
                node.kill();
                System.out.println("killed with " + left + " left");
                node = caring(world, database, server);
            }
            until(limit, core, () -> core.rotation.status().old() == 0);
            forward(load, world, node, Duration.ofMinutes(2));
            until(limit, core, () -> core.rotation.status().keys().stream()
                    .allMatch(key -> key.use() == (key.id().equals(added) ? Use.SEALS : Use.RETIRED)));
        } finally {
            node.close();
        }
    }

    private static NodeProcess caring(World world, TestDatabase database, TokenServer server) {
        NodeProcess node = new NodeProcess("caring", database, world.keys, server.url(), 1);
        assertThat(node.answer()).containsExactly("ready");
        node.order("forward "
                + Duration.between(Instant.now(), world.clock.instant()).toMillis());
        node.answer();
        node.order("care");
        assertThat(node.answer()).containsExactly("caring");
        return node;
    }

    private static void forward(Load load, World world, NodeProcess node, Duration time) {
        load.between(() -> {
            world.clock.forward(time);
            node.order("forward " + time.toMillis());
            assertThat(node.answer()).containsExactly("forward");
        });
    }

    /** Whether this node and the other one have answered for a key that is waiting. */
    private static boolean called(Core core) {
        return core.coreStore.<Boolean>read(tx -> tx.query("""
                        select count(*) as answers from key_holder
                        where answered_at >= (select called_at from seal_key order by id desc limit 1)
                        """).one(row -> row.longValue("answers") >= 2));
    }

    private static boolean seals(Core core, String key) {
        return core.rotation.status().keys().stream().anyMatch(one -> one.id().equals(key) && one.use() == Use.SEALS);
    }

    private static long sealed(Core core, String key) {
        return core.coreStore.<Long>read(
                tx -> tx.query("select count(*) as sealed from account where substr(sealed_grant, 4, 21) = :key")
                        .bind("key", key)
                        .one(row -> row.longValue("sealed")));
    }

    private static void until(Duration limit, Core core, BooleanSupplier happened) {
        Instant end = Instant.now().plus(limit);
        while (!happened.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + limit + ": " + core.rotation.status());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Calls for one account after the other, in random order. */
    private static final class Load implements AutoCloseable {
        final Queue<String> failures = new ConcurrentLinkedQueue<>();
        final AtomicInteger calls = new AtomicInteger();
        private final ReadWriteLock calling = new ReentrantReadWriteLock(true);
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private volatile boolean ended;

        Load(Core core, List<String> accounts, long seed) {
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed + i);
                threads.submit(() -> {
                    while (!ended && failures.isEmpty()) {
                        String account = accounts.get(random.nextInt(accounts.size()));
                        calling.readLock().lock();
                        try {
                            core.calls.ask(account, "profiles", (one, eyes) -> one.profiles()
                                    .bySubjects(eyes, List.of("12")));
                            calls.incrementAndGet();
                        } catch (RuntimeException e) {
                            failures.add(e.toString());
                        } finally {
                            calling.readLock().unlock();
                        }
                    }
                });
            }
        }

        /** Does something while no call is under way: one that waits for a renewal would give up if time jumped. */
        void between(Runnable work) {
            calling.writeLock().lock();
            try {
                work.run();
            } finally {
                calling.writeLock().unlock();
            }
        }

        @Override
        public void close() {
            ended = true;
            threads.shutdown();
            try {
                assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
