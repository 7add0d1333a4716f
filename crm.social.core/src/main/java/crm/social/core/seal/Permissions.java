package crm.social.core.seal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Who may read and change keys. A group may read them, since that is how mounted secrets come; on systems without such permissions nothing is known. */
final class Permissions {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> CHANGING =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> USING = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ);

    private Permissions() {}

    static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** A folder in which others could swap a key; one on a file system that nobody can write is safe whatever it says. */
    static boolean othersMayWrite(Path folder) throws IOException {
        return any(folder, CHANGING) && !Files.getFileStore(folder).isReadOnly();
    }

    static boolean othersMayUse(Path file) throws IOException {
        return any(file, USING);
    }

    private static boolean any(Path path, Set<PosixFilePermission> permissions) throws IOException {
        return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(permissions::contains);
    }
}
