package crm.social.itest.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.control.Leaker;
import crm.social.itest.control.Leaver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The measurement of leaks sees one where there is one, and none where there is none. */
class LeakMeasureTest {
    private static final int TIMES = 5;

    private final BundleContext context =
            FrameworkUtil.getBundle(LeakMeasureTest.class).getBundleContext();
    private final Bundles bundles = new Bundles();

    private final List<Object> held = new CopyOnWriteArrayList<>();
    private final ServiceRegistration<?> offered = context.registerService(List.class.getName(), held, null);

    @AfterEach
    void takeTheListAway() {
        offered.unregister();
    }

    @Test
    void aBundleThatLeavesNothingIsGone() throws Exception {
        assertThat(comesAndGoes(Leaver.class).alive()).isZero();
    }

    @Test
    void aBundleThatLeavesItselfBehindIsSeenUntilItIsTakenAway() throws Exception {
        Remains.Loaders loaders = comesAndGoes(Leaker.class);

        assertThat(loaders.alive()).isEqualTo(TIMES);
        assertThat(held).hasSize(TIMES);
        held.clear();
        assertThat(loaders.alive()).isZero();
    }

    private Remains.Loaders comesAndGoes(Class<? extends BundleActivator> activator) throws Exception {
        byte[] jar = jar(activator);
        Remains.Loaders loaders = new Remains.Loaders();
        for (int i = 0; i < TIMES; i++) {
            Bundle bundle = context.installBundle("test:control:" + System.nanoTime(), new ByteArrayInputStream(jar));
            bundle.start();
            loaders.add(bundles.loader(name(activator)));
            bundles.uninstall(name(activator));
        }
        return loaders;
    }

    private static String name(Class<?> activator) {
        return "crm.social.itest." + activator.getSimpleName();
    }

    private static byte[] jar(Class<?> activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name(activator));
        headers.putValue(Constants.BUNDLE_ACTIVATOR, activator.getName());
        headers.putValue(Constants.IMPORT_PACKAGE, "org.osgi.framework");
        String path = activator.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                InputStream code = activator.getClassLoader().getResourceAsStream(path)) {
            jar.putNextEntry(new JarEntry(path));
            code.transferTo(jar);
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}
