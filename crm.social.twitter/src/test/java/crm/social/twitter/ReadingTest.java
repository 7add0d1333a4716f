package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);

    private List<Profile> byHandle() {
        return x.twitter().byHandles(XAtHand.viewer(), List.of("hanako_sato")).value();
    }

    @Test
    @DisplayName("S40 a profile brings all that X tells")
    void aProfile() throws Exception {
        x.answers(200, """
                {"data":[{"id":"7","name":"佐藤 花子","username":"hanako_sato","location":"東京","description":"購買 &amp; 供給 https://t.co/z",
                "entities":{"url":{"urls":[{"start":0,"end":23,"expanded_url":"https://aozora.example/","display_url":"aozora.example"}]},
                "description":{"urls":[{"start":12,"end":26,"url":"https://t.co/z","expanded_url":"https://z.example/"}]}},
                "profile_image_url":"https://pbs.twimg.com/profile_images/1/a_normal.jpg","protected":true,"verified":true,"verified_type":"blue",
                "public_metrics":{"followers_count":1284,"following_count":310,"tweet_count":2901},
                "connection_status":["followed_by","news"],"created_at":"2012-05-01T00:00:00.000Z"}]}
                """);

        Answer<List<Profile>> answer = x.twitter().byHandles(XAtHand.viewer(), List.of("hanako_sato", "nobody"));
        Profile profile = answer.value().get(0);

        assertThat(profile.key().subject()).isEqualTo("7");
        assertThat(profile.bio().text()).isEqualTo("購買 & 供給 https://t.co/z");
        assertThat(profile.site()).hasToString("https://aozora.example/");
        assertThat(profile.picture()).hasToString("https://pbs.twimg.com/profile_images/1/a_400x400.jpg");
        assertThat(profile.counts()).isEqualTo(new Profile.Counts(1284, 310, 2901));
        assertThat(profile.marks()).containsExactlyInAnyOrder(Profile.Mark.PROTECTED, Profile.Mark.VERIFIED);
        assertThat(profile.relation()).containsExactly(Profile.Relation.FOLLOWED_BY);
        assertThat(answer.viewerOnly()).isTrue();
        assertThat(server.takeRequest().getUrl().queryParameter("usernames")).isEqualTo("hanako_sato,nobody");
    }

    @Test
    @DisplayName("S70 the grey shape that X shows of somebody without a picture is no picture")
    void aDefaultPictureIsNone() {
        x.answers(200, """
                {"data":[{"id":"7","name":"a","username":"a",
                 "profile_image_url":"https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png"}]}
                """);

        assertThat(byHandle().get(0).picture()).isNull();
    }

    @Test
    void partOfAnAnswerIsAnAnswer() {
        x.answers(200, """
                {"data":[{"id":"7","name":"a","username":"a"}],"errors":[
                {"value":"gone","detail":"Could not find user with username: [gone].","title":"Not Found Error",
                 "type":"https://api.twitter.com/2/problems/resource-not-found"},
                {"value":"bad","detail":"User has been suspended: [bad].","title":"Forbidden",
                 "type":"https://api.x.com/2/problems/resource-not-found"}]}
                """);

        assertThat(x.twitter()
                        .byHandles(XAtHand.viewer(), List.of("a", "gone", "bad"))
                        .problems())
                .containsExactly(new ItemProblem("gone", Kind.NOT_FOUND), new ItemProblem("bad", Kind.SUSPENDED));
    }

    @Test
    void anEmptyListHasNoData() {
        x.answers(200, "{\"meta\":{\"result_count\":0}}");

        Page<Post> page = x.twitter().timeline(XAtHand.viewer(), "7", 20, null).value();

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "not-authorized-for-resource,Authorization Error,Sorry you are not authorized,PROTECTED",
        "resource-not-found,Forbidden,User has been suspended: [7].,SUSPENDED",
        "resource-not-found,Not Found Error,Could not find user,NOT_FOUND"
    })
    void anAnswerOfNothingButErrorsIsOne(String type, String title, String detail, Kind kind) {
        x.answers(
                200,
                "{\"errors\":[{\"title\":\"%s\",\"detail\":\"%s\",\"type\":\"https://api.x.com/2/problems/%s\"}]}"
                        .formatted(title, detail, type));

        assertKind(() -> x.twitter().timeline(XAtHand.viewer(), "7", 20, null), kind);
    }

    @Test
    void bothVocabulariesAreRead() {
        String includes =
                "{\"users\":[{\"id\":\"8\",\"name\":\"b\",\"username\":\"b\"},{\"id\":\"7\",\"name\":\"a\",\"username\":\"a\"}],"
                        + "\"%s\":[{\"id\":\"1\",\"text\":\"もと\",\"author_id\":\"8\",\"created_at\":\"2026-11-21T00:00:00.000Z\"}]}";
        String post =
                "{\"id\":\"2\",\"text\":\"RT @b: もと\",\"author_id\":\"7\",\"created_at\":\"2026-11-22T00:00:00.000Z\","
                        + "\"%s\":[{\"type\":\"retweeted\",\"id\":\"1\"}],\"public_metrics\":{\"%s\":4,\"like_count\":12}}";
        x.answers(
                200,
                "{\"data\":[%s],\"includes\":%s}"
                        .formatted(post.formatted("referenced_tweets", "retweet_count"), includes.formatted("tweets")));
        x.answers(
                200,
                "{\"data\":[%s],\"includes\":%s}"
                        .formatted(post.formatted("referenced_posts", "repost_count"), includes.formatted("posts")));
        Twitter twitter = x.twitter(Plan.ENTERPRISE, Vocabulary.TWEET, "");

        Post older = twitter.timeline(XAtHand.viewer(), "7", 20, null)
                .value()
                .items()
                .get(0);
        Post newer = twitter.timeline(XAtHand.viewer(), "7", 20, null)
                .value()
                .items()
                .get(0);

        assertThat(older).isEqualTo(newer);
        assertThat(older.author().handle()).isEqualTo("b");
        assertThat(older.repostedBy()).isNotNull().extracting(Profile::handle).isEqualTo("a");
        assertThat(older.text().text()).isEqualTo("もと");
    }

    @Test
    void authorsThatTheNewerVocabularyLeavesOutAreAskedForOnce() throws Exception {
        x.answers(200, """
                {"data":[{"id":"2","text":"q","author_id":"7","created_at":"2026-11-22T00:00:00.000Z",
                "referenced_posts":[{"type":"quoted","id":"1"}]}],
                "includes":{"users":[{"id":"7","name":"a","username":"a"}],"posts":[{"id":"1","text":"もと","author_id":"8"}]}}
                """);
        x.answers(200, "{\"data\":[{\"id\":\"8\",\"name\":\"b\",\"username\":\"b\"}]}");

        Post post = x.twitter()
                .timeline(XAtHand.viewer(), "7", 20, null)
                .value()
                .items()
                .get(0);

        assertThat(post.quoted())
                .isNotNull()
                .extracting(quoted -> quoted.author().handle())
                .isEqualTo("b");
        server.takeRequest();
        assertThat(server.takeRequest().getUrl().queryParameter("ids")).isEqualTo("8");
    }

    @Test
    void pagesGoOnWhereXSays() throws Exception {
        x.answers(200, "{\"data\":[],\"meta\":{\"result_count\":0,\"next_token\":\"n1\"}}");
        x.answers(200, "{\"data\":[],\"meta\":{\"result_count\":0}}");
        Twitter twitter = x.twitter();

        PageToken next =
                twitter.timeline(XAtHand.viewer(), "7", 3, null).value().next();
        twitter.timeline(XAtHand.viewer(), "7", 3, next);

        assertThat(server.takeRequest().getUrl().queryParameter("max_results")).isEqualTo("5");
        assertThat(server.takeRequest().getUrl().queryParameter("pagination_token"))
                .isEqualTo("n1");
    }

    @Test
    @DisplayName("B4 X searches names in Latin letters only")
    void searching() throws Exception {
        x.answers(
                200,
                "{\"data\":[{\"id\":\"7\",\"name\":\"佐藤 花子\",\"username\":\"hanako_sato\"}],\"meta\":{\"next_token\":\"n\"}}");
        Twitter twitter = x.twitter();

        assertThat(twitter.searchable(List.of("佐藤 花子", "Hanako Sato", "hanako")))
                .contains("Hanako Sato");
        assertThat(twitter.searchable(List.of("佐藤 花子", "a".repeat(51)))).isEmpty();
        Page<Profile> page = twitter.search(XAtHand.viewer(), "Hanako Sato", 10, new PageToken("m"))
                .value();

        HttpUrl asked = server.takeRequest().getUrl();
        assertThat(asked.queryParameter("query")).isEqualTo("Hanako Sato");
        assertThat(asked.queryParameter("next_token")).isEqualTo("m");
        assertThat(page.next()).isEqualTo(new PageToken("n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}|REVOKED",
                "402|{\"title\":\"CreditsDepleted\",\"type\":\"https://api.twitter.com/2/problems/credits\"}|OUT_OF_CREDIT",
                "403|{\"title\":\"Client Forbidden\",\"reason\":\"client-not-enrolled\",\"type\":\"https://api.twitter.com/2/problems/client-forbidden\"}|PLAN_FORBIDS",
                "403|{\"title\":\"Forbidden\",\"detail\":\"You have been blocked from viewing this\"}|BLOCKED",
                "403|{\"detail\":\"Missing required scope: tweet.read\"}|SCOPE_MISSING",
                "404|{}|NOT_FOUND",
                "429|{\"title\":\"UsageCapExceeded\",\"type\":\"https://api.twitter.com/2/problems/usage-capped\"}|OUT_OF_CREDIT",
                "500|oops|NETWORK_DOWN",
                "503|<html></html>|NETWORK_DOWN",
                "200|<html>hello</html>|NETWORK_DOWN"
            })
    void refusalsAreUnderstood(int status, String body, Kind kind) {
        x.answers(status, body);

        assertKind(this::byHandle, kind);
    }

    @ParameterizedTest
    @CsvSource({
        "15,0,900,40,5,80000,900",
        "15,3,900,40,0,80000,80000",
        "15,0,-50,40,5,80000,5",
        "15,0,garbage,40,5,80000,80000"
    })
    void theLimitThatIsUsedUpSaysWhenToGoOn(
            int limit, int remaining, String reset, int dayLimit, int dayRemaining, long dayReset, long expected) {
        String resetsAt = reset.equals("garbage")
                ? reset
                : String.valueOf(XAtHand.NOW.plusSeconds(Long.parseLong(reset)).getEpochSecond());
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("x-rate-limit-limit", limit)
                .addHeader("x-rate-limit-remaining", remaining)
                .addHeader("x-rate-limit-reset", resetsAt)
                .addHeader("x-user-limit-24hour-limit", dayLimit)
                .addHeader("x-user-limit-24hour-remaining", dayRemaining)
                .addHeader(
                        "x-user-limit-24hour-reset",
                        XAtHand.NOW.plusSeconds(dayReset).getEpochSecond())
                .body("{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}")
                .build());

        assertThatThrownBy(this::byHandle).isInstanceOfSatisfying(SocialException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(Duration.between(XAtHand.NOW, e.retryAt().orElseThrow()).toSeconds())
                    .isEqualTo(expected);
        });
    }

    @Test
    void silenceIsADownNetwork() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertKind(this::byHandle, Kind.NETWORK_DOWN);

        Twitter nobodyThere = new XAtHand(XAtHand.gone()).twitter();
        assertKind(() -> nobodyThere.byHandles(XAtHand.viewer(), List.of("a")), Kind.NETWORK_DOWN);
    }
}
