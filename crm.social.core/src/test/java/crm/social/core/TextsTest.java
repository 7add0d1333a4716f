package crm.social.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        Properties japanese = texts("ja");
        Properties english = texts("en");
        assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : japanese.stringPropertyNames()) {
            assertThat(japanese.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(japanese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
        assertThat(japanese.stringPropertyNames())
                .contains(
                        "timeline.linked",
                        "timeline.unlinked",
                        "timeline.renamed",
                        "timeline.posted",
                        "timeline.replied");
    }

    private static long placeholders(String text) {
        return text.chars().filter(letter -> letter == '{').count();
    }

    private static Properties texts(String language) throws IOException {
        String path = "/OSGI-INF/l10n/bundle_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(TextsTest.class.getResourceAsStream(path));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }
}
