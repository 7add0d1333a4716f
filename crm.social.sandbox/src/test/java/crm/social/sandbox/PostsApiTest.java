package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing posts by X's rules. */
final class PostsApiTest {
    private static final String ENGAGED =
            "Reply to this conversation is not allowed because you have not been mentioned"
                    + " or otherwise engaged by the author of the post you are replying to.";
    private static Network network;
    private static Network.Member acme;
    private static Network.Member hanako;

    @BeforeAll
    static void start() {
        network = Network.start();
        acme = network.member("acme_jp");
        hanako = network.member("hanako_sato");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @AfterEach
    void asBefore() {
        network.switches("{'plan':'enterprise','summoned_reply':'plan','credits':true}");
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("data").forEach(post -> ids.add(post.get("id").asText()));
        return ids;
    }

    private static String timeline(String id, String more) {
        return "/2/users/" + id + "/tweets?max_results=5" + more;
    }

    @Test
    void aTimelineIsReadForthAndBackWithoutGapOrRepetition() {
        String id = acme.id("hanako_sato");
        List<JsonNode> pages = new ArrayList<>();
        List<String> all = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = acme.get(timeline(id, token)).json();
            pages.add(page);
            all.addAll(ids(page));
            assertThat(page.at("/meta/result_count").asInt())
                    .isEqualTo(ids(page).size());
            assertThat(page.at("/meta/newest_id").asText()).isEqualTo(ids(page).get(0));
            token = page.at("/meta/next_token").isMissingNode()
                    ? ""
                    : "&pagination_token=" + page.at("/meta/next_token").asText();
        } while (!token.isEmpty());
        List<String> whole =
                ids(acme.get("/2/users/" + id + "/tweets?max_results=100").json());
        assertThat(all).containsExactlyElementsOf(whole).hasSizeGreaterThan(9);
        JsonNode second = pages.get(1);
        JsonNode back = acme.get(timeline(
                        id,
                        "&pagination_token=" + second.at("/meta/previous_token").asText()))
                .json();
        assertThat(ids(back)).containsExactlyElementsOf(ids(pages.get(0)));
        assertThat(back.at("/meta/next_token").asText())
                .isEqualTo(pages.get(0).at("/meta/next_token").asText());
        assertThat(pages.get(0).at("/meta/previous_token").isMissingNode()).isTrue();
    }

    @Test
    void aTimelineIsBoundedByPosts() {
        String id = acme.id("hanako_sato");
        List<String> whole =
                ids(acme.get("/2/users/" + id + "/tweets?max_results=100").json());
        assertThat(ids(acme.get("/2/users/" + id + "/tweets?max_results=100&since_id=" + whole.get(3))
                        .json()))
                .containsExactlyElementsOf(whole.subList(0, 3));
        assertThat(ids(acme.get("/2/users/" + id + "/tweets?max_results=5&until_id=" + whole.get(3))
                        .json()))
                .containsExactlyElementsOf(whole.subList(4, 9));
    }

    @Test
    void repliesAndRepostsCanBeLeftOut() {
        String path = "/2/users/" + acme.id("acme_jp") + "/tweets?max_results=100&tweet.fields=referenced_tweets";
        assertThat(acme.get(path).json().toString()).contains("replied_to", "retweeted");
        assertThat(acme.get(path + "&exclude=replies,retweets").json().toString())
                .doesNotContain("replied_to", "retweeted");
        assertThat(acme.get(path + "&exclude=nonsense").status()).isEqualTo(400);
    }

    @Test
    void anEmptyTimelineHasNoDataAtAll() {
        assertThat(acme.get("/2/users/" + acme.id("quiet_mori") + "/tweets")
                        .json()
                        .toString())
                .isEqualTo("{\"meta\":{\"result_count\":0}}");
    }

