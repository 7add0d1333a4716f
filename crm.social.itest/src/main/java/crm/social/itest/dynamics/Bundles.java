package crm.social.itest.dynamics;

import crm.social.itest.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** What an operator does to bundles. */
public final class Bundles {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final BundleContext context = FrameworkUtil.getBundle(Bundles.class).getBundleContext();

    public Bundle named(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not installed"));
    }

    public void stop(String name) {
        orFail(() -> named(name).stop());
    }

    public void start(String name) {
        orFail(() -> named(name).start());
    }

    public void stopAndStart(String name) {
        stop(name);
        start(name);
    }

    /** The same jar once more. */
    public void update(String name) {
        orFail(() -> {
            try (InputStream jar = Files.newInputStream(jar(name))) {
                named(name).update(jar);
            }
        });
        refresh(List.of(named(name)));
    }

    public void uninstall(String name) {
        Bundle bundle = named(name);
        orFail(bundle::uninstall);
        refresh(List.of(bundle));
    }

    public void install(String name) {
        orFail(() -> {
            try (InputStream jar = Files.newInputStream(jar(name))) {
                context.installBundle("test:" + name + ":" + System.nanoTime(), jar)
                        .start();
            }
        });
    }

    public void refresh(String name) {
        refresh(List.of(named(name)));
    }

    /** Its class loader of now, not held. */
    public WeakReference<ClassLoader> loader(String name) {
        return new WeakReference<>(named(name).adapt(BundleWiring.class).getClassLoader());
    }

    private void refresh(Collection<Bundle> bundles) {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        orFail(() -> {
            if (!done.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Not refreshed within " + LIMIT);
            }
        });
    }

    /** How many of them are still there after garbage was collected. */
    static long alive(List<WeakReference<ClassLoader>> loaders) {
        try {
            Eventually.within(Duration.ofSeconds(5), () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.refersTo(null));
            });
        } catch (AssertionError e) {
            return loaders.stream().filter(loader -> !loader.refersTo(null)).count();
        }
        return 0;
    }

    /** Where the build put the bundle. */
    private Path jar(String name) throws IOException {
        Path target = Path.of(context.getProperty("itest.sandbox"))
                .resolve("../..")
                .resolve(name)
                .resolve("target")
                .normalize();
        try (Stream<Path> built = Files.list(target)) {
            return built.filter(file -> file.getFileName()
                            .toString()
                            .matches(name.replace(".", "\\.") + "-\\d[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not built"));
        }
    }

    private interface Act {
        void run() throws BundleException, IOException, InterruptedException;
    }

    private static void orFail(Act act) {
        try {
            act.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BundleException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
