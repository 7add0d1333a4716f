package crm.social.core.watch;

import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.social.api.SealingKeys.Key;
import crm.social.core.seal.KeyRotation;
import crm.social.core.seal.Keyring;
import crm.social.core.testing.Core;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told about connections, keys and networks. */
class CensusTest {
    @TempDir
    private Path otherKeys;

    @StoreTest
    void connectionsAndGrantsAreCounted(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");

            Census.Counts counts = new Census(core.coreStore, world.clock).read();

            assertThat(counts.connections()).singleElement().satisfies(one -> {
                assertThat(one.state()).isEqualTo("active");
                assertThat(one.number()).isEqualTo(1);
            });
            assertThat(counts.links()).isEmpty();
            // The account's grant, and the sign-in that brought it.
            assertThat(core.rotation.status().keys()).extracting(Key::sealed).containsExactly(2L);
        }
    }

    @StoreTest
    void aGrantWhoseKeyIsMissingIsAWarning(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Keyring others = new Keyring(otherKeys.resolve("keys"), core.coreStore, world.clock);
            KeyRotation elsewhere = new KeyRotation(core.coreStore, others, world.clock);

            KeyWatch watch = new KeyWatch(elsewhere, new Census(core.coreStore, world.clock));

            assertThat(watch.inspect())
                    .contains(Finding.of(Severity.WARN, "keyring.closed", "2"))
                    .extracting(Finding::key)
                    .contains("keyring.cannot-seal");
            elsewhere.close();
        }
    }

    @StoreTest
    void theOperatorEndsAConnectionAndSeesNoGrant(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Census census = new Census(core.coreStore, world.clock);
            Commands commands = new Commands(
                    core.networks, core.ownConnections, core.organisationConnections, census, core.rotation);
            String listed = commands.connections();
            String id = listed.lines().skip(1).findFirst().orElseThrow().split(" ")[0];

            assertThat(listed).contains("ACTIVE").doesNotContain("v1|");
            assertThat(commands.revoke(id)).isEqualTo("REVOKED_AT_NETWORK");
            assertThat(commands.connections().lines()).hasSize(1);
            assertThat(commands.revoke(id)).startsWith("There is no connection");
        }
    }

    @StoreTest
    void theOperatorSeesAndAddsKeysButNoBitOfThem(TestDatabase database) throws IOException {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Census census = new Census(core.coreStore, world.clock);
            Commands commands = new Commands(
                    core.networks, core.ownConnections, core.organisationConnections, census, core.rotation);
            Key first = core.rotation.status().keys().get(0);
            world.clock.forward(Duration.ofMinutes(1));

            String added = commands.addKey();

            String second = added.split(":")[0];
            assertThat(added).contains("keep a copy").doesNotStartWith("No key");
            String listed = commands.keys();
            assertThat(listed.lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(first.id() + " SEALS WHOLE 2 "),
                            line -> assertThat(line).startsWith(second + " WAITING WHOLE 0 "),
                            line -> assertThat(line)
                                    .isEqualTo(
                                            "Folder: " + core.rotation.status().folder()));
            try (Stream<Path> files = Files.list(Path.of(core.rotation.status().folder()))) {
                assertThat(files.filter(file -> file.toString().endsWith(".key")))
                        .hasSize(2)
                        .allSatisfy(file -> assertThat(listed + added)
                                .doesNotContain(Files.readString(file).strip()));
            }
        }
    }

    @StoreTest
    void theOperatorReadsThatANodeWithoutKeysCannotSeal(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            Keyring none = new Keyring(otherKeys.resolve("none"), core.coreStore, world.clock);
            KeyRotation elsewhere = new KeyRotation(core.coreStore, none, world.clock);
            Census census = new Census(core.coreStore, world.clock);

            String listed = new Commands(
                            core.networks, core.ownConnections, core.organisationConnections, census, elsewhere)
                    .keys();

            assertThat(listed).contains("SEALS", "MISSING", "This node cannot seal");
            elsewhere.close();
        }
    }
}
