package crm.store.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of a few megabytes that can be filled up: a tmpfs, which only root may mount, and not in every container. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Mounts one; empty where that is not allowed. */
    public static Optional<SmallDisk> mount(int megabytes) {
        try {
            Path folder = Files.createTempDirectory("small-disk");
            String size = "size=" + megabytes + "m,mode=0777";
            if (run(List.of("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString())) != 0) {
                Files.delete(folder);
                return Optional.empty();
            }
            return Optional.of(new SmallDisk(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Takes all the space that is left. */
    public void fill() {
        byte[] portion = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(portion);
            }
        } catch (IOException e) {
            return; // full, which was the aim
        }
    }

    /** Gives it back. */
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public synchronized void close() {
        try {
            if (Files.exists(folder)) {
                run(List.of("umount", "-l", folder.toString()));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
