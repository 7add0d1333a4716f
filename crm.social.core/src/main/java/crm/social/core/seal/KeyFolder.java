package crm.social.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of key files, {@code <id>.key}: 32 bytes in base64, readable by the owner alone. Identifiers begin with the time in UTC, so that the last
 * one by name is the newest, and have 21 characters, by which the store counts.
 */
final class KeyFolder {
    private static final String ENDING = ".key";
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z-\\w{4}\\.key");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** What is there, the newest last. One that cannot be used does not keep the others from being used. */
    List<KeyFile> read() {
        try {
            Files.createDirectories(folder, Permissions.only("rwx------"));
            boolean open = Permissions.othersMayWrite(folder);
            List<KeyFile> found = new ArrayList<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(KeyFolder::isKey).sorted().toList()) {
                    found.add(open ? KeyFile.exposed(id(file)) : key(file));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of keys cannot be read: " + folder, e);
        }
    }

    /**
     * Makes a key: written whole beside its place first, so that nobody reads half of one.
     *
     * @param known ids of other keys, here or lost; it is newer by name than these and all that are there
     */
    String create(Instant now, Collection<String> known) {
        byte[] bits = new byte[32];
        SecureRandom random = new SecureRandom();
        random.nextBytes(bits);
        try {
            String id = id(now, known, random);
            Path half = folder.resolve(id + ".new");
            Files.createFile(half, Permissions.only("rw-------"));
            Files.writeString(half, Base64.getEncoder().encodeToString(bits) + "\n", StandardOpenOption.SYNC);
            Files.move(half, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("no key can be made in " + folder, e);
        }
    }

    /** Takes back a key that nobody has used. */
    void withdraw(String id) {
        try {
            Files.deleteIfExists(folder.resolve(id + ENDING));
        } catch (IOException e) {
            throw new UncheckedIOException("a key cannot be taken back in " + folder, e);
        }
    }

    @Override
    public String toString() {
        return folder.toAbsolutePath().toString();
    }

    private String id(Instant now, Collection<String> known, SecureRandom random) {
        byte[] salt = new byte[3];
        random.nextBytes(salt);
        String newest = Stream.concat(known.stream(), read().stream().map(KeyFile::id))
                .max(Comparator.naturalOrder())
                .orElse("");
        Instant time = now;
        while (TIME.format(time).compareTo(newest.substring(0, Math.min(16, newest.length()))) <= 0) {
            time = TIME.parse(newest.substring(0, 16), Instant::from).plusSeconds(1);
        }
        return TIME.format(time) + "-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(salt).replace('-', '_');
    }

    private static KeyFile key(Path file) throws IOException {
        String id = id(file);
        if (Permissions.othersMayUse(file)) {
            return KeyFile.exposed(id);
        }
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return KeyFile.whole(new Key(id, Base64.getDecoder().decode(text)));
        } catch (IOException | IllegalArgumentException e) {
            return KeyFile.damaged(id);
        }
    }

    private static boolean isKey(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }
}
