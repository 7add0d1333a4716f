package crm.social.itest.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process still holds when nobody asks anything of it.
 *
 * @param heap bytes in use after garbage was collected, with it what is held softly: decision 25
 * @param sockets connections to one port of this machine
 * @param threads how many there are of each name, numbers in names aside; the server's and the tests' own are left out
 */
public record Remains(long heap, int sockets, Map<String, Long> threads) {
    private static final double MORE_HEAP = 1.05;

    private static final int COLLECTIONS = 8;
    /** A pool keeps an idle thread for a minute. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    /** Class loaders that should go. */
    public static final class Loaders {
        private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

        public void add(WeakReference<ClassLoader> loader) {
            loaders.add(loader);
        }

        /** How many of them are still there after garbage was collected. */
        public long alive() {
            return Bundles.alive(loaders);
        }
    }

    /** Measures now. */
    public static Remains measured(int port) {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
        }
        return new Remains(heap, sockets(port), threadNames());
    }

    /** Measures when there is no more than before: what is idle takes its time to go. Fails where it does not. */
    public static Remains settled(int port, Remains before) {
        AtomicReference<Remains> last = new AtomicReference<>(before);
        Eventually.within(SETTLING, () -> {
            last.set(measured(port));
            last.get().requireNoMoreThan(before);
            return true;
        });
        return last.get();
    }

    /** Fails where there is more than before. */
    private void requireNoMoreThan(Remains before) {
        assertThat(sockets).as("sockets").isLessThanOrEqualTo(before.sockets);
        assertThat(threads).allSatisfy((name, count) -> assertThat(count)
                .as("threads called " + name)
                .isLessThanOrEqualTo(before.threads.getOrDefault(name, 0L)));
        assertThat((double) heap).as("heap").isLessThan(before.heap * MORE_HEAP);
    }

    private static int sockets(int port) {
        String remote = String.format(":%04X ", port);
        try (Stream<String> lines = Stream.concat(lines("/proc/self/net/tcp"), lines("/proc/self/net/tcp6"))) {
            // sl, local address, remote address, state: 06 is a closed one that waits
            return (int) lines.map(String::strip)
                    .map(line -> line.split("\\s+", 5))
                    .filter(parts -> parts.length > 4 && (parts[2] + " ").endsWith(remote) && !parts[3].equals("06"))
                    .count();
        }
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "#"))
                .filter(name -> !name.matches("(qtp#|HttpClient-|traffic|process reaper|Common-Cleaner).*"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
