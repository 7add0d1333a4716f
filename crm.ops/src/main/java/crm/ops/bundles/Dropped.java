package crm.ops.bundles;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import crm.ops.api.Inspected;
import crm.ops.api.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Says of each file in the load folder that did nothing what is wrong with it: FileInstall itself is silent about most of it. */
@Component
@Inspected(inspection = "load")
public final class Dropped implements Inspection {
    /** A file just put there may still be read; FileInstall looks every half second. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final LoadFolder load;
    private final BundleContext context;
    private final Resolution resolution;
    private final Components components;
    private final DroppedConfigurations configurations;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Dropped(
            BundleContext context,
            @Reference LoadFolder load,
            @Reference ServiceComponentRuntime runtime,
            @Reference ConfigurationAdmin configurations) {
        this.load = load;
        this.context = context;
        this.resolution = new Resolution(context);
        this.components = new Components(context, runtime);
        this.configurations = new DroppedConfigurations(configurations);
    }

    @Override
    public List<Finding> inspect() {
        List<Finding> findings = new ArrayList<>();
        List<Path> files = load.files().stream().filter(this::settled).toList();
        for (Path file : files) {
            if (isConfiguration(file)) {
                configurations.trouble(file).ifPresent(findings::add);
            } else if (name(file).endsWith(".jar")) {
                findings.addAll(jar(file));
            } else if (!name(file).startsWith(".")) {
                findings.add(Finding.of(Severity.WARN, "load.unknown", name(file)));
            }
        }
        return findings;
    }

    private boolean settled(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(SETTLING));
        } catch (IOException e) {
            return false;
        }
    }

    private List<Finding> jar(Path file) {
        Optional<Bundle> installed = load.bundle(file);
        if (installed.isEmpty()) {
            return List.of(notInstalled(file));
        }
        Bundle bundle = installed.get();
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> resolution.why(bundle, name(file), Severity.WARN);
            case Bundle.RESOLVED ->
                fragment ? List.of() : List.of(Finding.of(Severity.WARN, "load.not-started", name(file)));
            default -> components.trouble(List.of(bundle), Severity.WARN);
        };
    }

    private Finding notInstalled(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String symbolicName = manifest == null ? null : header(manifest, Constants.BUNDLE_SYMBOLICNAME);
            if (manifest == null || symbolicName == null) {
                return Finding.of(Severity.WARN, "load.no-bundle", name(file));
            }
            String version = String.valueOf(header(manifest, Constants.BUNDLE_VERSION));
            return twin(symbolicName, version)
                    .map(other -> Finding.of(
                            Severity.WARN, "load.twin", name(file), symbolicName, version, other.getLocation()))
                    .orElseGet(() -> Finding.of(Severity.WARN, "load.refused", name(file)));
        } catch (IOException e) {
            return Finding.of(Severity.WARN, "load.damaged", name(file));
        }
    }

    private static @Nullable String header(Manifest manifest, String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? null : value.split(";", 2)[0].strip();
    }

    private Optional<Bundle> twin(String symbolicName, String version) {
        return Stream.of(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .filter(bundle -> version.equals(bundle.getVersion().toString()))
                .findFirst();
    }

    private static boolean isConfiguration(Path file) {
        return name(file).endsWith(".config") || name(file).endsWith(".cfg");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
