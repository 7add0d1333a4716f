package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that is not there is never an empty one. */
class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAClientIdThereIsNoNetwork() {
        assertThat(settings("", "", "").missing()).isEqualTo("missing.clientId");
    }

    @Test
    void whatAPlaceholderCouldNotBeFilledWithIsMissing() {
        for (Settings settings : new Settings[] {
            settings("$[secret:twitter.client-id]", "s", ""),
            settings("id", "$[secret:twitter.client-secret]", ""),
            settings("id", "$[env:X_SECRET]", "")
        }) {
            assertThat(settings.missing()).isEqualTo("missing.secret");
            assertThat(settings.clientId()).isEmpty();
            assertThat(settings.clientSecret()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNotThereOrEmptyIsNoEmptySecret() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(settings("id", "", folder.resolve("none").toString()).missing())
                .isEqualTo("missing.secret");
        assertThat(settings("id", "", empty.toString()).missing()).isEqualTo("missing.secret");
    }

    @Test
    void aSecretInAFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");

        Settings settings = settings("id", "", file.toString());

        assertThat(settings.missing()).isNull();
        assertThat(settings.clientSecret()).isEqualTo("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void anAppWithoutItsSecretCallsInNobodysName() {
        assertThat(app("key", "s3cret").hasApp()).isTrue();
        assertThat(app("$[secret:twitter.app-key]", "s3cret").hasApp()).isFalse();
        assertThat(app("key", "$[env:X_APP_SECRET]").hasApp()).isFalse();
        assertThat(app("key", "").hasApp()).isFalse();
    }

    private static Settings settings(String clientId, String clientSecret, String clientSecretFile) {
        return Settings.of(new Configured(clientId, clientSecret, clientSecretFile, "", ""));
    }

    private static Settings app(String appKey, String appSecret) {
        return Settings.of(new Configured("id", "s", "", appKey, appSecret));
    }

    /** What an operator set; all else as X has it. */
    private record Configured(
            String clientId, String clientSecret, String clientSecretFile, String appKey, String appSecret)
            implements TwitterConfig {
        @Override
        public String appSecretFile() {
            return "";
        }

        @Override
        public String displayName() {
            return "Twitter";
        }

        @Override
        public Plan plan() {
            return Plan.PAY_PER_USE;
        }

        @Override
        public Vocabulary vocabulary() {
            return Vocabulary.POST;
        }

        @Override
        public String apiAddress() {
            return "https://api.x.com";
        }

        @Override
        public String authorizeAddress() {
            return "https://x.com/i/oauth2/authorize";
        }

        @Override
        public String webAddress() {
            return "https://x.com";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return TwitterConfig.class;
        }
    }
}
