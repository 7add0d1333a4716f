package crm.social.core.seal;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.core.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private final TestClock clock = new TestClock();

    @TempDir
    private Path data;

    private Keyring keyring() {
        return new Keyring(data.resolve("keys"), clock);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theFirstStartMakesOneKeyThatOnlyItsOwnerReads() throws IOException {
        keyring();
        keyring();
        assertThat(files()).hasSize(1).allSatisfy(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsSealedOpensInItsOwnContextOnly() {
        Keyring keys = keyring();
        String sealed = keys.seal("tokens", "account", "twitter", "grant");
        assertThat(sealed).startsWith("v1|").doesNotContain("tokens");
        assertThat(keys.open(sealed, "account", "twitter", "grant")).contains("tokens");
        assertThat(keys.open(sealed, "another", "twitter", "grant")).isEmpty();
        assertThat(keys.open(sealed, "account", "bluesky", "grant")).isEmpty();
        assertThat(keys.open(sealed, "account", "twitter", "memo")).isEmpty();
        assertThat(keys.open(sealed, "accounttwitter", "", "grant")).isEmpty();
    }

    @Test
    void aKeyThatAnotherNodeMadeAMomentAgoIsFoundAtOnce() {
        Keyring here = keyring();
        new KeyFolder(data.resolve("keys")).create(clock.instant().plusSeconds(1));
        Keyring there = keyring();

        assertThat(here.open(there.seal("tokens", "account"), "account")).contains("tokens");
    }

    @Test
    void eachFlippedBitIsNoticed() {
        Keyring keys = keyring();
        Envelope whole = Envelope.parse(keys.seal("tokens", "account")).orElseThrow();
        for (int i = 0; i < 8 * (whole.nonce().length + whole.ciphertext().length + whole.tag().length); i++) {
            byte[][] parts = {
                whole.nonce().clone(), whole.ciphertext().clone(), whole.tag().clone()
            };
            flip(parts, i);
            String changed = new Envelope(whole.keyId(), parts[0], parts[1], parts[2]).text();
            assertThat(keys.open(changed, "account")).as("bit " + i).isEmpty();
        }
        assertThat(keys.open(whole.text(), "account")).contains("tokens");
    }

    private static void flip(byte[][] parts, int bit) {
        int left = bit;
        for (byte[] part : parts) {
            if (left < 8 * part.length) {
                part[left / 8] ^= (byte) (1 << left % 8);
                return;
            }
            left -= 8 * part.length;
        }
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        Keyring keys = keyring();
        assertThat(keys.seal("tokens", "account")).isNotEqualTo(keys.seal("tokens", "account"));
    }

    @Test
    void aKeyThatIsAddedWhileWeRunSealsFromThenOnAndTheOldOneStillOpens() {
        Keyring keys = keyring();
        String old = keys.seal("tokens", "account");
        clock.forward(Duration.ofMinutes(1));
        new KeyFolder(data.resolve("keys")).create(clock.instant());
        String fresh = keys.seal("tokens", "account");
        assertThat(keyId(fresh)).isNotEqualTo(keyId(old));
        assertThat(keys.open(old, "account")).contains("tokens");
        assertThat(keys.open(fresh, "account")).contains("tokens");
    }

    @Test
    void withoutItsKeyNothingOpens() throws IOException {
        String sealed = keyring().seal("tokens", "account");
        for (Path file : files()) {
            Files.delete(file);
        }
        Keyring other = keyring();
        assertThat(other.open(sealed, "account")).isEmpty();
        assertThat(other.knows(sealed)).isFalse();
        assertThat(other.open("tokens", "account")).isEmpty();
    }

    @Test
    void aKeyDoesNotShowItsBits() {
        assertThat(new Key("k1", new byte[32])).hasToString("Key[k1]");
    }

    private static String keyId(String sealed) {
        return sealed.split("\\|")[1];
    }
}
