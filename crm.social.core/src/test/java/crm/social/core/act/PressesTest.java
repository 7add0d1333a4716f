package crm.social.core.act;

import static crm.social.core.act.ReactionsTest.audit;
import static crm.social.core.act.ReactionsTest.connection;
import static crm.social.core.act.ReactionsTest.first;
import static crm.social.core.act.ReactionsTest.linked;
import static crm.social.core.act.ReactionsTest.refused;
import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Act;
import crm.social.api.PostRef;
import crm.social.api.ShownPost;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.FakeNetwork.Sending;
import crm.social.core.testing.World;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** Several who press at once, outcomes that nobody learns, and askers that are not there any more. */
class PressesTest {
    private static final String ID = FakeNetwork.ID;
    private static final PostRef POST = new PostRef("t12");

    @StoreTest
    @DisplayName(
            "Double clicks act once: of sixteen at the same time, on two nodes, one asks the network at a time and one is told of")
    void doubleClicksActOnce(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            List<Core> nodes = nodes(world, database);
            String connection = connection(nodes.get(0));
            List<Callable<ShownPost>> presses = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Core node = nodes.get(i % nodes.size());
                presses.add(() -> node.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection, true));
            }
            for (ShownPost shown : all(presses)) {
                assertThat(shown.done()).containsExactly(Act.LIKE);
                assertThat(shown.post().counts().likes()).isEqualTo(1);
            }
            assertThat(world.network.ties.mostInside).hasValue(1);
            assertThat(audit(nodes.get(0), "LIKE")).isEqualTo(1);
            assertThat(world.host.entries(HANAKO)).hasSize(2);
            assertThat(counts(nodes.get(0))).isEqualTo(1);
        }
    }

    @StoreTest
    @DisplayName("Like and unlike at the same time, on two nodes: network, ledger, audit and count end in one state")
    void oppositePressesEndInOneState(TestDatabase database) throws Exception {
        try (World world = new World(database)) {
            List<Core> nodes = nodes(world, database);
            String connection = connection(nodes.get(0));
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Callable<ShownPost>> presses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Core node = nodes.get(random.nextInt(nodes.size()));
                boolean on = random.nextBoolean();
                presses.add(() -> node.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection, on));
            }
            all(presses);
            boolean there = world.network.ties.reactions.contains("1 LIKE t12");
            assertThat(world.network.ties.mostInside).hasValue(1);
            for (Core node : nodes) {
                assertThat(first(node).done().contains(Act.LIKE))
                        .as("seed " + seed)
                        .isEqualTo(there);
                assertThat(first(node).post().counts().likes())
                        .as("seed " + seed)
                        .isEqualTo(there ? 1 : 0);
            }
            assertThat(counts(nodes.get(0))).as("seed " + seed).isEqualTo(there ? 1 : 0);
            long likes = audit(nodes.get(0), "LIKE");
            long unlikes = audit(nodes.get(0), "UNLIKE");
            assertThat(likes - unlikes)
                    .as("one after the other, seed " + seed)
                    .isBetween(there ? 0L : -1L, there ? 1L : 0L);
        }
    }

    @StoreTest
    @DisplayName("B11: what was done on one node is seen at once on the other, by what it had read before")
    void theOtherNodeSeesItAtOnce(TestDatabase database) {
        if (!database.isPostgres()) {
            return; // one process owns a SQLite file
        }
        try (World world = new World(database)) {
            List<Core> nodes = nodes(world, database);
            int reads = world.network.reads.get();
            nodes.get(0).reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection(nodes.get(0)), true);
            assertThat(first(nodes.get(1)).done()).containsExactly(Act.LIKE);
            assertThat(first(nodes.get(1)).post().counts().likes()).isEqualTo(1);
            assertThat(world.network.reads.get() - reads)
                    .as("the like, and nothing read again")
                    .isEqualTo(1);
        }
    }

    @StoreTest
    void anUnsaidOutcomeIsSettledAtOnceByAskingForTheSameState(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.ties.script.add(Sending.TAKEN_BUT_UNSAID);
            assertThat(like(core).done()).containsExactly(Act.LIKE);
            assertThat(audit(core, "LIKE")).isEqualTo(1);
            world.network.ties.script.add(Sending.BREAKS_AFTER_TAKING);
            assertThat(core.reactions
                            .react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection(core), false)
                            .done())
                    .isEmpty();
            assertThat(world.network.ties.reactions).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("What nobody learns is said to be unknown, and settled once the network answers again")
    void anUnknownOutcomeIsSaidAndSettledLater(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.ties.script.add(Sending.TAKEN_BUT_UNSAID);
            world.network.ties.acting = Sending.LOST;
            refused(Kind.OUTCOME_UNKNOWN, () -> like(core));
            assertThat(first(core).done()).isEmpty();
            assertThat(audit(core, "LIKE")).isZero();

            world.network.ties.acting = Sending.TAKEN;
            world.clock.forward(StateActs.FIRST_LOOK.plusSeconds(1));
            Core.eventually(() -> first(core).done().contains(Act.LIKE));
            assertThat(audit(core, "LIKE")).isEqualTo(1);
            Core.eventually(() -> world.host.entries(HANAKO).size() == 2);
            Core.eventually(() -> world.host.events("social.act-changed").size() == 1);
        }
    }

    @StoreTest
    void whoPressesAgainDoesNotWaitForThat(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.ties.acting = Sending.LOST;
            refused(Kind.OUTCOME_UNKNOWN, () -> like(core));
            world.network.ties.acting = Sending.TAKEN;
            assertThat(like(core).done()).containsExactly(Act.LIKE);
            world.clock.forward(Duration.ofMinutes(1));
            Core.eventually(() -> jobs(core) == 0);
            assertThat(audit(core, "LIKE")).isEqualTo(1);
        }
    }

    @StoreTest
    void whatCannotBeFoundOutIsGivenUpInTheEnd(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.ties.acting = Sending.LOST;
            refused(Kind.OUTCOME_UNKNOWN, () -> like(core));
            world.clock.forward(ActSettling.LONGEST.plusSeconds(1));
            Core.eventually(() -> jobs(core) == 0);
            assertThat(state(core)).isEqualTo("UNKNOWN");
            assertThat(first(core).done()).isEmpty();
        }
    }

    @StoreTest
    @DisplayName(
            "Killed between the network's answer and our store: another one finds out, audit and timeline are whole")
    void aKilledAskersActIsSettled(TestDatabase database) {
        try (World world = new World(database)) {
            Core dying = linked(world);
            world.network.ties.script.add(Sending.KILLED);
            assertThatThrownBy(() -> like(dying)).isInstanceOf(InternalError.class);
            Core core = world.restart(dying);
            assertThat(audit(core, "LIKE")).isZero();
            world.clock.forward(StateActs.LEASE.plusSeconds(1));
            Core.eventually(() -> first(core).done().contains(Act.LIKE));
            assertThat(audit(core, "LIKE")).isEqualTo(1);
            Core.eventually(() -> world.host.entries(HANAKO).size() == 2);
            assertThat(world.network.ties.reactions).containsExactly("1 LIKE t12");
        }
    }

    @StoreTest
    @DisplayName("S16: nothing is asked any more for somebody who lost the permission meanwhile")
    void aJobAsksForThePermissionFirst(TestDatabase database) {
        try (World world = new World(database)) {
            Core dying = linked(world);
            world.network.ties.script.add(Sending.KILLED);
            assertThatThrownBy(() -> like(dying)).isInstanceOf(InternalError.class);
            Core core = world.restart(dying);
            world.host.holders.remove("suzuki");
            world.clock.forward(StateActs.LEASE.plusSeconds(1));
            String id =
                    core.store.read(tx -> tx.query("select id from account_act").one(row -> row.string("id")));
            assertThat(core.actSettling.settle(new Job(id, "", world.clock.instant(), 1, false)))
                    .isInstanceOf(Outcome.Again.class);
            assertThat(world.network.ties.asked).hasSize(1);
            world.host.holders.add("suzuki");
            world.clock.forward(ActSettling.PAUSE.plusSeconds(1));
            Core.eventually(() -> audit(core, "LIKE") == 1);
        }
    }

    @StoreTest
    void whoeverIsTooLateSaysNothing(TestDatabase database) throws Exception {
        if (!database.isPostgres()) {
            return; // one process owns a SQLite file
        }
        try (World world = new World(database)) {
            List<Core> nodes = nodes(world, database);
            Core slow = nodes.get(0);
            Core quick = nodes.get(1);
            world.network.ties.held = new CountDownLatch(1);
            CountDownLatch latch = world.network.ties.held;
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<ShownPost> late = threads.submit(() -> like(slow));
            Core.eventually(() -> world.network.ties.inside.get() == 1);
            world.network.ties.held = null;
            world.clock.forward(StateActs.LEASE.plusSeconds(1));
            assertThat(like(quick).done()).containsExactly(Act.LIKE);
            latch.countDown();
            late.get(20, TimeUnit.SECONDS);
            threads.shutdown();
            assertThat(audit(quick, "LIKE")).isEqualTo(1);
            assertThat(first(quick).post().counts().likes()).isEqualTo(1);
        }
    }

    private static ShownPost like(Core core) {
        return core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection(core), true);
    }

    /** Two, where the database allows it. */
    private static List<Core> nodes(World world, TestDatabase database) {
        Core one = linked(world);
        List<Core> nodes = database.isPostgres() ? List.of(one, world.node()) : List.of(one);
        nodes.forEach(ReactionsTest::first); // what is read while something is done may be counted twice for a minute
        return nodes;
    }

    private static <T> List<T> all(List<Callable<T>> presses) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(presses.size());
        try {
            List<T> ends = new ArrayList<>();
            for (Future<T> end : threads.invokeAll(presses)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdown();
        }
    }

    private static long counts(Core core) {
        return core.store.read(tx ->
                tx.query("select coalesce(sum(delta), 0) as n from act_count").one(row -> row.longValue("n")));
    }

    private static String state(Core core) {
        return core.store.read(tx -> tx.query("select state from account_act").one(row -> row.string("state")));
    }

    /** Jobs that look after acts. */
    private static long jobs(Core core) {
        return core.store.read(
                tx -> tx.query("select count(*) as n from store_job where task_name = 'core.settle-acts'")
                        .one(row -> row.longValue("n")));
    }
}
