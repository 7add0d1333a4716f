package crm.social.twitter;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.http.Operation;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The app's own token, for calls in nobody's name. X answers with the same one until it is invalidated (X's page "App only", read 2026-11), so it is asked for
 * once and again when X refuses it.
 */
final class AppCalls {
    private final Settings settings;
    private final XApi api;
    private final AtomicReference<@Nullable String> token = new AtomicReference<>();

    AppCalls(Settings settings, XApi api) {
        this.settings = settings;
        this.api = api;
    }

    /** The token as it was last given. {@link Kind#NOT_CONFIGURED} without the app's key and secret. */
    String token() {
        String known = token.get();
        return known == null ? fetch() : known;
    }

    /** X refused this token: the next call asks for another. */
    void refused(String old) {
        token.compareAndSet(old, null);
    }

    private String fetch() {
        if (!settings.hasApp()) {
            throw new SocialException(Kind.NOT_CONFIGURED, "the app has no key of its own");
        }
        Request request = new Request.Builder()
                .url(settings.api().newBuilder().addPathSegments("oauth2/token").build())
                .tag(Operation.class, new Operation("oauth2.app"))
                .header("Authorization", Credentials.basic(settings.appKey(), settings.appSecret()))
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .build())
                .build();
        String fetched = Objects.requireNonNullElse(
                api.grant(request, Wire.Token.class).body().accessToken(), "");
        if (fetched.isEmpty()) {
            throw new SocialException(Kind.NETWORK_DOWN, "X answered without a token");
        }
        token.set(fetched);
        return fetched;
    }
}
