package crm.store.sql;

import crm.store.StoreException;
import crm.store.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one store of one process to use a database file, kept by a lock on a file beside it. A process that is
 * killed loses it.
 */
public final class FileOwnership implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    /** Known before the file is touched: a process that closes it a second time loses the lock of the first. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private FileOwnership(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Waits a little, because a store that is closed on another thread may be about to let go. */
    public static FileOwnership take(Path database) {
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
        await(path, () -> OURS.add(path));
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                await(path, () -> locked(channel));
                return new FileOwnership(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            OURS.remove(path);
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // a bundle that was updated has not let go yet: its classes, and so OURS, were others
        }
    }

    private interface Attempt {
        boolean succeeds() throws IOException;
    }

    private static void await(Path path, Attempt attempt) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!attempt.succeeds()) {
            if (System.nanoTime() > end) {
                throw new StoreException(Kind.UNAVAILABLE, "In use already, see " + path, null);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreException(Kind.UNAVAILABLE, "Interrupted while waiting for " + path, e);
            }
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
        } finally {
            OURS.remove(path);
        }
    }
}
