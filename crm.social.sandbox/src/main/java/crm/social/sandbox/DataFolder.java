package crm.social.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that holds the state, kept to one process at a time. */
public final class DataFolder implements AutoCloseable {
    /** Another process has the folder. */
    public static final class InUseException extends IOException {
        private static final long serialVersionUID = 1L;

        InUseException(Path path) {
            super(path + " is in use by another sandbox");
        }
    }

    private static final List<String> OURS = List.of("sandbox.db", "sandbox.db-wal", "sandbox.db-shm", "pictures");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder lock(Path folder, boolean reset) throws IOException {
        Path path = Files.createDirectories(folder.toAbsolutePath());
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new InUseException(path);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new InUseException(path);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (reset) {
            for (String name : OURS) {
                delete(path.resolve(name));
            }
        }
        return new DataFolder(path, channel);
    }

    /** Deletes what the sandbox itself made, and nothing else that may be in the folder. */
    private static void delete(Path file) throws IOException {
        if (Files.exists(file)) {
            try (Stream<Path> inside = Files.walk(file)) {
                for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
