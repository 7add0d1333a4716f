package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.XsDescription.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal is a problem as X's own description has it, or one that X was seen to answer with. */
final class RefusalDescriptionTest {
    /** Problems that X was seen to answer with and does not describe, the first two of them in its newer words only. */
    private static final Set<String> SEEN_ONLY = Set.of("about:blank", "client-forbidden", "credits");

    private Network network;

    @AfterEach
    void stop() {
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"tweet, openapi-2.166-tweet-vocabulary.json", "post, openapi-2.167-post-vocabulary.json"})
    void everyRefusalIsAProblemAsDescribed(String dialect, String file) throws IOException {
        XsDescription description = XsDescription.of(file);
        JsonNode known = description.at("/components/schemas/Problem/discriminator/mapping");
        network =
                Network.start(options -> new Options(options.host(), 0, options.data(), false, "payg", dialect, "ja"));
        List<String> compared = new ArrayList<>();
        refusals().forEach((title, seen) -> {
            assertThat(seen.answer().status()).as(title).isGreaterThanOrEqualTo(400);
            String type = seen.answer().json().path("type").asText();
            if (!known.has(type)) {
                assertThat(type.substring(type.lastIndexOf('/') + 1)).as(title).isIn(SEEN_ONLY);
                return;
            }
            compared.add(title);
            assertThat(description.errors(seen.refusal(), seen.answer().json()))
                    .as(title + ": " + seen.answer().body())
                    .isEmpty();
        });
        assertThat(compared).contains("stale", "page size", "no post");
    }

    private Map<String, Seen> refusals() {
        Network.Member me = network.member("acme_jp");
        Network.Member reader = network.member("acme_sales", "users.read tweet.read");
        String self = me.me();
        String hanako = me.id("hanako_sato");
        String post = network.person("hanako_sato", "posts", "{'text':'aside'}")
                .json()
                .get("id")
                .asText();
        Map<String, Seen> all = new LinkedHashMap<>();
        String target = "{'target_user_id':'" + hanako + "'}";
        all.put(
                "plan: follow",
                new Seen("post", "/2/users/{id}/following", me.post("/2/users/" + self + "/following", target)));
        all.put(
                "plan: like",
                new Seen(
                        "post",
                        "/2/users/{id}/likes",
                        me.post("/2/users/" + self + "/likes", "{'tweet_id':'" + post + "'}")));
        all.put(
                "not summoned",
                new Seen(
                        "post",
                        "/2/tweets",
                        me.post("/2/tweets", "{'text':'x','reply':{'in_reply_to_tweet_id':'" + post + "'}}")));
        all.put(
                "no scope",
                new Seen("get", "/2/users/{id}/followers", reader.get("/2/users/" + hanako + "/followers")));
        all.put(
                "no post",
                new Seen(
                        "post",
                        "/2/users/{id}/retweets",
                        me.post("/2/users/" + self + "/retweets", "{'tweet_id':'1'}")));
        all.put(
                "stale",
                new Seen(
                        "get",
                        "/2/tweets/search/recent",
                        me.get("/2/tweets/search/recent?query=from:hanako_sato&since_id=1")));
        all.put(
                "page size",
                new Seen("get", "/2/users/{id}/mentions", me.get("/2/users/" + self + "/mentions?max_results=1")));
        all.put(
                "somebody else's",
                new Seen(
                        "post",
                        "/2/users/{id}/retweets",
                        me.post("/2/users/" + hanako + "/retweets", "{'tweet_id':'" + post + "'}")));
        network.switches("{'rate_limit_scale':0.0001}");
        me.get("/2/users/" + self + "/following");
        all.put("limit", new Seen("get", "/2/users/{id}/following", me.get("/2/users/" + self + "/following")));
        network.switches("{'rate_limit_scale':1.0,'credits':false}");
        all.put("credit", new Seen("get", "/2/tweets", me.get("/2/tweets?ids=" + post)));
        return all;
    }
}
