package crm.host.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.PageEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private final Watch watch = new Watch();
    private final RecentEvents here = new RecentEvents(watch);
    private final RecentEvents there = new RecentEvents(watch);

    /** A clock that stands until it is moved. */
    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static PageEvent event(String name) {
        return new PageEvent(name, "{}", Set.of(), null, null);
    }

    private static Optional<List<String>> names(RecentEvents node, long last) {
        return node.since(OptionalLong.of(last), 100)
                .map(missed -> missed.stream().map(each -> each.event().name()).toList());
    }

    @Test
    void whatANodePublishedSinceAnEventOfAnotherIsKnown() {
        watch.move(Duration.ofMinutes(1));
        here.add(event("long-ago"));
        watch.move(Duration.ofSeconds(20));
        long last = there.add(event("heard-there")).id();
        here.add(event("heard-there"));
        watch.move(Duration.ofSeconds(3));
        here.add(event("missed"));

        assertThat(names(here, last)).contains(List.of("heard-there", "missed"));
    }

    @Test
    void aNodeThatWasALittleBehindHasNothingToHide() {
        watch.move(Duration.ofMinutes(1));
        here.add(event("published-here-first"));
        watch.move(Duration.ofSeconds(4));
        long last = there.add(event("another")).id();

        assertThat(names(here, last)).contains(List.of("published-here-first"));
    }

    @Test
    void whatIsNotKnownAnyMoreIsSaidToBeUnknown() {
        long before = here.add(event("before")).id();
        assertThat(names(here, before)).as("this node began a moment ago").isEmpty();
        watch.move(Duration.ofMinutes(1));
        long last = here.add(event("last")).id();
        watch.move(Duration.ofMinutes(3));
        here.add(event("next"));

        assertThat(names(here, last)).as("too long ago").isEmpty();
        assertThat(here.since(OptionalLong.empty(), 100)).as("no event at all").isEmpty();
        assertThat(names(here, Long.MAX_VALUE / 2)).as("the future").isEmpty();
    }

    @Test
    void tooMuchIsNotToldOneByOne() {
        watch.move(Duration.ofMinutes(1));
        long last = here.add(event("first")).id();
        for (int i = 0; i < 101; i++) {
            here.add(event("more"));
        }

        assertThat(names(here, last)).isEmpty();
    }

    @Test
    void idsGrowHoweverManyComeAtOnce() {
        long one = here.next();
        long two = here.next();

        assertThat(two).isGreaterThan(one);
    }
}
