package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.TextMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLengthTest {
    @ParameterizedTest
    @CsvSource({
        "hello,5",
        "こんにちは,10",
        "👨‍👩‍👧‍👦,2",
        "🇯🇵,2",
        "https://example.com/a/very/long/address?with=parameters,23",
        "example.com,23",
        "café,4"
    })
    void countsAsXDoes(String text, int length) {
        assertThat(TextLength.measure(text)).isEqualTo(new TextMeasure(length, 280, true));
    }

    @Test
    void takes140JapaneseCharactersAndNotOneMore() {
        assertThat(TextLength.measure("あ".repeat(140)).valid()).isTrue();
        assertThat(TextLength.measure("あ".repeat(141))).isEqualTo(new TextMeasure(282, 280, false));
        assertThat(TextLength.measure("").valid()).isFalse();
    }

    @Test
    void seesLinksAsXDoes() {
        assertThat(TextLength.hasLink("見て example.com")).isTrue();
        assertThat(TextLength.hasLink("見て example")).isFalse();
        assertThat(TextLength.withoutLinks("a https://t.co/1 b"))
                .isEqualTo(TextLength.withoutLinks("a example.com/2 b"));
    }
}