    @Test
    void theTimelineOfAProtectedPersonIsAnErrorWithStatus200() {
        Network.Member stranger = network.member("emcarter");
        String id = stranger.id("daisuke_ito_");
        stranger.delete("/2/users/" + stranger.me() + "/following/" + id);
        Network.Answer answer = stranger.get(timeline(id, ""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.json().has("meta")).isFalse();
        assertThat(answer.json().at("/errors/0/title").asText()).isEqualTo("Authorization Error");
        assertThat(answer.json().at("/errors/0/detail").asText())
                .isEqualTo("Sorry, you are not authorized to see the user with id: [" + id + "].");
        network.person("emcarter", "follow", "{'username':'daisuke_ito_'}");
        assertThat(ids(stranger.get(timeline(id, "")).json())).hasSize(5);
        String post = ids(stranger.get(timeline(id, "")).json()).get(0);
        network.person("daisuke_ito_", "posts", "{'text':'nur für Freunde'}");
        Network.Member other = network.member("sofiarossi");
        other.delete("/2/users/" + other.me() + "/following/" + id);
        assertThat(other.get("/2/tweets/" + post).json().at("/errors/0/title").asText())
                .isEqualTo("Authorization Error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "101", "x", "-5"})
    void aPageHasFromFiveToAHundredPosts(String size) {
        assertThat(acme.get("/2/users/" + acme.me() + "/tweets?max_results=" + size)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void placesAreCodePointsOfTheEscapedText() {
        String id = acme.tweet("😀 <b> & @hanako_sato #物流 https://example.com/a?b=1&c=2 end");
        JsonNode post = acme.get("/2/tweets/" + id + "?tweet.fields=entities,display_text_range")
                .json()
                .get("data");
        String text = post.get("text").asText();
        assertThat(text)
                .startsWith("😀 &lt;b&gt; &amp; @hanako_sato #物流 https://t.co/")
                .endsWith(" end");
        assertThat(part(text, post.at("/entities/mentions/0"))).isEqualTo("@hanako_sato");
        assertThat(post.at("/entities/mentions/0/id").asText()).isEqualTo(acme.id("hanako_sato"));
        assertThat(part(text, post.at("/entities/hashtags/0"))).isEqualTo("#物流");
        assertThat(part(text, post.at("/entities/urls/0")))
                .isEqualTo(post.at("/entities/urls/0/url").asText());
        assertThat(post.at("/entities/urls/0/expanded_url").asText()).isEqualTo("https://example.com/a?b=1&c=2");
        assertThat(post.at("/display_text_range/1").asInt()).isEqualTo(text.codePointCount(0, text.length()));
    }

    private static String part(String text, JsonNode entity) {
        return text.substring(
                text.offsetByCodePoints(0, entity.get("start").asInt()),
                text.offsetByCodePoints(0, entity.get("end").asInt()));
    }

    @Test
    void aPostIsAtMost280ByWeight() {
        assertThat(acme.post("/2/tweets", "{'text':'" + "あ".repeat(140) + "'}").status())
                .isEqualTo(201);
        Network.Answer refused = acme.post("/2/tweets", "{'text':'" + "あ".repeat(141) + "'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/message").asText()).startsWith("Your Tweet text is too long.");
        assertThat(acme.post(
                                "/2/tweets",
                                "{'text':'" + "a".repeat(256) + " https://example.com/" + "x".repeat(99) + "'}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'text':''}",
                "{'text':'  '}",
                "{'text':'x','colour':'red'}",
                "{'text':'x','reply':{}}",
                "{'text':'x','reply':{'in_reply_to_tweet_id':'abc'}}",
                "{'text':'x','reply_settings':'nobody'}",
                "{'text':'x','media':{'media_ids':['1']}}",
                "[]",
                "{'text':"
            })
    void aPostThatCannotBeIsInvalid(String body) {
        assertThat(acme.post("/2/tweets", body).status()).isEqualTo(400);
    }

    @Test
    void theSameWordsTwiceInADayAreRefused() {
        acme.tweet("only once");
        Network.Answer again = acme.post("/2/tweets", "{'text':'only once'}");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.json().get("detail").asText())
                .isEqualTo("You are not allowed to create a Tweet with duplicate content.");
        network.switches("{'clock_offset_seconds':86500}");
        Network.Member later = network.member("acme_jp");
        assertThat(later.post("/2/tweets", "{'text':'only once'}").status()).isEqualTo(201);
        network.switches("{'clock_offset_seconds':0}");
    }

    @Test
    void aReplyBeginsWithTheNameOfWhomItAnswersAndIsFoundByEverybody() {
        String question = hanako.tweet("A question for everyone");
        JsonNode made = acme.post(
                        "/2/tweets", "{'text':'An answer','reply':{'in_reply_to_tweet_id':'" + question + "'}}")
                .json()
                .get("data");
        assertThat(made.get("text").asText()).isEqualTo("@hanako_sato An answer");
        String id = made.get("id").asText();
        JsonNode post = acme.get("/2/tweets/" + id
                        + "?tweet.fields=in_reply_to_user_id,conversation_id,referenced_tweets,display_text_range")
                .json()
                .get("data");
        assertThat(post.get("in_reply_to_user_id").asText()).isEqualTo(acme.id("hanako_sato"));
        assertThat(post.get("conversation_id").asText()).isEqualTo(question);
        assertThat(post.at("/referenced_tweets/0/type").asText()).isEqualTo("replied_to");
        assertThat(post.at("/display_text_range/0").asInt()).isEqualTo("@hanako_sato ".length());
        assertThat(ids(hanako.get("/2/users/" + hanako.me() + "/mentions").json()))
                .startsWith(id);
        assertThat(ids(acme.get("/2/tweets/search/recent?query=conversation_id:" + question)
                        .json()))
                .contains(id);
        assertThat(network.get("/hanako_sato/status/" + question).body()).contains("An answer");
        assertThat(acme.delete("/2/tweets/" + id).json().at("/data/deleted").asBoolean())
                .isTrue();
        assertThat(acme.get("/2/tweets/" + id).json().at("/errors/0/title").asText())
                .isEqualTo("Not Found Error");
    }

    @Test
    void onPayPerUseOnlyThosWhoWereSummonedReply() {
        network.switches("{'plan':'payg'}");
        String aside = hanako.tweet("Talking to nobody in particular");
        Network.Answer refused =
                acme.post("/2/tweets", "{'text':'May I?','reply':{'in_reply_to_tweet_id':'" + aside + "'}}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asText()).isEqualTo(ENGAGED);
        String summons = hanako.tweet("What does @acme_jp think?");
        assertThat(acme.post("/2/tweets", "{'text':'A lot','reply':{'in_reply_to_tweet_id':'" + summons + "'}}")
                        .status())
                .isEqualTo(201);
        String own = acme.tweet("A thread, part one");
        assertThat(acme.post("/2/tweets", "{'text':'Part two','reply':{'in_reply_to_tweet_id':'" + own + "'}}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void onPayPerUseFollowLikeAndQuoteAreNotToBeHad() {
        String post = hanako.tweet("Something to like, quote or repeat");
        network.switches("{'plan':'payg'}");
        String me = acme.me();
        for (Network.Answer answer : List.of(
                acme.post("/2/users/" + me + "/likes", "{'tweet_id':'" + post + "'}"),
                acme.post("/2/users/" + me + "/following", "{'target_user_id':'" + hanako.me() + "'}"),
                acme.post("/2/tweets", "{'text':'See','quote_tweet_id':'" + post + "'}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("reason").asText()).isEqualTo("client-not-enrolled");
            assertThat(answer.json().get("type").asText()).endsWith("/client-forbidden");
        }
        assertThat(acme.post("/2/users/" + me + "/retweets", "{'tweet_id':'" + post + "'}")
                        .status())
                .isEqualTo(200);
        assertThat(acme.post("/2/tweets", "{'text':'$AAPL $GOOG'}").status()).isEqualTo(403);
    }

    @Test
    void aReplyToWhatIsGoneOrHiddenIsRefused() {
        String gone = hanako.tweet("Soon gone");
        hanako.delete("/2/tweets/" + gone);
        Network.Answer answer =
                acme.post("/2/tweets", "{'text':'Late','reply':{'in_reply_to_tweet_id':'" + gone + "'}}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("detail").asText()).contains("deleted or not visible to you");
    }

    @Test
    void onlyTheAuthorDeletes() {
        String post = hanako.tweet("Mine alone");
        assertThat(acme.delete("/2/tweets/" + post).status()).isEqualTo(403);
        assertThat(acme.delete("/2/tweets/1").status()).isEqualTo(404);
    }

    @Test
    void likesAndRepostsAreListedCountedAndUndone() {
        String post = hanako.tweet("Please like and repeat");
        String me = acme.me();
        acme.post("/2/users/" + me + "/likes", "{'tweet_id':'" + post + "'}");
        acme.post("/2/users/" + me + "/likes", "{'tweet_id':'" + post + "'}");
        JsonNode reposted = acme.post("/2/users/" + me + "/retweets", "{'tweet_id':'" + post + "'}")
                .json();
        assertThat(reposted.at("/data/retweeted").asBoolean()).isTrue();
        String path = "/2/tweets/" + post + "?tweet.fields=public_metrics";
        JsonNode metrics = acme.get(path).json().at("/data/public_metrics");
        assertThat(metrics.get("like_count").asInt()).isEqualTo(1);
        assertThat(metrics.get("retweet_count").asInt()).isEqualTo(1);
        assertThat(ids(acme.get("/2/users/" + me + "/liked_tweets").json())).startsWith(post);
        assertThat(ids(acme.get("/2/tweets/" + post + "/liking_users").json())).containsExactly(me);
        assertThat(ids(acme.get("/2/tweets/" + post + "/retweeted_by").json())).containsExactly(me);
        JsonNode timeline =
                acme.get(timeline(me, "&expansions=referenced_tweets.id")).json();
        assertThat(timeline.at("/data/0/text").asText()).isEqualTo("RT @hanako_sato: Please like and repeat");
        assertThat(timeline.at("/includes/tweets/0/id").asText()).isEqualTo(post);
        assertThat(acme.delete("/2/users/" + me + "/likes/" + post)
                        .json()
                        .at("/data/liked")
                        .asBoolean())
                .isFalse();
        assertThat(acme.delete("/2/users/" + me + "/retweets/" + post)
                        .json()
                        .at("/data/retweeted")
                        .asBoolean())
                .isFalse();
        metrics = acme.get(path).json().at("/data/public_metrics");
        assertThat(metrics.get("like_count").asInt()).isZero();
        assertThat(metrics.get("retweet_count").asInt()).isZero();
    }

    @Test
    void aQuoteThatLostItsOriginalSaysSoBesideItsData() {
        String original = hanako.tweet("To be quoted");
        String quote = acme.post("/2/tweets", "{'text':'Look','quote_tweet_id':'" + original + "'}")
                .json()
                .at("/data/id")
                .asText();
        hanako.delete("/2/tweets/" + original);
        JsonNode answer = acme.get("/2/tweets/" + quote + "?expansions=referenced_tweets.id")
                .json();
        assertThat(answer.at("/data/referenced_tweets/0/id").asText()).isEqualTo(original);
        assertThat(answer.at("/errors/0/parameter").asText()).isEqualTo("referenced_tweets.id");
    }

    @Test
    void recentPostsAreSearched() {
        String post = hanako.tweet("Zebra crossing @acme_jp 100% #streifen");
        String other = hanako.tweet("Zebra stripes");
        for (String query : List.of(
                "zebra%20%23streifen",
                "from:hanako_sato%20zebra%20-stripes",
                "%22zebra%20crossing%22",
                "100%25%20zebra",
                "(from:acme_jp%20OR%20from:hanako_sato)%20crossing",
                "@acme_jp%20zebra%20has:mentions")) {
            assertThat(ids(acme.get("/2/tweets/search/recent?query=" + query).json()))
                    .as(query)
                    .containsExactly(post);
        }
        assertThat(ids(acme.get("/2/tweets/search/recent?query=zebra").json())).containsExactly(other, post);
        for (String query : List.of("(zebra", "unknown:x", "%20", "zebra%20OR", "-(")) {
            assertThat(acme.get("/2/tweets/search/recent?query=" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void theHomeTimelineHasOwnAndFollowedPosts() {
        String post = hanako.tweet("At home");
        assertThat(ids(hanako.get("/2/users/" + hanako.me() + "/timelines/reverse_chronological?max_results=5")
                        .json()))
                .startsWith(post);
    }

    @Test
    void withoutCreditNothingIsAnswered() {
        network.switches("{'credits':false}");
        Network.Answer answer = acme.get("/2/users/me");
        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.json().get("title").asText()).isEqualTo("CreditsDepleted");
    }
}
