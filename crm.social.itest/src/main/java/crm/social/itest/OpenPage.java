package crm.social.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A page that listens to the events of one node. */
public final class OpenPage implements AutoCloseable {
    /** An event as it came. */
    public record Event(String id, String name, String data) {
        public boolean is(String itsName, String part) {
            return name.equals(itsName) && data.contains(part);
        }
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    private OpenPage(InputStream stream) {
        this.stream = stream;
    }

    public static OpenPage of(Visitor visitor) {
        return opened(visitor.events());
    }

    /** One that was connected before, to whichever node, and got an event of this id last. */
    public static OpenPage again(Visitor visitor, String lastId) {
        return opened(visitor.events("Last-Event-ID", lastId));
    }

    private static OpenPage opened(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        OpenPage page = new OpenPage(answer.body());
        Thread reader = new Thread(page::read, "open page");
        reader.setDaemon(true);
        reader.start();
        page.hears(Duration.ofSeconds(10), event -> event.name().equals("ready"));
        return page;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, name, line.substring(6)));
                }
            }
        } catch (IOException e) {
            events.add(new Event("", "closed", ""));
        }
    }

    /** Waits until such an event came. */
    public Event hears(Duration limit, Predicate<Event> wanted) {
        Eventually.within(limit, () -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    public List<Event> heard() {
        return List.copyOf(events);
    }

    public String lastId() {
        return events.get(events.size() - 1).id();
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
