package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.sandbox.XsDescription.Seen;
import crm.social.sandbox.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer is what X's own description says, in both vocabularies. */
final class DescriptionTest {
    private Network network;

    @AfterEach
    void stop() {
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"tweet, openapi-2.166-tweet-vocabulary.json", "post, openapi-2.167-post-vocabulary.json"})
    void everyAnswerIsAsDescribed(String dialect, String file) throws IOException {
        XsDescription description = XsDescription.of(file);
        network = Network.start(
                options -> new Options(options.host(), 0, options.data(), false, "enterprise", dialect, "ja"));
        Map<String, Seen> all = answers(dialect);
        all.forEach((title, seen) -> assertThat(
                        description.errors(seen.success(), seen.answer().json()))
                .as(title + ": " + seen.answer().body())
                .isEmpty());
        assertThat(all).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({"openapi-2.166-tweet-vocabulary.json", "openapi-2.167-post-vocabulary.json"})
    void theComparisonNotices(String file) throws IOException {
        XsDescription description = XsDescription.of(file);
        String me = "/paths/~12~1users~1me/get/responses/200/content/application~1json/schema";
        String user = "{\"data\":{\"id\":\"1\",\"name\":\"a\",\"username\":\"b\"}}";
        assertThat(description.errors(me, Json.tree(user))).isEmpty();
        assertThat(description.errors(me, Json.tree(user.replace("}}", ",\"surprise\":1}}"))))
                .isNotEmpty();
        assertThat(description.errors(me, Json.tree(user.replace("\"1\"", "1"))))
                .isNotEmpty();
        assertThat(description.errors(me, Json.tree("{\"errors\":[{\"title\":\"no type\"}]}")))
                .isNotEmpty();
    }

    private Map<String, Seen> answers(String word) {
        boolean tweet = word.equals("tweet");
        Network.Member me = network.member("acme_jp");
        String users = "user.fields=created_at,description,entities,location,url,protected,public_metrics,verified,"
                + "verified_type,profile_image_url,profile_banner_url,connection_status,receives_your_dm,subscription_type,pinned_"
                + word
                + "_id,most_recent_" + word + "_id&expansions=pinned_" + word + "_id,most_recent_" + word + "_id&"
                + word
                + ".fields=created_at";
        String posts = word + ".fields=created_at,entities,public_metrics,conversation_id,lang,reply_settings,"
                + "possibly_sensitive,display_text_range,edit_controls,author_id,in_reply_to_user_id,referenced_tweets"
                + "&user.fields=created_at,public_metrics&expansions=author_id,in_reply_to_user_id,entities.mentions.username,"
                + (tweet
                        ? "referenced_tweets.id,referenced_tweets.id.author_id"
                        : "referenced_posts,edit_history_post_ids");
        String hanako = me.id("hanako_sato");
        String self = me.me();
        Map<String, Seen> all = new LinkedHashMap<>();
        get(all, "/2/users/me", me.get("/2/users/me?" + users));
        get(all, "/2/users/{id}", me.get("/2/users/" + hanako + "?" + users));
        get(all, "/2/users/{id}", me.get("/2/users/999?" + users));
        get(all, "/2/users", me.get("/2/users?ids=" + hanako + ",999," + self + "&" + users));
        get(all, "/2/users/by/username/{username}", me.get("/2/users/by/username/nobody_at_all?" + users));
        get(all, "/2/users/by/username/{username}", me.get("/2/users/by/username/makoto_kobayash?" + users));
        get(all, "/2/users/by/username/{username}", me.get("/2/users/by/username/sho_yamamoto?" + users));
        get(all, "/2/users/by", me.get("/2/users/by?usernames=hanako_sato,makoto_kobayash,nobody&" + users));
        get(all, "/2/users/search", me.get("/2/users/search?query=sato&max_results=3&" + users));
        get(all, "/2/users/search", me.get("/2/users/search?query=zzzqqq&" + users));
        get(all, "/2/users/{id}/followers", me.get("/2/users/" + self + "/followers?max_results=9&" + users));
        get(all, "/2/users/{id}/following", me.get("/2/users/" + self + "/following?max_results=9&" + users));
        for (String exclude : List.of("", "&exclude=replies", "&exclude=retweets")) {
            get(
                    all,
                    "/2/users/{id}/tweets",
                    me.get("/2/users/" + hanako + "/tweets?max_results=100&" + posts + exclude));
        }
        get(all, "/2/users/{id}/tweets", me.get("/2/users/" + me.id("quiet_mori") + "/tweets?" + posts));
        get(all, "/2/users/{id}/tweets", me.get("/2/users/999/tweets?" + posts));
        get(all, "/2/users/{id}/mentions", me.get("/2/users/" + self + "/mentions?max_results=100&" + posts));
        get(all, "/2/tweets/search/recent", me.get("/2/tweets/search/recent?query=from:acme_sales&" + posts));
        get(
                all,
                "/2/users/{id}/timelines/reverse_chronological",
                me.get("/2/users/" + self + "/timelines/reverse_chronological?max_results=100&" + posts));
        writes(all, me, posts, hanako);
        relations(all, me, users);
        lists(all, me, posts, users);
        return all;
    }

    private void relations(Map<String, Seen> all, Network.Member me, String users) {
        String self = me.me();
        String followers = "/2/users/" + me.id("hanako_sato") + "/followers?max_results=50&" + users;
        Network.Answer first = me.get(followers);
        Network.Answer second = me.get(followers + "&pagination_token="
                + first.json().at("/meta/next_token").asText());
        Network.Answer back = me.get(followers + "&pagination_token="
                + second.json().at("/meta/previous_token").asText());
        for (Network.Answer page : List.of(first, second, back)) {
            assertThat(page.json().at("/meta/result_count").asInt()).isEqualTo(50);
            get(all, "/2/users/{id}/followers", page);
        }
        String locked = me.id("yuko_nakamura");
        me.delete("/2/users/" + self + "/following/" + locked);
        get(all, "/2/users/{id}/following", me.get("/2/users/" + locked + "/following?" + users));
        get(all, "/2/users/{id}/followers", me.get("/2/users/999/followers?" + users));
        Network.Answer asked = me.post("/2/users/" + self + "/following", "{'target_user_id':'" + locked + "'}");
        assertThat(asked.json().at("/data/pending_follow").asBoolean()).isTrue();
        all.put("ask", new Seen("post", "/2/users/{id}/following", asked));
        get(all, "/2/users/{id}", me.get("/2/users/" + locked + "?" + users));
        get(all, "/2/users/{id}/tweets", me.get("/2/users/" + locked + "/tweets"));
    }

    private void lists(Map<String, Seen> all, Network.Member me, String posts, String users) {
        String pictures = posts.replace("fields=", "fields=attachments,")
                        .replace("expansions=", "expansions=attachments.media_keys,")
                + "&media.fields=alt_text,height,media_key,preview_image_url,type,url,width";
        String illustrated = network.person(
                        "hanako_sato",
                        "posts",
                        "{'text':'絵','pictures':[{'motif':'food','alt':'皿'},{'motif':'chart','alt':''}]}")
                .json()
                .get("id")
                .asText();
        Network.Answer seen = me.get("/2/tweets?ids=" + illustrated + ",1&" + pictures);
        assertThat(seen.json().at("/includes/media")).hasSize(2);
        get(all, "/2/tweets", seen);
        get(all, "/2/tweets/{id}", me.get("/2/tweets/" + illustrated + "?" + pictures));
        for (String query : List.of(
                "(from:hanako_sato%20OR%20from:kenta_takahashi)%20-is:retweet",
                "@acme_jp", "to:acme_jp", "conversation_id:" + illustrated, "in_reply_to_tweet_id:1", "has:images")) {
            get(
                    all,
                    "/2/tweets/search/recent",
                    me.get("/2/tweets/search/recent?max_results=10&query=" + query + "&" + pictures));
        }
        String mentions = "/2/users/" + me.me() + "/mentions?max_results=5&" + pictures;
        Network.Answer newest = me.get(mentions);
        get(all, "/2/users/{id}/mentions", newest);
        get(
                all,
                "/2/users/{id}/mentions",
                me.get(mentions + "&pagination_token="
                        + newest.json().at("/meta/next_token").asText()));
        get(
                all,
                "/2/users/{id}/mentions",
                me.get(mentions + "&since_id="
                        + newest.json().at("/meta/newest_id").asText()));
        network.person("hanako_sato", "repost", "{'post':'" + illustrated + "'}");
        network.person("hanako_sato", "like", "{'post':'" + illustrated + "'}");
        get(all, "/2/tweets/{id}/retweeted_by", me.get("/2/tweets/" + illustrated + "/retweeted_by?" + users));
        get(all, "/2/tweets/{id}/liking_users", me.get("/2/tweets/" + illustrated + "/liking_users?" + users));
        get(all, "/2/tweets/{id}/liking_users", me.get("/2/tweets/1/liking_users"));
    }

    private void writes(Map<String, Seen> all, Network.Member me, String posts, String hanako) {
        String self = me.me();
        Network.Answer made =
                me.post("/2/tweets", "{'text':'Hello @hanako_sato & #welcome $ACME https://example.com/x'}");
        all.put("create", new Seen("post", "/2/tweets", made));
        String id = made.json().at("/data/id").asText();
        Network.Answer reply = me.post("/2/tweets", "{'text':'more','reply':{'in_reply_to_tweet_id':'" + id + "'}}");
        all.put("reply", new Seen("post", "/2/tweets", reply));
        Network.Answer quote = me.post("/2/tweets", "{'text':'again','quote_tweet_id':'" + id + "'}");
        all.put("quote", new Seen("post", "/2/tweets", quote));
        get(all, "/2/tweets/{id}", me.get("/2/tweets/" + id + "?" + posts));
        get(
                all,
                "/2/tweets",
                me.get("/2/tweets?ids=" + id + ",1,"
                        + quote.json().at("/data/id").asText() + "&" + posts));
        String body = "{'tweet_id':'" + id + "'}";
        all.put("like", new Seen("post", "/2/users/{id}/likes", me.post("/2/users/" + self + "/likes", body)));
        all.put("repost", new Seen("post", "/2/users/{id}/retweets", me.post("/2/users/" + self + "/retweets", body)));
        get(all, "/2/tweets/{id}/liking_users", me.get("/2/tweets/" + id + "/liking_users?user.fields=public_metrics"));
        get(all, "/2/tweets/{id}/retweeted_by", me.get("/2/tweets/" + id + "/retweeted_by"));
        get(all, "/2/users/{id}/liked_tweets", me.get("/2/users/" + self + "/liked_tweets?" + posts));
        all.put(
                "unlike",
                new Seen("delete", "/2/users/{id}/likes/{tweet_id}", me.delete("/2/users/" + self + "/likes/" + id)));
        all.put(
                "unrepost",
                new Seen(
                        "delete",
                        "/2/users/{id}/retweets/{source_tweet_id}",
                        me.delete("/2/users/" + self + "/retweets/" + id)));
        String target = "{'target_user_id':'" + hanako + "'}";
        all.put(
                "follow",
                new Seen("post", "/2/users/{id}/following", me.post("/2/users/" + self + "/following", target)));
        all.put(
                "unfollow",
                new Seen(
                        "delete",
                        "/2/users/{source_user_id}/following/{target_user_id}",
                        me.delete("/2/users/" + self + "/following/" + hanako)));
        all.put("mute", new Seen("post", "/2/users/{id}/muting", me.post("/2/users/" + self + "/muting", target)));
        get(all, "/2/users/{id}/muting", me.get("/2/users/" + self + "/muting"));
        all.put(
                "unmute",
                new Seen(
                        "delete",
                        "/2/users/{source_user_id}/muting/{target_user_id}",
                        me.delete("/2/users/" + self + "/muting/" + hanako)));
        me.delete("/2/tweets/" + id);
        get(
                all,
                "/2/tweets/{id}",
                me.get("/2/tweets/" + quote.json().at("/data/id").asText() + "?" + posts));
        all.put(
                "delete",
                new Seen(
                        "delete",
                        "/2/tweets/{id}",
                        me.delete("/2/tweets/" + reply.json().at("/data/id").asText())));
    }

    private static void get(Map<String, Seen> all, String template, Network.Answer answer) {
        all.put(all.size() + " get " + template, new Seen("get", template, answer));
    }
}
