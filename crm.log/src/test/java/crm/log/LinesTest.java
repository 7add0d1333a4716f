package crm.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line is one line, and holds no secret. */
class LinesTest {
    private static final String FORGED = "2026-11-22 10:00:00.000 ERROR crm.host [-] all is lost";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
    void noTextMakesALineOfItsOwn(String breaking) {
        for (String format : new String[] {"plain", "json"}) {
            String written = written(format, "typed: " + breaking + FORGED, null);

            assertThat(written.lines()).hasSize(1);
            assertThat(written).endsWith("\n").doesNotContain("\r", "\u0085", "\u2028", "\u2029");
        }
    }

    @Test
    void anExceptionMakesNoLineThatLooksLikeAnEvent() {
        String written = written("plain", "failed", new IllegalStateException("no\n" + FORGED + "\r" + FORGED));

        assertThat(written.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(written("json", "failed", new IllegalStateException("no\n" + FORGED))
                        .lines())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "bell\u0007", "null\u0000", "\u202Eright to left"})
    void noControlCharacterGetsThrough(String text) {
        for (String format : new String[] {"plain", "json"}) {
            assertThat(written(format, text, null).stripTrailing()).doesNotContainPattern("[\\p{Cntrl}\\u202E]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer CANARY-0123456789",
                "Authorization: Basic Q0FOQVJZOkNBTkFSWQ==CANARY",
                "{\"access_token\":\"CANARY\",\"refresh_token\" : \"CANARY\"}",
                "client_secret=CANARY&grant_type=x",
                "password=CANARY",
                "GET /social/callback/twitter?state=CANARY&code=CANARY",
                "jdbc:postgresql://crm:CANARY@db.example/crm",
                "v1|20261122T144023Z-YtpS|CANARY|CANARY|CANARY"
            })
    void whatLooksLikeASecretIsMasked(String text) {
        for (String format : new String[] {"plain", "json"}) {
            assertThat(written(format, text, new IllegalStateException(text)))
                    .contains("***")
                    .doesNotContain("CANARY", "Q0FOQVJZ");
        }
    }

    @Test
    void aLineOfJsonHasItsFields() {
        assertThat(written("json", "見つかりません \"x\" \\ 😀\tend", null))
                .matches("\\{\"ts\":\"\\d{4}-[^\"]+Z\",\"level\":\"WARN\",\"logger\":\"crm.test\",\"msg\":\""
                        + "見つかりません \\\\\"x\\\\\" \\\\\\\\ \\\\ud83d\\\\ude00\\\\tend\","
                        + "\"request\":\"r-1234567\",\"user\":\"u-1\",\"network\":\"twitter\"}\n");
    }

    @Test
    void aLineForPeopleKeepsWhatTheySay() {
        assertThat(written("plain", "見込み客 12 件", null)).endsWith("WARN  crm.test [r-1234567] 見込み客 12 件\n");
    }

    private static String written(String format, String message, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("crm.test"), Level.WARN, message, thrown, new Object[0]);
        event.setMDCPropertyMap(Map.of("request", "r-1234567", "user", "u-1", "network", "twitter"));
        Lines lines = new Lines();
        lines.setFormat(format);
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }
}
