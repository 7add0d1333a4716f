package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AppOnlyTest {
    private static final String HANAKO = "{\"data\":[{\"id\":\"12\",\"name\":\"佐藤 花子\",\"username\":\"hanako_sato\"}]}";

    @StartStop
    public final MockWebServer server = new MockWebServer();

    @Test
    @DisplayName("S37: the app's own token is asked for once, and again when X refuses it")
    void theAppLooksInNobodysName() throws Exception {
        XAtHand x = new XAtHand(server);
        x.appKey = "key-of-the-app";
        Twitter twitter = x.twitter();
        assertThat(twitter.answersApp()).isTrue();
        x.answers(200, "{\"token_type\":\"bearer\",\"access_token\":\"app-1\"}");
        x.answers(200, HANAKO);
        x.answers(200, HANAKO);
        x.answers(401, "{\"title\":\"Unauthorized\",\"status\":401}");
        x.answers(200, "{\"token_type\":\"bearer\",\"access_token\":\"app-2\"}");
        x.answers(200, HANAKO);

        for (int i = 0; i < 3; i++) {
            assertThat(twitter.byHandles(new Viewer.App(), List.of("hanako_sato"))
                            .value())
                    .extracting(Profile::handle)
                    .containsExactly("hanako_sato");
        }

        RecordedRequest token = server.takeRequest();
        assertThat(token.getUrl().encodedPath()).isEqualTo("/oauth2/token");
        assertThat(token.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(Objects.requireNonNull(token.getBody()).utf8()).isEqualTo("grant_type=client_credentials");
        RecordedRequest first = server.takeRequest();
        assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer app-1");
        assertThat(first.getUrl().queryParameter("user.fields")).doesNotContain("connection_status");
        server.takeRequest();
        server.takeRequest();
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer app-2");
    }

    @Test
    void aNameThatXDoesNotTakeCostsNoOtherItsAnswer() throws Exception {
        XAtHand x = new XAtHand(server);
        x.answers(200, HANAKO);
        var answer = x.twitter().byHandles(XAtHand.viewer(), List.of("hanako_sato", "a_name_of_16_char"));
        assertThat(answer.value()).extracting(Profile::handle).containsExactly("hanako_sato");
        assertThat(answer.problems())
                .containsExactly(new Answer.ItemProblem("a_name_of_16_char", SocialException.Kind.INVALID));
        assertThat(server.takeRequest().getUrl().queryParameter("usernames")).isEqualTo("hanako_sato");
    }

    @Test
    void withoutAKeyNobodyIsAsked() {
        Twitter twitter = new XAtHand(server).twitter();
        assertThat(twitter.answersApp()).isFalse();
        assertThatThrownBy(() -> twitter.byHandles(new Viewer.App(), List.of("hanako_sato")))
                .hasMessageStartingWith("NOT_CONFIGURED");
    }
}
