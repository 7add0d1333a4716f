package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.RichText.SegmentKind;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Publishing.Text;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishingTest {
    private static final Text HELLO = new Text("こんにちは <3", null);

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);

    @Test
    @DisplayName("S43 a tweet is sent as it was typed")
    void posting() throws Exception {
        x.answers(201, "{\"data\":{\"id\":\"55\",\"text\":\"こんにちは &lt;3\"}}");

        Post post = x.twitter().publish(XAtHand.viewer(), HELLO).value();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getBody().utf8()).isEqualTo("{\"text\":\"こんにちは <3\"}");
        assertThat(post.ref()).isEqualTo(new PostRef("55"));
        assertThat(post.text().text()).isEqualTo("こんにちは <3");
        assertThat(post.href().getPath()).isEqualTo("/acme_jp/status/55");
    }

    @Test
    @DisplayName("S45 a reply names the tweet that it answers")
    void replying() throws Exception {
        x.answers(201, "{\"data\":{\"id\":\"56\",\"text\":\"はい\"}}");

        x.twitter().publish(XAtHand.viewer(), new Text("はい", new PostRef("1")));

        assertThat(server.takeRequest().getBody().utf8())
                .isEqualTo("{\"text\":\"はい\",\"reply\":{\"in_reply_to_tweet_id\":\"1\"}}");
    }

    @Test
    void whereXMayHaveItTheOutcomeIsUnknownAndNothingIsSentAgain() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertKind(() -> x.twitter().publish(XAtHand.viewer(), HELLO), Kind.OUTCOME_UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);

        x.answers(503, "");
        assertKind(() -> x.twitter().publish(XAtHand.viewer(), HELLO), Kind.OUTCOME_UNKNOWN);
        x.answers(201, "{\"data\":{\"i");
        assertKind(() -> x.twitter().publish(XAtHand.viewer(), HELLO), Kind.OUTCOME_UNKNOWN);
        x.answers(201, "{}");
        assertKind(() -> x.twitter().publish(XAtHand.viewer(), HELLO), Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void whereXSurelyHasItNotTheFailureSaysSo() throws Exception {
        Twitter nobodyThere = new XAtHand(XAtHand.gone()).twitter();

        assertKind(() -> nobodyThere.publish(XAtHand.viewer(), HELLO), Kind.NETWORK_DOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You are not allowed to create a Tweet with duplicate content.|DUPLICATE",
                "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged|POLICY_FORBIDS",
                "You can only reply to or quote posts where you are mentioned or are the author.|POLICY_FORBIDS"
            })
    void refusalsAreUnderstood(String detail, Kind kind) {
        x.answers(
                403,
                "{\"title\":\"Forbidden\",\"type\":\"about:blank\",\"status\":403,\"detail\":\"%s\"}"
                        .formatted(detail));

        assertKind(() -> x.twitter().publish(XAtHand.viewer(), HELLO), kind);
    }

    @Test
    void anUnknownOutcomeIsSettledByReadingOurOwnPosts() {
        String timeline = """
                {"data":[{"id":"9","text":"other","author_id":"900"},
                {"id":"8","text":"見て https://t.co/x &lt;3","author_id":"900","entities":{"urls":[
                  {"start":3,"end":17,"url":"https://t.co/x","expanded_url":"https://example.com/a","display_url":"example.com/a"}]}}]}
                """;
        x.answers(200, timeline);
        x.answers(200, timeline);
        Twitter twitter = x.twitter();

        Optional<Post> found = twitter.findOwn(
                        XAtHand.viewer(), new Text("見て https://example.com/a <3", null), XAtHand.NOW)
                .value();
        Optional<Post> none = twitter.findOwn(XAtHand.viewer(), new Text("other", new PostRef("1")), XAtHand.NOW)
                .value();

        assertThat(found.map(Post::ref)).contains(new PostRef("8"));
        assertThat(none).isEmpty();
    }

    @Test
    void deletingWhatIsGoneIsNoFailure() throws Exception {
        x.answers(404, "{}");

        x.twitter().delete(XAtHand.viewer(), new PostRef("55"));

        assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/2/tweets/55");
    }

    @Test
    @DisplayName("S47 a mention is written into the text, and shown as one where X says that it is one")
    void mentioning() throws Exception {
        x.answers(201, "{\"data\":{\"id\":\"57\",\"text\":\"@hanako_sato 資料をお送りしました\"}}");
        x.answers(200, """
                {"data":[{"id":"57","text":"@hanako_sato 資料をお送りしました","author_id":"900",
                "entities":{"mentions":[{"start":0,"end":12,"username":"hanako_sato","id":"7"}]}}]}
                """);
        Twitter twitter = x.twitter();

        PostRef said = twitter.publish(XAtHand.viewer(), new Text("@hanako_sato 資料をお送りしました", null))
                .value()
                .ref();
        Post seen = twitter.byRefs(XAtHand.viewer(), List.of(said)).value().get(0);

        assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"text\":\"@hanako_sato 資料をお送りしました\"}");
        assertThat(seen.text().segments().get(0).kind()).isEqualTo(SegmentKind.MENTION);
        assertThat(seen.text().segments().get(0).href())
                .isEqualTo(server.url("/hanako_sato").toString());
    }
}
