package crm.social.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.SealingKeys;
import crm.social.api.SocialException;
import crm.social.core.CoreOpening;
import crm.social.core.CoreStore;
import crm.social.core.testing.TestClock;
import crm.store.Store;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private final TestClock clock = new TestClock();

    @TempDir
    private Path data;

    private TestDatabase database;
    private Store opened;
    private CoreStore store;

    @BeforeEach
    void openTheStore() {
        database = TestDatabase.sqlite();
        opened = database.stores(clock).open(CoreOpening.spec());
        store = new CoreStore(opened, clock);
    }

    @AfterEach
    void closeTheStore() {
        opened.close();
        database.close();
    }

    private Keyring keyring() {
        return new Keyring(data.resolve("keys"), store, clock);
    }

    private SealingKeys.Status status(Keyring keys) {
        KeyRotation rotation = new KeyRotation(store, keys, clock);
        try {
            return rotation.status();
        } finally {
            rotation.close();
        }
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
    void eachChangedMissingOrDoubledCharacterOfTheStoredTextIsNoticed() {
        Keyring keys = keyring();
        String sealed = keys.seal("tokens", "account");
        for (int i = 0; i < sealed.length(); i++) {
            String before = sealed.substring(0, i);
            String after = sealed.substring(i + 1);
            for (int bit = 0; bit < 7; bit++) {
                assertThat(keys.open(before + (char) (sealed.charAt(i) ^ 1 << bit) + after, "account"))
                        .as("bit %d of character %d of %s", bit, i, sealed)
                        .isEmpty();
            }
            assertThat(keys.open(before + after, "account")).as("without %d", i).isEmpty();
            assertThat(keys.open(before + sealed.charAt(i) + sealed.charAt(i) + after, "account"))
                    .as("%d twice", i)
                    .isEmpty();
            assertThat(keys.open(before, "account")).as("cut at %d", i).isEmpty();
        }
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        Keyring keys = keyring();
        assertThat(keys.seal("tokens", "account")).isNotEqualTo(keys.seal("tokens", "account"));
    }

    @Test
    @DisplayName(
            "A key file cut at any length or with any byte changed is not used, is told, and is used again once its copy is back")
    void aSpoiledKeyIsNotUsed() throws IOException {
        Keyring keys = keyring();
        String sealed = keys.seal("tokens", "account");
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 44; i++) {
            byte[] changed = whole.clone();
            changed[i] = (byte) (changed[i] == 'A' ? 'B' : 'A');
            for (byte[] spoiled : List.of(Arrays.copyOf(whole, i), changed)) {
                if (i == 43 && spoiled == changed || sameBits(whole, spoiled)) {
                    continue; // the padding's = is no bit of the key
                }
                Files.write(file, spoiled);
                Keyring again = keyring();
                assertThat(again.open(sealed, "account")).as("byte %d", i).isEmpty();
                assertThatThrownBy(() -> again.seal("tokens", "account")).isInstanceOf(SocialException.class);
                assertThat(status(again).keys()).singleElement().satisfies(key -> assertThat(key.file())
                        .isEqualTo(SealingKeys.File.DAMAGED));
            }
        }
        Files.write(file, whole);
        assertThat(keyring().open(sealed, "account")).contains("tokens");
        assertThat(files()).hasSize(1);
    }

    private static boolean sameBits(byte[] whole, byte[] spoiled) {
        try {
            return Arrays.equals(bits(whole), bits(spoiled));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bits(byte[] file) {
        return Base64.getDecoder().decode(new String(file).strip());
    }

    @Test
    void aKeyThatOthersMayReadOrChangeIsNotUsedUntilTheyMayNot() throws IOException {
        Keyring keys = keyring();
        String sealed = keys.seal("tokens", "account");
        Path file = files().get(0);
        for (String wrong : List.of("rw----r--", "rw-rw----", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(wrong));
            Keyring again = keyring();
            assertThat(again.open(sealed, "account")).as(wrong).isEmpty();
            assertThat(status(again)).matches(status -> !status.seals());
            assertThat(status(again).keys()).singleElement().satisfies(key -> assertThat(key.file())
                    .isEqualTo(SealingKeys.File.EXPOSED));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        assertThat(keyring().open(sealed, "account")).contains("tokens");
        for (String wrong : List.of("rwxrwx---", "rwx----w-")) {
            Files.setPosixFilePermissions(data.resolve("keys"), PosixFilePermissions.fromString(wrong));
            assertThat(keyring().open(sealed, "account")).as("folder " + wrong).isEmpty();
        }
        Files.setPosixFilePermissions(data.resolve("keys"), PosixFilePermissions.fromString("rwx------"));
        assertThat(keyring().open(sealed, "account")).contains("tokens");
    }

    @Test
    void whatHasNotTheNameOfAKeyIsLeftAlone() throws IOException {
        Keyring keys = keyring();
        Files.writeString(data.resolve("keys/README"), "mine");
        Files.writeString(data.resolve("keys/old.key"), "mine");
        assertThat(status(keys).keys()).hasSize(1);
    }

    @Test
    void anotherKeyUnderTheNameOfOneThatIsKnownIsNotUsed() throws IOException {
        Keyring keys = keyring();
        keys.seal("tokens", "account");
        Files.writeString(files().get(0), Base64.getEncoder().encodeToString(new byte[32]));
        clock.forward(Duration.ofMinutes(1));
        assertThatThrownBy(() -> keys.seal("tokens", "account")).isInstanceOf(SocialException.class);
    }

    @Test
    void aNewKeyIsNewerByNameThanEachThatWasThereOrWasLost() {
        KeyFolder folder = new KeyFolder(data.resolve("keys"));
        folder.read();
        String ahead = folder.create(clock.instant(), List.of("29990101T000000Z-zzzz"));
        assertThat(ahead).startsWith("29990101T000001Z-");
        assertThat(folder.create(clock.instant(), List.of())).isGreaterThan(ahead);
    }

    @Test
    void namesAreTheSameForTheSamePartsAndAreThereWithoutKeys() throws IOException {
        Keyring keys = keyring();
        assertThat(keys.name("a", "b"))
                .isEqualTo(keyring().name("a", "b"))
                .isNotEqualTo(keys.name("ab", ""))
                .hasSize(43);
        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(keyring().name("a", "b")).hasSize(43);
    }

    @Test
    void aKeyDoesNotShowItsBits() {
        assertThat(new Key("k1", new byte[32])).hasToString("Key[k1]");
    }
}
