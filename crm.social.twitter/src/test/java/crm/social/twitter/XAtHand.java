package crm.social.twitter;

import crm.social.api.Act;
import crm.social.api.SubjectKey;
import crm.social.api.provider.Grant;
import crm.social.api.provider.Viewer;
import crm.social.http.NetworkClient;
import crm.social.http.NotSentException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** X as a server on this machine that says what a test tells it to, and the provider that talks to it over real HTTP. */
final class XAtHand {
    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final MockWebServer server;
    String appKey = "";

    XAtHand(MockWebServer server) {
        this.server = server;
    }

    Twitter twitter() {
        return twitter(Plan.ENTERPRISE, Vocabulary.POST, "secret-of-the-client");
    }

    Twitter twitter(Plan plan, Vocabulary vocabulary, String clientSecret) {
        HttpUrl address = server.url("/");
        return at(address, address.resolve("/authorize"), plan, vocabulary, clientSecret, appKey, CLOCK);
    }

    /** The provider, talking to this address. */
    static Twitter at(
            HttpUrl address,
            HttpUrl authorize,
            Plan plan,
            Vocabulary vocabulary,
            String clientSecret,
            String appKey,
            Clock clock) {
        Settings settings = new Settings(
                "client-1",
                clientSecret,
                appKey,
                "secret-of-the-app",
                false,
                "Twitter",
                plan,
                vocabulary,
                address,
                authorize,
                address);
        return new Twitter(spec -> client(), settings, clock);
    }

    void answers(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .body(body)
                .setHeader("Content-Type", "application/json")
                .build());
    }

    /** What was asked next, without its host. */
    HttpUrl asked() throws InterruptedException {
        return server.takeRequest().getUrl();
    }

    static Viewer.Account viewer() {
        return viewer(",\"scopes\":\"" + Tokens.scopes(Set.of(Act.values())) + "\"");
    }

    /** Somebody who signed in before scopes were kept. */
    static Viewer.Account viewerFromBefore() {
        return viewer("");
    }

    private static Viewer.Account viewer(String scopes) {
        Grant grant = new Grant(
                "{\"access\":\"token-of-acme\",\"refresh\":\"refresh-of-acme\"" + scopes + "}",
                Set.of(Act.values()),
                NOW.plusSeconds(7200),
                true);
        return new Viewer.Account(new SubjectKey("twitter", "900"), "acme_jp", grant);
    }

    private static NetworkClient client() {
        OkHttpClient plain = new OkHttpClient.Builder()
                .callTimeout(Duration.ofSeconds(10))
                .retryOnConnectionFailure(false)
                .addInterceptor(chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (ConnectException e) {
                        throw new NotSentException("nothing listens", e);
                    }
                })
                .build();
        return new NetworkClient() {
            @Override
            public OkHttpClient reads() {
                return plain;
            }

            @Override
            public OkHttpClient writes() {
                return plain;
            }

            @Override
            public void close() {
                plain.connectionPool().evictAll();
                plain.dispatcher().executorService().shutdown();
            }
        };
    }

    /** A port on which nobody listens. */
    static MockWebServer gone() throws IOException {
        MockWebServer server = new MockWebServer();
        server.start();
        server.close();
        return server;
    }
}
