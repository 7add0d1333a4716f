package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which vocabulary is answered in. */
final class DialectTest {
    private static Network network;
    private static Network.Member me;
    private static String repost;

    @BeforeAll
    static void start() {
        network = Network.start();
        me = network.member("acme_jp");
        String original = network.member("hanako_sato").tweet("said once");
        me.post("/2/users/" + me.me() + "/retweets", "{'tweet_id':'" + original + "'}");
        repost = me.get("/2/users/" + me.me() + "/tweets?max_results=5")
                .json()
                .at("/data/0/id")
                .asText();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @AfterEach
    void asBefore() {
        network.switches("{'dialect':'both'}");
    }

    private static JsonNode post(String query) {
        return me.get("/2/tweets/" + repost + "?" + query).json();
    }

    @Test
    void tweetWordsAreAnsweredInTweetWords() {
        JsonNode answer = post("tweet.fields=author_id,public_metrics&expansions=referenced_tweets.id.author_id");
        assertThat(answer.at("/data/referenced_tweets/0/type").isMissingNode()).isTrue();
        assertThat(answer.at("/data/author_id").asText()).isEqualTo(me.me());
        assertThat(answer.at("/data/public_metrics/retweet_count").asInt()).isEqualTo(1);
        assertThat(answer.at("/data/edit_history_tweet_ids/0").asText()).isEqualTo(repost);
        assertThat(answer.at("/includes/tweets/0/text").asText()).isEqualTo("said once");
        assertThat(answer.at("/includes/users/0/username").asText()).isEqualTo("hanako_sato");
    }

    @Test
    void postWordsAreAnsweredInPostWords() {
        JsonNode answer = post("post.fields=public_metrics,author_id&expansions=author_id,referenced_posts");
        assertThat(answer.at("/data/referenced_posts/0/type").asText()).isEqualTo("retweeted");
        assertThat(answer.at("/data/public_metrics/repost_count").asInt()).isEqualTo(1);
        assertThat(answer.at("/includes/posts/0/text").asText()).isEqualTo("said once");
        assertThat(answer.toString())
                .doesNotContain("edit_history", "retweet_count", "referenced_tweets", "\"tweets\"");
    }

    @Test
    void inPostWordsAuthorsComeOnlyWithTheirExpansion() {
        assertThat(post("post.fields=author_id,in_reply_to_user_id,referenced_posts")
                        .get("data")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "text");
    }

    @Test
    void aNetworkOfPostWordsTakesTheOldParameterAsAnotherName() {
        network.switches("{'dialect':'post'}");
        JsonNode answer = post("tweet.fields=public_metrics,author_id&expansions=referenced_tweets.id");
        assertThat(answer.at("/data/public_metrics/repost_count").asInt()).isEqualTo(1);
        assertThat(answer.has("includes")).isFalse();
        assertThat(answer.get("data").has("author_id")).isFalse();
    }

    @Test
    void aNetworkOfTweetWordsKnowsNoOthers() {
        network.switches("{'dialect':'tweet'}");
        JsonNode answer = post("post.fields=public_metrics&expansions=referenced_posts");
        assertThat(answer.get("data").has("public_metrics")).isFalse();
        assertThat(answer.has("includes")).isFalse();
        assertThat(answer.get("data").has("edit_history_tweet_ids")).isTrue();
    }

    @Test
    void peopleCountPostsInTheSameWords() {
        assertThat(me.get("/2/users/me?user.fields=public_metrics,pinned_tweet_id")
                        .json()
                        .at("/data")
                        .toString())
                .contains("tweet_count", "pinned_tweet_id");
        assertThat(me.get("/2/users/me?user.fields=public_metrics,pinned_post_id")
                        .json()
                        .at("/data")
                        .toString())
                .contains("post_count", "pinned_post_id");
    }
}
