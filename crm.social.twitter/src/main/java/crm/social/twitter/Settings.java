package crm.social.twitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/**
 * The configuration, read and checked.
 *
 * @param clientSecret empty for a public client
 * @param appKey the app's API key, for calls in nobody's name; empty without
 */
record Settings(
        String clientId,
        String clientSecret,
        String appKey,
        String appSecret,
        String displayName,
        Plan plan,
        Vocabulary vocabulary,
        HttpUrl api,
        HttpUrl authorize,
        HttpUrl web) {

    static Settings of(TwitterConfig config) throws IOException {
        return new Settings(
                config.clientId().strip(),
                secret(config.clientSecretFile(), config.clientSecret()),
                config.appKey().strip(),
                secret(config.appSecretFile(), config.appSecret()),
                config.displayName(),
                config.plan(),
                config.vocabulary(),
                HttpUrl.get(config.apiAddress()),
                HttpUrl.get(config.authorizeAddress()),
                HttpUrl.get(config.webAddress()));
    }

    private static String secret(String file, String value) throws IOException {
        return file.isBlank() ? value.strip() : Files.readString(Path.of(file)).strip();
    }

    /** Whether the app can call in nobody's name. */
    boolean hasApp() {
        return !appKey.isEmpty() && !appSecret.isEmpty();
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
