package crm.host.ui;

import crm.host.api.PageEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What this node told its pages of late, so that a page which comes here from another node, or comes back, is told what it missed. An event's id is the
 * time at which a node published it, in microseconds: each node publishes what happened on any of them, at its own moment, so a page that names the
 * last event it got anywhere is told all that was published here since then and a little before. Some it hears twice. Used under one lock.
 */
final class RecentEvents {
    /** As far as the clocks of nodes may differ, and one may be behind in reading changes. */
    static final Duration OVERLAP = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST = 1000;

    /** An event and its id. */
    record Published(long id, PageEvent event) {}

    private final Clock clock;
    private final Deque<Published> events = new ArrayDeque<>();
    private long newest;
    private long completeSince;

    RecentEvents(Clock clock) {
        this.clock = clock;
        this.newest = micros();
        this.completeSince = newest;
    }

    /** The next id. */
    long next() {
        newest = Math.max(newest + 1, micros());
        return newest;
    }

    Published add(PageEvent event) {
        Published published = new Published(next(), event);
        events.add(published);
        long tooOld = newest - micros(KEPT);
        while (events.size() > MOST || events.getFirst().id() < tooOld) {
            completeSince = events.removeFirst().id();
        }
        return published;
    }

    /**
     * What was published since an id that some node gave; empty where that is not known any more.
     *
     * @param most how many at most
     */
    Optional<List<Published>> since(OptionalLong id, int most) {
        long from = id.orElse(Long.MIN_VALUE) - (id.isEmpty() ? 0 : micros(OVERLAP));
        if (id.isEmpty() || from < completeSince || id.getAsLong() > micros() + micros(OVERLAP)) {
            return Optional.empty();
        }
        List<Published> missed =
                events.stream().filter(event -> event.id() > from).toList();
        return missed.size() > most ? Optional.empty() : Optional.of(missed);
    }

    private long micros() {
        return clock.millis() * 1000;
    }

    private static long micros(Duration time) {
        return time.toMillis() * 1000;
    }
}
