package crm.host.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.api.Caller;
import crm.host.api.PageEvent;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Caller CALLER = new Caller("suzuki", "session", Locale.JAPANESE);

    private final OpenConnection connection = new OpenConnection();
    private final EventStream stream = open();

    private EventStream open() {
        try {
            return new EventStream(connection.async(), CALLER, 1, (user, event) -> true, gone -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PageEvent changed(String id) {
        return new PageEvent("record-changed", "{\"id\":\"" + id + "\"}", Set.of(), null, null);
    }

    @Test
    void aHeartbeatEndsNoStreamThatTakesWhatWaits() {
        stream.offer(1, changed("a"));

        stream.heartbeat();

        assertThat(connection.ended()).isFalse();
        assertThat(connection.written()).containsSubsequence("id: 1\n", "{\"id\":\"a\"}\n\n", ":\n\n");
    }

    @Test
    void aStreamThatDidNotTakeTheLastHeartbeatIsEnded() {
        connection.block(true);
        stream.heartbeat();
        assertThat(connection.ended()).isFalse();

        stream.heartbeat();

        assertThat(connection.ended()).isTrue();
    }

    @Test
    void whatWaitsAlreadyWaitsOnceAndAsTheNewer() {
        connection.block(true);
        for (int i = 1; i <= 1_000; i++) {
            stream.offer(i, changed("a"));
        }
        stream.offer(1_001, changed("b"));
        stream.offer(1_002, changed("a"));
        connection.block(false);

        stream.drain();

        assertThat(connection.written())
                .isEqualTo("id: 1001\nevent: record-changed\ndata: {\"id\":\"b\"}\n\n"
                        + "id: 1002\nevent: record-changed\ndata: {\"id\":\"a\"}\n\n");
    }

    @Test
    void aPageThatIsOutrunIsToldToReadAfreshAndStaysConnected() {
        connection.block(true);
        for (int i = 1; i <= 257; i++) {
            stream.offer(i, changed("lead-" + i));
        }
        stream.offer(258, changed("last"));
        connection.block(false);

        stream.drain();

        assertThat(connection.ended()).isFalse();
        assertThat(connection.written())
                .isEqualTo("id: 257\nevent: ready\ndata: {\"resumed\":false}\n\n"
                        + "id: 258\nevent: record-changed\ndata: {\"id\":\"last\"}\n\n");
    }

    @Test
    void theLastWordIsSaidBeforeTheEnd() {
        stream.offer(1, changed("a"));
        stream.finish(2);
        stream.offer(3, changed("b"));

        stream.heartbeat();

        assertThat(connection.written()).isEqualTo("id: 2\nevent: session-ended\ndata: {}\n\n");
        assertThat(connection.ended()).isTrue();
    }
}
