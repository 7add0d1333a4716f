package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Act;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.SocialException.Kind;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReactionsTest {
    private static final PostRef POST = new PostRef("1893");

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);

    private boolean react(Act act, boolean on) {
        return x.twitter().react(XAtHand.viewer(), act, POST, on).value();
    }

    private void assertAsked(String method, String path, String body) throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo(method);
        assertThat(request.getUrl().encodedPath()).isEqualTo(path);
        assertThat(request.getBody().utf8()).isEqualTo(body);
    }

    @Test
    @DisplayName("S44 リツイート, and its undoing, in the words of both of X's vocabularies")
    void reposting() throws Exception {
        x.answers(200, "{\"data\":{\"id\":\"1900\",\"retweeted\":true}}");
        x.answers(200, "{\"data\":{\"rest_id\":\"1900\",\"retweeted\":true}}");
        x.answers(200, "{\"data\":{\"retweeted\":false}}");

        assertThat(react(Act.REPOST, true)).isTrue();
        assertThat(react(Act.REPOST, true)).isTrue();
        assertThat(react(Act.REPOST, false)).isFalse();

        assertAsked("POST", "/2/users/900/retweets", "{\"tweet_id\":\"1893\"}");
        server.takeRequest();
        assertAsked("DELETE", "/2/users/900/retweets/1893", "");
    }

    @Test
    @DisplayName("S46 お気に入り, and its undoing")
    void liking() throws Exception {
        x.answers(200, "{\"data\":{\"liked\":true}}");
        x.answers(200, "{\"data\":{\"liked\":false}}");

        assertThat(react(Act.LIKE, true)).isTrue();
        assertThat(react(Act.LIKE, false)).isFalse();

        assertAsked("POST", "/2/users/900/likes", "{\"tweet_id\":\"1893\"}");
        assertAsked("DELETE", "/2/users/900/likes/1893", "");
    }

    @Test
    @DisplayName("S44 S46 what X says counts, not what was asked for")
    void whatXSaysCounts() {
        x.answers(200, "{\"data\":{\"liked\":false}}");
        assertThat(react(Act.LIKE, true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"REPOST", "LIKE"})
    @DisplayName("S44 S46 what is so already is no failure")
    void twice(Act act) {
        x.answers(
                403,
                "{\"title\":\"Forbidden\",\"type\":\"about:blank\",\"detail\":\"You have already retweeted this Tweet.\"}");
        assertThat(react(act, true)).isTrue();
        x.answers(404, "{\"detail\":\"Could not find tweet with tweet_id: [1893].\"}");
        assertThat(react(act, false)).isFalse();
    }

    @Test
    void whatIsGoneCannotBeLiked() {
        x.answers(404, "{\"detail\":\"Could not find tweet with tweet_id: [1893].\"}");
        assertKind(() -> react(Act.LIKE, true), Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"title\":\"Client Forbidden\",\"reason\":\"client-not-enrolled\"}|PLAN_FORBIDS",
                "403|{\"title\":\"Authorization Error\",\"type\":\"https://api.twitter.com/2/problems/not-authorized-for-resource\"}|PROTECTED",
                "403|{\"title\":\"Forbidden\",\"detail\":\"You cannot retweet this Tweet.\"}|REFUSED",
                "401|{\"title\":\"Unauthorized\"}|REVOKED",
                "402|{\"title\":\"CreditsDepleted\"}|OUT_OF_CREDIT",
                "429|{\"title\":\"Too Many Requests\"}|RATE_LIMITED",
                "500|oops|OUTCOME_UNKNOWN",
                "200|<html>|OUTCOME_UNKNOWN"
            })
    void refusalsAreUnderstood(int status, String body, Kind kind) {
        x.answers(status, body);
        assertKind(() -> react(Act.REPOST, true), kind);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aLostAnswerLeavesTheOutcomeUnknownAndNothingIsSentAgain() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertKind(() -> react(Act.LIKE, true), Kind.OUTCOME_UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void takingBackIsCheaperThanDoing() {
        Twitter twitter = x.twitter(Plan.PAY_PER_USE, Vocabulary.POST, "");
        x.answers(200, "{\"data\":{\"retweeted\":true}}");
        x.answers(200, "{\"data\":{\"retweeted\":false}}");

        assertThat(twitter.react(XAtHand.viewer(), Act.REPOST, POST, true).price())
                .isEqualTo(new Price(15_000));
        assertThat(twitter.react(XAtHand.viewer(), Act.REPOST, POST, false).price())
                .isEqualTo(new Price(10_000));
    }
}
