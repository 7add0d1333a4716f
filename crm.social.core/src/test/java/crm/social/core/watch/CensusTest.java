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
import java.nio.file.Path;
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
            Commands commands = new Commands(core.networks, core.ownConnections, census);
            String listed = commands.connections();
            String id = listed.lines().skip(1).findFirst().orElseThrow().split(" ")[0];

            assertThat(listed).contains("ACTIVE").doesNotContain("v1|");
            assertThat(commands.revoke(id)).isEqualTo("REVOKED_AT_NETWORK");
            assertThat(commands.connections().lines()).hasSize(1);
            assertThat(commands.revoke(id)).startsWith("There is no connection");
        }
    }
}
