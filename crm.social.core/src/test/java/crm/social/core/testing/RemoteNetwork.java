package crm.social.core.testing;

import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.RichText;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import crm.social.api.TextMeasure;
import crm.social.api.TextRules;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Grant;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.SocialProvider;
import crm.social.api.provider.Viewer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The provider of a {@link TokenServer}: a grant's secret is its one token. */
public final class RemoteNetwork implements SocialProvider, Authenticator, Profiles {
    public static final Duration TOKEN_LIFE = Duration.ofHours(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final String node;
    private final Clock clock;

    /** @param node who asks: a name of its own for each process */
    public RemoteNetwork(URI server, String node, Clock clock) {
        this.server = server;
        this.node = node;
        this.clock = clock;
    }

    /** A grant that an account was given. */
    public static Grant grant(String token, Clock clock) {
        return new Grant(token, Set.of(), clock.instant().plus(TOKEN_LIFE), true);
    }

    public static Profile profile(String subject) {
        return new Profile(
                new SubjectKey(FakeNetwork.ID, subject),
                "handle" + subject,
                "name",
                RichText.plain(""),
                "",
                null,
                "",
                null,
                null,
                new Profile.Counts(0, 0, 0),
                Set.of(),
                Set.of(),
                null,
                URI.create("https://fake.example/" + subject));
    }

    @Override
    public Grant refresh(Grant grant) {
        HttpResponse<String> answer = ask("/token", grant.secret());
        if (answer.statusCode() == 400) {
            throw new SocialException(Kind.REVOKED, "invalid_grant");
        }
        return grant(answer.body(), clock);
    }

    @Override
    public Answer<List<Profile>> bySubjects(Viewer viewer, List<String> subjects) {
        HttpResponse<String> answer =
                ask("/read", ((Viewer.Account) viewer).grant().secret());
        if (answer.statusCode() != 200) {
            throw new SocialException(Kind.REVOKED, "401");
        }
        return new Answer<>(
                subjects.stream().map(RemoteNetwork::profile).toList(), List.of(), false, List.of(), Price.FREE);
    }

    private HttpResponse<String> ask(String path, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(server.resolve(path))
                            .header("Node", node)
                            .timeout(Duration.ofSeconds(20))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new SocialException(Kind.NETWORK_DOWN, "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocialException(Kind.NETWORK_DOWN, "interrupted");
        }
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "Remote",
                10,
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                null,
                new TextRules(280, 1, 1, List.of(), 0),
                "@",
                "@name",
                null,
                Duration.ZERO,
                100,
                25);
    }

    @Override
    public Optional<ParsedHandle> parseHandle(String typed) {
        return Optional.empty();
    }

    @Override
    public TextMeasure measure(String text) {
        return new TextMeasure(text.length(), 280, true);
    }

    @Override
    public List<URI> sizesOf(URI picture) {
        return List.of(picture);
    }

    @Override
    public Price priceOf(String text) {
        return Price.FREE;
    }

    @Override
    public Redirect begin(Request request) {
        throw new SocialException(Kind.PLAN_FORBIDS, "nobody signs in here");
    }

    @Override
    public SignedIn complete(Return back) {
        throw new SocialException(Kind.PLAN_FORBIDS, "nobody signs in here");
    }

    @Override
    public void revoke(Grant grant) {}

    @Override
    public Answer<List<Profile>> byHandles(Viewer viewer, List<String> handles) {
        return new Answer<>(List.of(), List.of(), false, List.of(), Price.FREE);
    }
}
