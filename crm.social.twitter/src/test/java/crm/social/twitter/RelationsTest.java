package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RelationsTest {
    private static final String TWO =
            "{\"data\":[{\"id\":\"8\",\"name\":\"b\",\"username\":\"b\",\"connection_status\":[\"following\"]},"
                    + "{\"id\":\"9\",\"name\":\"c\",\"username\":\"c\"}],\"meta\":{\"result_count\":2,\"next_token\":\"n1\"}}";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);

    private Twitter payPerUse() {
        return x.twitter(Plan.PAY_PER_USE, Vocabulary.POST, "");
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S41 followers and those who are followed come page by page, each person with their price")
    void lists(Vocabulary vocabulary) throws Exception {
        x.answers(200, TWO);
        x.answers(200, "{\"meta\":{\"result_count\":0}}");
        Twitter twitter = x.twitter(Plan.PAY_PER_USE, vocabulary, "");

        Answer<Page<Profile>> first = twitter.followers(XAtHand.viewer(), "7", 20, null);
        Answer<Page<Profile>> second =
                twitter.following(XAtHand.viewer(), "7", 100, first.value().next());

        assertThat(first.value().items()).extracting(Profile::handle).containsExactly("b", "c");
        assertThat(first.value().items().get(0).relation()).containsExactly(Relation.FOLLOWING);
        assertThat(first.price()).isEqualTo(new Price(20_000));
        assertThat(second.value()).isEqualTo(new Page<>(List.of(), null));
        assertThat(second.price()).isEqualTo(Price.FREE);
        HttpUrl asked = x.asked();
        assertThat(asked.encodedPath()).isEqualTo("/2/users/7/followers");
        assertThat(asked.queryParameter("max_results")).isEqualTo("20");
        assertThat(asked.queryParameter("pagination_token")).isNull();
        assertThat(asked.queryParameter("user.fields")).contains("connection_status");
        HttpUrl next = x.asked();
        assertThat(next.encodedPath()).isEqualTo("/2/users/7/following");
        assertThat(next.queryParameter("pagination_token")).isEqualTo("n1");
    }

    @ParameterizedTest
    @CsvSource({
        "not-authorized-for-resource,Authorization Error,Sorry you are not authorized,PROTECTED",
        "resource-not-found,Forbidden,User has been suspended: [7].,SUSPENDED",
        "resource-not-found,Not Found Error,Could not find user,NOT_FOUND"
    })
    void aListThatIsNotShownSaysWhy(String type, String title, String detail, Kind kind) {
        x.answers(
                200,
                "{\"errors\":[{\"title\":\"%s\",\"detail\":\"%s\",\"type\":\"https://api.x.com/2/problems/%s\"}]}"
                        .formatted(title, detail, type));

        assertKind(() -> x.twitter().followers(XAtHand.viewer(), "7", 20, null), kind);
    }

    @Test
    @DisplayName("S24 S41 who was never asked for it, or did not allow it, is asked again, and X is not")
    void withoutTheScopeNobodyIsAsked() {
        assertKind(() -> x.twitter().followers(XAtHand.viewerFromBefore(), "7", 20, null), Kind.SCOPE_MISSING);
        assertThat(server.getRequestCount()).isZero();

        x.answers(403, "{\"title\":\"Forbidden\",\"type\":\"about:blank\",\"status\":403,\"detail\":\"Forbidden\"}");
        assertKind(() -> x.twitter().following(XAtHand.viewer(), "7", 20, null), Kind.SCOPE_MISSING);
    }

    @Test
    void theAppReadsInNobodysName() throws Exception {
        x.appKey = "key-of-the-app";
        x.answers(200, "{\"token_type\":\"bearer\",\"access_token\":\"app-1\"}");
        x.answers(200, TWO);

        assertThat(x.twitter()
                        .followers(new Viewer.App(), "7", 20, null)
                        .value()
                        .next())
                .isEqualTo(new PageToken("n1"));

        x.asked();
        assertThat(x.asked().queryParameter("user.fields")).doesNotContain("connection_status");
    }

    @Test
    @DisplayName("S42 フォロー, the request that a protected account has to answer first, and フォローの解除")
    void following() throws Exception {
        x.answers(200, "{\"data\":{\"following\":true,\"pending_follow\":false}}");
        x.answers(200, "{\"data\":{\"following\":false,\"pending_follow\":true}}");
        x.answers(200, "{\"data\":{\"following\":false}}");
        Twitter twitter = x.twitter();

        assertThat(twitter.follow(XAtHand.viewer(), "7", true).value()).containsExactly(Relation.FOLLOWING);
        assertThat(twitter.follow(XAtHand.viewer(), "8", true).value()).containsExactly(Relation.FOLLOW_REQUESTED);
        assertThat(twitter.follow(XAtHand.viewer(), "7", false).value()).isEmpty();

        RecordedRequest follow = server.takeRequest();
        assertThat(follow.getMethod()).isEqualTo("POST");
        assertThat(follow.getUrl().encodedPath()).isEqualTo("/2/users/900/following");
        assertThat(follow.getBody().utf8()).isEqualTo("{\"target_user_id\":\"7\"}");
        server.takeRequest();
        RecordedRequest unfollow = server.takeRequest();
        assertThat(unfollow.getMethod()).isEqualTo("DELETE");
        assertThat(unfollow.getUrl().encodedPath()).isEqualTo("/2/users/900/following/7");
    }

    @Test
    @DisplayName("S42 what is so already is no failure")
    void followingTwice() throws Exception {
        x.answers(
                403,
                "{\"title\":\"Forbidden\",\"type\":\"about:blank\",\"detail\":\"You've already requested to follow @a.\"}");
        x.answers(
                200,
                "{\"data\":[{\"id\":\"7\",\"name\":\"a\",\"username\":\"a\","
                        + "\"connection_status\":[\"followed_by\",\"follow_request_sent\"]}]}");
        x.answers(404, "{}");
        Twitter twitter = payPerUse();

        Answer<Set<Relation>> again = twitter.follow(XAtHand.viewer(), "7", true);
        Answer<Set<Relation>> gone = twitter.follow(XAtHand.viewer(), "8", false);

        assertThat(again.value()).containsExactly(Relation.FOLLOW_REQUESTED);
        assertThat(again.price()).isEqualTo(new Price(10_000));
        assertThat(gone.value()).isEmpty();
        server.takeRequest();
        assertThat(x.asked().queryParameter("ids")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{\"title\":\"Client Forbidden\",\"reason\":\"client-not-enrolled\",\"type\":\"https://api.x.com/2/problems/client-forbidden\"}|PLAN_FORBIDS",
                "403|{\"title\":\"Forbidden\",\"detail\":\"You have been blocked from following this account at the request of the user.\"}|BLOCKED",
                "403|{\"title\":\"Forbidden\",\"detail\":\"User has been suspended: [7].\",\"type\":\"https://api.x.com/2/problems/resource-not-found\"}|SUSPENDED",
                "404|{\"title\":\"Forbidden\",\"detail\":\"User has been suspended: [7].\"}|SUSPENDED",
                "403|{\"title\":\"Forbidden\",\"detail\":\"Your account is suspended and is not permitted to access this feature.\"}|REFUSED",
                "403|{\"title\":\"Forbidden\",\"detail\":\"Forbidden\",\"type\":\"about:blank\"}|SCOPE_MISSING",
                "401|{\"title\":\"Unauthorized\",\"status\":401}|REVOKED",
                "402|{\"title\":\"CreditsDepleted\"}|OUT_OF_CREDIT",
                "404|{}|NOT_FOUND",
                "429|{}|RATE_LIMITED",
                "503|oops|OUTCOME_UNKNOWN"
            })
    void refusalsAreUnderstood(int status, String body, Kind kind) {
        x.answers(status, body);

        assertKind(() -> x.twitter().follow(XAtHand.viewer(), "7", true), kind);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aLostAnswerLeavesTheOutcomeUnknownAndNothingIsSentAgain() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertKind(() -> x.twitter().follow(XAtHand.viewer(), "7", true), Kind.OUTCOME_UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);

        Twitter nobodyThere = new XAtHand(XAtHand.gone()).twitter();
        assertKind(() -> nobodyThere.follow(XAtHand.viewer(), "7", true), Kind.NETWORK_DOWN);
    }

    @Test
    @DisplayName("S60 access that was taken away at X is noticed at the next act")
    void revoked() {
        x.answers(
                401,
                "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}");
        assertKind(() -> x.twitter().follow(XAtHand.viewer(), "7", false), Kind.REVOKED);
        x.answers(
                401,
                "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}");
        assertKind(() -> x.twitter().followers(XAtHand.viewer(), "7", 20, null), Kind.REVOKED);
    }

    @Test
    void takingBackIsCheaperThanDoing() {
        x.answers(200, "{\"data\":{\"following\":true,\"pending_follow\":false}}");
        x.answers(200, "{\"data\":{\"following\":false}}");

        assertThat(payPerUse().follow(XAtHand.viewer(), "7", true).price()).isEqualTo(new Price(15_000));
        assertThat(payPerUse().follow(XAtHand.viewer(), "7", false).price()).isEqualTo(new Price(10_000));
    }
}
