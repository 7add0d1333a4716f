package crm.social.core.account;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Caller;
import crm.social.api.Connections;
import crm.social.api.Panels.View;
import crm.social.api.SealingKeys;
import crm.social.api.SealingKeys.File;
import crm.social.api.SealingKeys.Use;
import crm.social.api.SocialException;
import crm.social.core.seal.KeyRotation;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** Whatever happens to keys and sealed rows: what cannot be opened stays closed, people are asked to sign in again, links stay. */
class SpoiledGrantsTest {
    @StoreTest
    @DisplayName("A grant changed at any byte asks its user to sign in again, who then is connected as before")
    void aChangedGrantStaysClosed(TestDatabase database) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            String whole = sealed(core, "1");
            for (int i = 0; i < whole.length(); i += 1 + random.nextInt(4)) {
                char other = (char) (whole.charAt(i) ^ 1 << random.nextInt(6));
                seal(core, "1", whole.substring(0, i) + other + whole.substring(i + 1));
                assertThat(state(core, SUZUKI)).as("byte %d, seed %d", i, seed).isEqualTo(Connections.State.REVOKED);
            }
            assertAskedToSignInAgain(core);
            assertThat(world.network.refreshes).hasValue(0);
            core.signIn(SUZUKI, "1");
            assertThat(view(core)).isEqualTo(View.PROFILE);
        }
    }

    @StoreTest
    void rowsSwappedBetweenAccountsOpenForNeither(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.signIn(YAMADA, "2");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            String one = sealed(core, "1");
            seal(core, "1", sealed(core, "2"));
            seal(core, "2", one);
            int reads = world.network.reads.get();
            assertThat(state(core, YAMADA)).isEqualTo(Connections.State.REVOKED);
            assertAskedToSignInAgain(core);
            assertThat(world.network.reads)
                    .as("nothing was asked with another's grant")
                    .hasValue(reads);
        }
    }

    @StoreTest
    @DisplayName(
            "A folder without keys over sealed rows stays without: nothing is sealed, until the copy is back or a key is added")
    void noKeyIsMadeOverWhatIsSealed(TestDatabase database) throws IOException {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            Path aside = Files.createTempDirectory("aside");
            move(world.keys, aside);

            Core keyless = world.restart(core);
            assertThat(world.keys).isEmptyDirectory();
            assertAskedToSignInAgain(keyless);
            assertThatThrownBy(() -> keyless.signIn(SUZUKI, "1"))
                    .isInstanceOfSatisfying(SocialException.class, e -> assertThat(e.kind())
                            .isEqualTo(SocialException.Kind.UNAVAILABLE));
            SealingKeys.Status status = keyless.rotation.status();
            assertThat(status.seals()).isFalse();
            assertThat(status.closed()).isPositive();
            assertThat(status.keys()).singleElement().matches(key -> key.file() == File.MISSING);

            move(aside, world.keys);
            world.clock.forward(Duration.ofSeconds(11));
            assertThat(view(keyless)).as("the copy is back").isEqualTo(View.PROFILE);
        }
    }

    @StoreTest
    void afterTheKeyringWasLostAnAddedKeyIsABeginning(TestDatabase database) throws IOException {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            move(world.keys, Files.createTempDirectory("lost"));
            Core keyless = world.restart(core);
            String added = keyless.rotation.add();
            rotated(world, keyless, added);
            assertAskedToSignInAgain(keyless);
            keyless.signIn(SUZUKI, "1");
            assertThat(view(keyless)).isEqualTo(View.PROFILE);
            assertThat(sealed(keyless, "1")).startsWith("v1|" + added + "|");
        }
    }

    @StoreTest
    void aNodeThatDoesNotHoldTheKeyThatSealsDoesNotSeal(TestDatabase database) throws IOException {
        if (!database.isPostgres()) {
            return; // one node only
        }
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Path own = Files.createTempDirectory("own");
            Core other = world.node(own);
            assertThat(own).isEmptyDirectory();
            assertThatThrownBy(() -> other.signIn(YAMADA, "2")).hasMessageStartingWith("UNAVAILABLE");
            assertThat(state(other, SUZUKI)).isEqualTo(Connections.State.REVOKED);
            assertThat(state(core, SUZUKI))
                    .as("the other node's trouble is its own")
                    .isEqualTo(Connections.State.ACTIVE);
        }
    }

    @StoreTest
    @DisplayName(
            "A key that one of two nodes lacks waits; it seals when both hold it, and the old one is retired when nothing is left")
    void aKeySealsWhenEachNodeHoldsIt(TestDatabase database) throws IOException {
        if (!database.isPostgres()) {
            return; // one node only
        }
        try (World world = new World(database)) {
            Core one = world.node();
            one.signIn(SUZUKI, "1");
            Path mounted = Files.createTempDirectory("mounted");
            copy(world.keys, mounted);
            Core other = world.node(mounted);
            String old = one.rotation.status().keys().get(0).id();
            String added = one.rotation.add();
            for (int round = 0; round < 8; round++) {
                called(world, one, 2);
            }
            assertThat(use(one.rotation, added)).isEqualTo(Use.WAITING);
            assertThat(use(one.rotation, old)).isEqualTo(Use.SEALS);

            copy(world.keys, mounted);
            // A node may still be answering the round before, of when it lacked the key.
            Core.eventually(() -> {
                called(world, one, 2);
                one.rotation.care();
                return use(one.rotation, added) == Use.SEALS;
            });
            assertThat(sealed(one, "1")).as("sealed anew").startsWith("v1|" + added + "|");
            Core.eventually(() -> use(other.rotation, added) == Use.SEALS);
            assertThat(state(other, SUZUKI)).isEqualTo(Connections.State.ACTIVE);
            other.signIn(YAMADA, "2");
            assertThat(sealed(other, "2")).startsWith("v1|" + added + "|");
        }
    }

    @StoreTest
    void whenNothingIsLeftThatAKeySealedItIsRetiredAndMayBeDeleted(TestDatabase database) throws IOException {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            String old = core.rotation.status().keys().get(0).id();
            String added = core.rotation.add();
            rotated(world, core, added);
            assertThat(core.rotation.status().old())
                    .as("the flow of the sign-in")
                    .isEqualTo(1);
            world.clock.forward(Duration.ofMinutes(2));
            core.rotation.care();
            assertThat(use(core.rotation, old)).isEqualTo(Use.OPENS);
            core.coreStore.write(tx -> tx.update("delete from sign_in_flow").run());
            core.rotation.care();
            assertThat(use(core.rotation, old)).isEqualTo(Use.RETIRED);

            Files.delete(world.keys.resolve(old + ".key"));
            Core again = world.restart(core);
            assertThat(view(again)).isEqualTo(View.PROFILE);
            assertThat(again.rotation.status().keys())
                    .singleElement()
                    .matches(key -> key.use() == Use.SEALS && key.sealed() == 1);
        }
    }

    /** A round that each node hears, and ten seconds. */
    private static void called(World world, Core core, int nodes) {
        Instant before = world.clock.instant();
        core.rotation.care();
        Core.eventually(() -> nodes
                == core.coreStore.<Integer>read(
                        tx -> tx.query("select count(*) as nodes from key_holder where answered_at >= :before")
                                .bind("before", before)
                                .one(row -> row.intValue("nodes"))));
        world.clock.forward(Duration.ofSeconds(10));
    }

    private static void rotated(World world, Core core, String key) {
        called(world, core, 1);
        core.rotation.care();
        assertThat(use(core.rotation, key)).isEqualTo(Use.SEALS);
    }

    private static Use use(KeyRotation rotation, String id) {
        return rotation.status().keys().stream()
                .filter(key -> key.id().equals(id))
                .map(SealingKeys.Key::use)
                .findFirst()
                .orElseThrow();
    }

    private static void assertAskedToSignInAgain(Core core) {
        assertThat(state(core, SUZUKI)).isEqualTo(Connections.State.REVOKED);
        assertThat(view(core)).isEqualTo(View.SIGN_IN_AGAIN);
        assertThat(core.panels.links(SUZUKI, HANAKO)).containsKey(FakeNetwork.ID);
        assertThat(core.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID).link()).isNotNull();
    }

    private static View view(Core core) {
        return core.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID).view();
    }

    private static Connections.State state(Core core, Caller user) {
        return core.connections.mine(user).get(0).state();
    }

    private static String sealed(Core core, String subject) {
        return core.coreStore.<String>read(tx -> tx.query("select sealed_grant from account where subject = :subject")
                .bind("subject", subject)
                .one(row -> row.string("sealed_grant")));
    }

    private static void seal(Core core, String subject, String sealed) {
        core.coreStore.write(tx -> tx.update("update account set sealed_grant = :sealed where subject = :subject")
                .bind("sealed", sealed)
                .bind("subject", subject)
                .run());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Files.move(file, to.resolve(file.getFileName()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            if (!Files.exists(to.resolve(file.getFileName()))) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
