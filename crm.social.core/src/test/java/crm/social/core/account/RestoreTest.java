package crm.social.core.account;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Connections;
import crm.social.api.Panels.View;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.backup.Backup;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** A backup of core's store, made while it is in use, put back with its keyring and without. */
class RestoreTest {
    @TempDir
    private Path folder;

    @StoreTest
    @DisplayName(
            "Restored with its keyring all is as it was; without it links are there, and people sign in again once")
    void whatWasBackedUpComesBack(TestDatabase database) throws IOException {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            backup(database, "make", "--to", at("backup"), "--keys", world.keys.toString(), "--keys-to", at("safe"));
            assertThat(secretsIn(folder.resolve("backup"))).isEmpty();
            core.link(SUZUKI, HANAKO, "hsato99");
            core.connections.disconnect(
                    SUZUKI, core.connections.mine(SUZUKI).get(0).id());
            world.network.revoked.clear();
            world.stop(core);
            empty(world.keys);

            String said = backup(database, "restore", "--from", at("backup"), "--keys", world.keys.toString());
            assertThat(said).contains("There is no key in " + world.keys);
            Core keyless = world.node();
            assertThat(keyless.panels.links(SUZUKI, HANAKO).get(FakeNetwork.ID).handle())
                    .isEqualTo("hanako_sato");
            assertThat(view(keyless)).isEqualTo(View.SIGN_IN_AGAIN);
            assertThat(keyless.connections.mine(SUZUKI))
                    .singleElement()
                    .matches(one -> one.state() == Connections.State.REVOKED);
            world.stop(keyless);

            backup(
                    database,
                    "restore",
                    "--from",
                    at("backup"),
                    "--keys",
                    world.keys.toString(),
                    "--keys-from",
                    at("safe"));
            Core whole = world.node();
            assertThat(view(whole)).isEqualTo(View.PROFILE);
            assertThat(whole.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID).link())
                    .isNotNull();
            world.clock.forward(Duration.ofHours(3));
            assertThat(view(whole)).as("and is renewed").isEqualTo(View.PROFILE);
            assertThat(world.network.replays).hasValue(0);
        }
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String backup(TestDatabase database, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (database.isPostgres()) {
            Path password = folder.resolve("password");
            write(password, database.settings().password().read());
            all.addAll(List.of(
                    "--url",
                    database.settings().url(),
                    "--user",
                    database.settings().user()));
            all.addAll(List.of("--password-file", password.toString(), "--programs", "/usr/lib/postgresql/15/bin"));
        } else {
            all.addAll(List.of("--data", database.settings().dataFolder().toString()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Backup.run(new PrintStream(out, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(status).as(said).isZero();
        return said;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of files in which a token of the network can be read. */
    private static List<Path> secretsIn(Path backup) throws IOException {
        try (Stream<Path> files = Files.list(backup)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(2);
            return all.stream().filter(RestoreTest::holdsSecret).toList();
        }
    }

    private static boolean holdsSecret(Path file) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return bytes.contains("access-secret") || bytes.contains("refresh-secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path keys) throws IOException {
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static View view(Core core) {
        return core.panels.panel(SUZUKI, HANAKO, FakeNetwork.ID).view();
    }
}
