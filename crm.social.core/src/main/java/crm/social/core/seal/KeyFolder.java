package crm.social.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of key files, {@code <id>.key}: 32 bytes in base64, readable by the owner alone. Identifiers begin with the time in UTC, so that the last
 * one by name is the newest.
 */
final class KeyFolder {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);
    private static final String ENDING = ".key";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** The keys that are there, the newest last. */
    List<Key> read() {
        try {
            Files.createDirectories(folder, only("rwx------"));
            try (Stream<Path> files = Files.list(folder)) {
                List<Key> keys = new ArrayList<>();
                for (Path file : files.filter(KeyFolder::isKey).sorted().toList()) {
                    keys.add(key(file));
                }
                return keys;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of keys cannot be read: " + folder, e);
        }
    }

    /** Makes a key: written whole beside its place first, so that nobody reads half of one. */
    void create(Instant now) {
        byte[] bits = new byte[32];
        byte[] salt = new byte[3];
        SecureRandom random = new SecureRandom();
        random.nextBytes(bits);
        random.nextBytes(salt);
        String id = TIME.format(now) + "-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(salt).replace('-', '_');
        Path half = folder.resolve(id + ".new");
        try {
            Files.createFile(half, only("rw-------"));
            Files.writeString(half, Base64.getEncoder().encodeToString(bits) + "\n", StandardOpenOption.SYNC);
            Files.move(half, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("Made key {} in {}; keep a copy of it apart from the database's", id, folder);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException("a key with this name is being made", e);
        } catch (IOException e) {
            throw new UncheckedIOException("no key can be made in " + folder, e);
        }
    }

    private static Key key(Path file) throws IOException {
        if (POSIX && readableByOthers(file)) {
            LOG.warn("Key file {} can be read by others than its owner", file);
        }
        String name = file.getFileName().toString();
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return new Key(
                name.substring(0, name.length() - ENDING.length()),
                Base64.getDecoder().decode(text));
    }

    private static boolean readableByOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    private static boolean isKey(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
