package crm.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestPathsTest {
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final RestPaths paths = new RestPaths(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void whatIsInstalledIsExpectedBelowItsPathAndNowhereElse() {
        paths.says(7, List.of("/social/api"));

        assertThat(paths.expects("/social/api")).isTrue();
        assertThat(paths.expects("/social/api/networks")).isTrue();
        assertThat(paths.expects("/social/apis")).isFalse();
        assertThat(paths.expects("/social/sign-in/twitter")).isFalse();
        assertThat(paths.expects("/other/api/x")).isFalse();
    }

    @Test
    void whatIsUninstalledIsExpectedForTheGraceAndThenNoMore() {
        paths.says(7, List.of("/social/api"));

        paths.says(7, List.of());

        now = now.plus(RestPaths.GRACE).minusMillis(1);
        assertThat(paths.expects("/social/api/networks")).isTrue();
        now = now.plusMillis(1);
        assertThat(paths.expects("/social/api/networks")).isFalse();
    }

    @Test
    void whatComesBackIsExpectedAgain() {
        paths.says(7, List.of("/social/api"));
        paths.says(7, List.of());

        paths.says(7, List.of("/social/api"));

        now = now.plus(RestPaths.GRACE.multipliedBy(10));
        assertThat(paths.expects("/social/api/networks")).isTrue();
    }

    @Test
    void whatTheNewerBundleSaysTooStaysWhenTheOlderGoes() {
        paths.says(7, List.of("/social/api"));
        paths.says(8, List.of("/social/api"));

        paths.says(7, List.of());

        now = now.plus(RestPaths.GRACE.multipliedBy(10));
        assertThat(paths.expects("/social/api/networks")).isTrue();
    }
}
