package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.sandbox.text.PostText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Texts of the pages, and how long a post is. */
final class TextsTest {
    private static Properties texts(String lang) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream("/OSGI-INF/l10n/sandbox_" + lang + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndGaps() throws IOException {
        Properties ja = texts("ja");
        Properties en = texts("en");
        assertThat(ja.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).isNotEmpty();
        for (String key : ja.stringPropertyNames()) {
            assertThat(ja.getProperty(key).contains("{0}"))
                    .as(key)
                    .isEqualTo(en.getProperty(key).contains("{0}"));
        }
    }

    @Test
    void lettersWeighAsAtX() {
        assertThat(PostText.length("a".repeat(280)).valid()).isTrue();
        assertThat(PostText.length("あ".repeat(140)).weight()).isEqualTo(280);
        assertThat(PostText.length("👨‍👩‍👧‍👦").weight()).isEqualTo(2);
        assertThat(PostText.length("see example.com/" + "x".repeat(100)).weight())
                .isEqualTo(27);
        assertThat(PostText.length("\uFEFF").valid()).isFalse();
    }

    @Test
    void aMentionOfAListIsNone() {
        assertThat(PostText.of("@somebody/list and a@b.example").mentioned()).isEmpty();
        assertThat(PostText.of("＠Somebody です").mentioned()).containsExactly("somebody");
    }
}
