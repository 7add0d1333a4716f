package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * The demo's launcher told to install and start the bundles in another order. What truly must come first keeps its level: SpiFly with ASM and Parsson,
 * without which Configurator reads nothing, and the bundles of the log, before which no line is written. All others, the platform's and ours, the
 * server, SCR, Configurator, stand on one level, where bundles start in the order in which they were installed.
 */
final class StartOrder {
    private static final String SETTINGS = "launcher.properties";
    private static final String BUNDLES = "launch.bundles";
    private static final String LEVELS = "launch.runbundles.attrs";
    private static final Pattern LEVEL = Pattern.compile(";startlevel=([3-9])\\b");
    private static final String ONE = "3";

    private final Properties settings = new Properties();

    private StartOrder() {}

    /** As the product starts. */
    static StartOrder ofTheDemo() throws IOException {
        StartOrder order = new StartOrder();
        try (JarFile jar = new JarFile(
                House.root().resolve("crm.social.app/target/demo.jar").toFile())) {
            ZipEntry entry = jar.getEntry(SETTINGS);
            try (InputStream in = jar.getInputStream(entry)) {
                order.settings.load(in);
            }
        }
        return order;
    }

    /** Another order for each seed. */
    static StartOrder shuffled(long seed) throws IOException {
        StartOrder order = ofTheDemo();
        List<String> bundles = order.bundles();
        assertThat(bundles).hasSizeGreaterThan(50);
        Collections.shuffle(bundles, new Random(seed));
        order.settings.setProperty(BUNDLES, String.join(",", bundles));
        String levels = order.settings.getProperty(LEVELS);
        assertThat(levels).containsPattern(LEVEL);
        order.settings.setProperty(LEVELS, LEVEL.matcher(levels).replaceAll(";startlevel=" + ONE));
        order.settings.setProperty("launch.startlevel.default", ONE);
        order.settings.setProperty("org.osgi.framework.startlevel.beginning", "4");
        return order;
    }

    List<String> bundles() {
        return new ArrayList<>(List.of(settings.getProperty(BUNDLES).split(",")));
    }

    void writeTo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
    }
}
