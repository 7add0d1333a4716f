package crm.social.itest;

import static java.util.jar.Attributes.Name.MANIFEST_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.service.ServiceExtension;

/** What every bundle of ours relies on being there. */
@ExtendWith(ServiceExtension.class)
class PlatformTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Set<Integer> STARTED = Set.of(Bundle.ACTIVE, Bundle.STARTING);

    private final BundleContext context =
            FrameworkUtil.getBundle(PlatformTest.class).getBundleContext();

    /** STARTING is a bundle that waits for the first use of a class of it. */
    @Test
    void everyBundleIsStarted() {
        assertThat(context.getBundles())
                .filteredOn(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filteredOn(bundle -> !STARTED.contains(bundle.getState()))
                .isEmpty();
    }

    @Test
    void defaultConfigurationIsAppliedWithPropertiesFilledIn(@InjectService(timeout = 5_000) ConfigurationAdmin admin)
            throws IOException {
        assertThat(admin.getConfiguration("crm.store", "?")
                        .getProcessedProperties(null)
                        .get("dataFolder"))
                .isEqualTo(context.getProperty("crm.data"));
    }

    @Test
    void aJarDroppedIntoTheLoadFolderRunsUntilItIsTakenAway() throws IOException {
        Path folder = Files.createDirectories(Path.of(context.getProperty("felix.fileinstall.dir")));
        Path jar = folder.resolve("dropped.jar");

        Path outside = Files.createTempFile("dropped", ".jar");
        write(outside, "crm.social.itest.dropped");
        Files.move(outside, jar);
        Eventually.within(LIMIT, () -> dropped()
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .isPresent());

        Files.delete(jar);
        Eventually.within(LIMIT, () -> dropped().isEmpty());
    }

    private Optional<Bundle> dropped() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "crm.social.itest.dropped".equals(bundle.getSymbolicName()))
                .findFirst();
    }

    private static void write(Path file, String symbolicName) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
