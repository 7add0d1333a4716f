package crm.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The keyring goes its own way: only where it is told, and never into the folder of the copies that it opens. */
final class KeyCopies {
    private KeyCopies() {}

    /** Copies key files that are not there yet; a different one under the same name is never replaced. Answers how many. */
    static int copy(Path from, Path to, Path never) {
        if (real(to).startsWith(real(never)) || real(never).startsWith(real(to))) {
            throw new BackupFailure(
                    "Keys do not belong beside the copies of the stores: choose another folder than " + to);
        }
        int copied = 0;
        List<Path> keys = keys(from);
        if (keys.isEmpty()) {
            throw new BackupFailure("There is no key in " + from);
        }
        try {
            Files.createDirectories(to, Permissions.folder());
            for (Path key : keys) {
                Path copy = to.resolve(key.getFileName());
                if (!Files.exists(copy)) {
                    Path half = to.resolve(key.getFileName() + ".new");
                    Files.copy(key, half, StandardCopyOption.REPLACE_EXISTING);
                    Permissions.ownerOnly(half);
                    Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
                    copied++;
                } else if (!Arrays.equals(Files.readAllBytes(key), Files.readAllBytes(copy))) {
                    throw new BackupFailure("Another key lies in " + copy + ": it is left as it is");
                }
            }
            return copied;
        } catch (IOException e) {
            throw new BackupFailure("Keys cannot be copied to " + to, e);
        }
    }

    static List<Path> keys(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".key"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BackupFailure("There is no folder of keys " + folder, e);
        }
    }

    /** Where a path leads, as far as it exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return Files.exists(absolute) ? absolute.toRealPath() : absolute;
        } catch (IOException e) {
            return absolute;
        }
    }
}
