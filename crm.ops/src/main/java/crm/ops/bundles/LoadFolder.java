package crm.ops.bundles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The folders that FileInstall watches, and what came from them. */
@Component(service = LoadFolder.class)
public final class LoadFolder {
    private static final String SETTING = "felix.fileinstall.dir";
    private static final String USUAL = "./load";

    private final BundleContext context;
    private final List<Path> folders;

    @Activate
    public LoadFolder(BundleContext context) {
        this.context = context;
        String setting = context.getProperty(SETTING);
        this.folders = Arrays.stream((setting == null ? USUAL : setting).split(","))
                .map(folder -> Path.of(folder.strip()).toAbsolutePath().normalize())
                .toList();
    }

    /** The files that are there now, by name. */
    List<Path> files() {
        return folders.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> list(folder).stream())
                .sorted()
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundle that a file became. */
    Optional<Bundle> bundle(Path file) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> file.equals(path(bundle.getLocation())))
                .findFirst();
    }

    /** Whether a bundle came from here. */
    boolean holds(Bundle bundle) {
        Path path = path(bundle.getLocation());
        return folders.contains(path.getParent());
    }

    /** The file that a location names; one that is no file names a path that is nowhere. */
    static Path path(String location) {
        try {
            return location.startsWith("file:")
                    ? Path.of(URI.create(location)).toAbsolutePath().normalize()
                    : Path.of("/", "no file");
        } catch (IllegalArgumentException e) {
            return Path.of("/", "no file");
        }
    }
}
