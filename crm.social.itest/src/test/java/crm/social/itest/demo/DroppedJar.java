package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Packs a package of the tests as a bundle, and drops it into a folder in one piece. */
final class DroppedJar {
    private DroppedJar() {}

    /** @param uses one class of each library that the package uses */
    static Path dropInto(Path folder, String name, Class<?> ofThePackage, Class<?>... uses) throws Exception {
        Path packed = Files.createTempFile(House.output(), name, ".jar");
        try (Builder builder = new Builder()) {
            builder.setBundleSymbolicName(name);
            builder.setBundleVersion("1.0.0");
            builder.setPrivatePackage(ofThePackage.getPackageName());
            builder.setProperty("-noimportjava", "true");
            builder.setProperty("-contract", "*");
            builder.setProperty("Import-Package", "!org.jspecify.*,*");
            List<File> libraries = new ArrayList<>();
            libraries.add(House.output().resolve("test-classes").toFile());
            for (Class<?> used : uses) {
                libraries.add(library(used));
            }
            builder.setClasspath(libraries.toArray(File[]::new));
            Jar jar = builder.build();
            assertThat(builder.getErrors()).isEmpty();
            jar.write(packed.toFile());
        }
        return Files.move(
                packed, Files.createDirectories(folder).resolve(name + ".jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static File library(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
