package crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Identifiers, pauses and texts. */
final class ValuesTest {

    @Test
    void identifiersAreLongUniqueAndSafeInAddresses() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(Ids.random()).matches("[A-Za-z0-9_-]{22}").satisfies(id -> assertThat(seen.add(id))
                    .isTrue());
        }
    }

    @Test
    void orderedIdentifiersSortByTime() {
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        String earlier = Ids.ordered(now);
        assertThat(earlier).matches("[0-9a-f]{32}").isLessThan(Ids.ordered(now.plusMillis(1)));
        assertThat(Ids.ordered(now)).isNotEqualTo(earlier).startsWith(earlier.substring(0, 12));
        assertThat(Ids.ordered(Instant.parse("2038-01-20T00:00:00Z"))).isGreaterThan(earlier);
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Retry retry = new Retry(100, Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(List.of(retry.pause(1), retry.pause(2), retry.pause(3)))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(retry.pause(7)).isEqualTo(Duration.ofMinutes(1));
        assertThat(retry.pause(99)).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> new Retry(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Retry(1, Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("ja")).isEqualTo(keys("en")).isNotEmpty();
    }

    private static Set<Object> keys(String language) throws IOException {
        Properties texts = new Properties();
        String path = "/OSGI-INF/l10n/store_" + language + ".properties";
        try (Reader in = new InputStreamReader(ValuesTest.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts.keySet();
    }
}
