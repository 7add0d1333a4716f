package crm.store.sql;

import crm.store.StoreException;
import crm.store.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right of one store of one process to use a database file, kept by a lock on a file beside it. A process that is
 * killed loses it.
 */
final class FileOwnership implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final FileChannel channel;

    private FileOwnership(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits a little, because a store that is closed on another thread may be about to let go. */
    static FileOwnership take(Path database) {
        try {
            Path folder = database.getParent();
            if (!Files.isDirectory(folder)) {
                createPrivate(folder);
            }
            return lock(folder.resolve(database.getFileName() + ".lock"));
        } catch (IOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "Cannot use the folder of " + database, e);
        }
    }

    private static FileOwnership lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (tryLock(channel) == null) {
                if (System.nanoTime() > end) {
                    throw new StoreException(Kind.UNAVAILABLE, "In use already, see " + path, null);
                }
                Thread.sleep(50);
            }
            return new FileOwnership(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "Interrupted while waiting for " + path, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by this process
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createDirectories(folder);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException(Kind.FAILED, "Lock not released", e);
        }
    }
}
