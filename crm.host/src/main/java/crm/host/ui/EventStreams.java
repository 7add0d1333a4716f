package crm.host.ui;

import crm.host.api.Caller;
import crm.host.api.Events;
import crm.host.api.PageEvent;
import crm.host.api.People;
import crm.host.api.Permissions;
import crm.host.ui.RecentEvents.Published;
import crm.host.user.Sessions;
import crm.ops.api.Figure;
import crm.ops.api.Figures;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.servlet.AsyncContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open event streams of this node. Whether somebody may see an event is asked when it is sent, not when it happened. One thread writes to all
 * streams, without ever waiting for one; a page whose stream does not keep up is told to read afresh, and one that takes nothing any more is ended.
 */
@Component(service = {Events.class, EventStreams.class, Figures.class})
public final class EventStreams implements Events, Figures {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);
    private static final int PER_USER = 12;
    private static final int MOST_MISSED = 200;

    private final Permissions permissions;
    private final People people;
    private final Sessions sessions;
    private final Set<EventStream> streams = new CopyOnWriteArraySet<>();
    private final RecentEvents recent;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "crm.host events"));

    @Activate
    public EventStreams(
            @Reference Permissions permissions,
            @Reference People people,
            @Reference Sessions sessions,
            @Reference Clock clock) {
        this.recent = new RecentEvents(clock);
        this.permissions = permissions;
        this.people = people;
        this.sessions = sessions;
        long pause = HEARTBEAT.toMillis();
        executor.scheduleWithFixedDelay(this::heartbeat, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        executor.shutdownNow();
        streams.forEach(EventStream::close);
    }

    /**
     * Opens a stream; the oldest ones of the same user make room for it.
     *
     * @param last id of the last event that the page got, from whichever node
     */
    void open(AsyncContext async, Caller caller, OptionalLong last) throws IOException {
        EventStream stream = new EventStream(async, caller, nextId(), this::visible, streams::remove);
        List<EventStream> others = streams.stream()
                .filter(other -> other.userId().equals(caller.userId()))
                .sorted(Comparator.comparingLong(EventStream::opened))
                .toList();
        others.stream().limit(Math.max(0, others.size() - PER_USER + 1)).forEach(EventStream::close);
        begin(stream, last);
        stream.start();
        stream.wake(executor);
    }

    /** From one moment on a stream gets what is published; what it missed until then comes first. */
    private void begin(EventStream stream, OptionalLong last) {
        synchronized (recent) {
            Optional<List<Published>> missed = recent.since(last, MOST_MISSED);
            stream.offer(recent.next(), EventStream.ready(missed.isPresent()));
            missed.orElse(List.of()).forEach(event -> offer(stream, event));
            streams.add(stream);
        }
    }

    @Override
    public void publish(PageEvent event) {
        List<EventStream> told;
        synchronized (recent) {
            Published published = recent.add(event);
            told = streams.stream().filter(stream -> offer(stream, published)).toList();
        }
        told.forEach(stream -> stream.wake(executor));
    }

    private static boolean offer(EventStream stream, Published published) {
        PageEvent event = published.event();
        boolean meant = event.users().isEmpty() || event.users().contains(stream.userId());
        if (meant) {
            stream.offer(published.id(), event);
        }
        return meant;
    }

    private long nextId() {
        synchronized (recent) {
            return recent.next();
        }
    }

    @Override
    public List<Figure> read() {
        return List.of(new Figure.Level(
                "crm_event_streams", "Open event streams: one per browser.", List.of(Figure.Value.of(streams.size()))));
    }

    private boolean visible(String userId, PageEvent event) {
        String permission = event.permission();
        return people.find(userId).filter(person -> person.active()).isPresent()
                && (permission == null || permissions.allowed(userId, permission));
    }

    /** Ends the streams of a session, after telling their pages. */
    void end(String sessionKey) {
        streams.stream()
                .filter(stream -> stream.sessionKey().equals(sessionKey))
                .forEach(stream -> {
                    stream.finish(nextId());
                    stream.wake(executor);
                });
    }

    /** Those whose session has ended get their last word now, and until the next heartbeat to take it. */
    void heartbeat() {
        try {
            streams.forEach(EventStream::heartbeat);
            Set<String> open = streams.stream().map(EventStream::sessionKey).collect(Collectors.toSet());
            Set<String> alive = open.isEmpty() ? Set.of() : sessions.alive(open);
            open.stream().filter(key -> !alive.contains(key)).forEach(this::end);
        } catch (RuntimeException e) {
            // The next time may do better; without this the schedule would end.
            LOG.warn("event streams: no heartbeat", e);
        }
    }
}
