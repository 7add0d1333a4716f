package crm.social.itest.host;

import crm.social.itest.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Collects the events of a stream, each as {@code name data}. */
final class EventReader implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InputStream stream;
    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    EventReader(Browser browser) throws IOException, InterruptedException {
        this.stream = browser.events();
        Thread reader = new Thread(this::read, "event reader");
        reader.setDaemon(true);
        reader.start();
        await("ready");
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(name + " " + line.substring(6));
                }
            }
            events.add("end of stream");
        } catch (IOException e) {
            events.add("end of stream");
        }
    }

    /** Waits for the next event that begins so, after those awaited before, and answers it. */
    String await(String beginning) {
        AtomicReference<String> found = new AtomicReference<>("");
        Eventually.within(LIMIT, () -> {
            for (String event = events.poll(); event != null; event = events.poll()) {
                if (event.startsWith(beginning)) {
                    found.set(event);
                    return true;
                }
            }
            return false;
        });
        return found.get();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
