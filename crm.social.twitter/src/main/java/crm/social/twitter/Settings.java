package crm.social.twitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, read and checked.
 *
 * @param clientId empty until the network is configured
 * @param clientSecret empty for a public client
 * @param appKey the app's API key, for calls in nobody's name; empty without
 * @param secretAbsent id or secret name something that is not there: then neither is used, for a client without its secret is another client
 */
record Settings(
        String clientId,
        String clientSecret,
        String appKey,
        String appSecret,
        boolean secretAbsent,
        String displayName,
        Plan plan,
        Vocabulary vocabulary,
        HttpUrl api,
        HttpUrl authorize,
        HttpUrl web) {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    /** Begins what interpolation could not fill: the secret or variable that it names is not there. */
    private static final String PLACEHOLDER = "$[";

    static Settings of(TwitterConfig config) {
        String secret = secret(config.clientSecretFile(), config.clientSecret());
        boolean unfilled = config.clientId().strip().startsWith(PLACEHOLDER) || secret.startsWith(PLACEHOLDER);
        String appSecret = secret(config.appSecretFile(), config.appSecret());
        String appKey = config.appKey().strip().startsWith(PLACEHOLDER)
                ? ""
                : config.appKey().strip();
        return new Settings(
                unfilled ? "" : config.clientId().strip(),
                unfilled ? "" : secret,
                appSecret.startsWith(PLACEHOLDER) ? "" : appKey,
                appSecret.startsWith(PLACEHOLDER) ? "" : appSecret,
                unfilled,
                config.displayName(),
                config.plan(),
                config.vocabulary(),
                HttpUrl.get(config.apiAddress()),
                HttpUrl.get(config.authorizeAddress()),
                HttpUrl.get(config.webAddress()));
    }

    private static String secret(String file, String value) {
        if (file.isBlank()) {
            return value.strip();
        }
        try {
            String secret = Files.readString(Path.of(file)).strip();
            return secret.isEmpty() ? PLACEHOLDER : secret;
        } catch (IOException | InvalidPathException e) {
            LOG.warn("crm.social.twitter: a file with a secret cannot be read");
            return PLACEHOLDER;
        }
    }

    /** Whether the app can call in nobody's name. */
    boolean hasApp() {
        return !appKey.isEmpty() && !appSecret.isEmpty();
    }

    /** Whether the operator has registered the app at X and told us. */
    boolean complete() {
        return !clientId.isEmpty();
    }

    /** The sentence that says what is missing; null for nothing. */
    @Nullable
    String missing() {
        if (complete()) {
            return null;
        }
        return secretAbsent ? "missing.secret" : "missing.clientId";
    }

    @Override
    public String toString() {
        return "Settings[" + api.host() + ", " + plan + ", " + vocabulary + "]";
    }
}
