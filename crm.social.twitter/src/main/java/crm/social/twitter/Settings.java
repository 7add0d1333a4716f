package crm.social.twitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/**
 * The configuration, read and checked.
 *
 * @param clientSecret empty for a public client
 */
record Settings(
        String clientId,
        String clientSecret,
        String displayName,
        Plan plan,
        Vocabulary vocabulary,
        HttpUrl api,
        HttpUrl authorize,
        HttpUrl web) {

    static Settings of(TwitterConfig config) throws IOException {
        return new Settings(
                config.clientId().strip(),
                secret(config),
                config.displayName(),
                config.plan(),
                config.vocabulary(),
                HttpUrl.get(config.apiAddress()),
                HttpUrl.get(config.authorizeAddress()),
                HttpUrl.get(config.webAddress()));
    }

    private static String secret(TwitterConfig config) throws IOException {
        return config.clientSecretFile().isBlank()
                ? config.clientSecret().strip()
                : Files.readString(Path.of(config.clientSecretFile())).strip();
    }

    /** Whether the operator has registered the app at X and told us. */
    boolean complete() {
        return !clientId.isEmpty();
    }

    @Override
    public String toString() {
        return "Settings[" + api.host() + ", " + plan + ", " + vocabulary + "]";
    }
}
