package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import crm.social.itest.toy.ToyNetwork;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Component;

/** Packs {@link ToyNetwork} as the author of a network would, and drops it into a folder in one piece. */
public final class ToyJar {
    private ToyJar() {}

    /** Drops the bundle into the folder and answers where it is. */
    public static Path dropInto(Path folder) throws Exception {
        Path packed = Files.createTempFile(House.output(), "toy", ".jar");
        try (Builder builder = new Builder()) {
            builder.setBundleSymbolicName("crm.social.toy");
            builder.setBundleVersion("1.0.0");
            builder.setPrivatePackage(ToyNetwork.class.getPackageName());
            builder.setProperty("-noimportjava", "true");
            builder.setProperty("Import-Package", "!org.jspecify.*,*");
            builder.setClasspath(new File[] {
                House.output().resolve("test-classes").toFile(),
                House.jar("crm.social.api").toFile(),
                new File(Component.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
            });
            Jar jar = builder.build();
            assertThat(builder.getErrors()).isEmpty();
            jar.write(packed.toFile());
        }
        return Files.move(packed, folder.resolve("toy.jar"), StandardCopyOption.ATOMIC_MOVE);
    }
}
