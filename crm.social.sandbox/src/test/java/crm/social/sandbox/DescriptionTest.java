package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import crm.social.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every answer is what X's own description says, in both vocabularies. The descriptions are looked for in the folder that
 * the environment variable {@code X_OPENAPI_DIR} names. Made stricter than they are: a person, a post, and what they bring
 * along may have no member that is not described.
 */
final class DescriptionTest {
    private static final String BASE = "https://description.test/spec";
    private Network network;

    @AfterEach
    void stop() {
        if (network != null) {
            network.close();
        }
    }

    private static Path description(String file) {
        String folder = System.getenv("X_OPENAPI_DIR");
        boolean there = folder != null && Files.exists(Path.of(folder, file));
        if (!there) {
            System.out.println(
                    "NOTICE: X_OPENAPI_DIR names no folder with " + file + ": answers are not compared with it");
        }
        assumeTrue(there);
        return Path.of(folder, file);
    }

    private static JsonNode strict(Path file) throws IOException {
        JsonNode spec = Json.MAPPER.readTree(Files.readAllBytes(file));
        JsonNode schemas = spec.at("/components/schemas");
        for (String name : List.of("User", "Tweet", "Post", "Expansions", "PostPublicMetrics", "UserPublicMetrics")) {
            close(schemas.path(name));
        }
        close(schemas.at("/User/properties/public_metrics"));
        close(schemas.at("/Tweet/properties/public_metrics"));
        schemas.fieldNames().forEachRemaining(name -> {
            if (name.endsWith("Response")
                    && schemas.at("/" + name + "/properties/data").isObject()) {
                close(schemas.get(name));
                close(schemas.at("/" + name + "/properties/meta"));
            }
        });
        return spec;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && !object.has("$ref")) {
            object.put("additionalProperties", false);
        }
    }

    /** An answer under the name of its operation, with the method and template that the description has it under. */
    private record Seen(String method, String template, Network.Answer answer) {}

    @ParameterizedTest
    @CsvSource({"tweet, openapi-2.166-tweet-vocabulary.json", "post, openapi-2.167-post-vocabulary.json"})
    void everyAnswerIsAsDescribed(String dialect, String file) throws IOException {
        JsonNode spec = strict(description(file));
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(BASE, spec.toString())));
        network = Network.start(
                options -> new Options(options.host(), 0, options.data(), false, "enterprise", dialect, "ja"));
        Map<String, Seen> all = dialect.equals("tweet") ? answers("tweet") : answers("post");
        all.forEach((title, seen) -> {
            String pointer = "/paths/" + seen.template().replace("/", "~1") + "/" + seen.method() + "/responses/"
                    + seen.answer().status() + "/content/application~1json/schema";
            assertThat(spec.at(pointer).isMissingNode())
                    .as(title + ": " + seen.answer().body())
                    .isFalse();
            Schema schema = registry.getSchema(SchemaLocation.of(BASE + "#" + pointer));
            List<Error> errors = schema.validate(seen.answer().json());
            assertThat(errors).as(title + ": " + seen.answer().body()).isEmpty();
        });
        assertThat(all).hasSizeGreaterThan(35);
    }

    @ParameterizedTest
    @CsvSource({"openapi-2.166-tweet-vocabulary.json", "openapi-2.167-post-vocabulary.json"})
    void theComparisonNotices(String file) throws IOException {
        JsonNode spec = strict(description(file));
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(BASE, spec.toString())));
        Schema schema = registry.getSchema(
                SchemaLocation.of(BASE + "#/paths/~12~1users~1me/get/responses/200/content/application~1json/schema"));
        assertThat(schema.validate(Json.tree("{\"data\":{\"id\":\"1\",\"name\":\"a\",\"username\":\"b\"}}")))
                .isEmpty();
        assertThat(schema.validate(
                        Json.tree("{\"data\":{\"id\":\"1\",\"name\":\"a\",\"username\":\"b\",\"surprise\":1}}")))
                .isNotEmpty();
        assertThat(schema.validate(Json.tree("{\"data\":{\"id\":1,\"name\":\"a\",\"username\":\"b\"}}")))
                .isNotEmpty();
        assertThat(schema.validate(Json.tree("{\"errors\":[{\"title\":\"no type\"}]}")))
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
        return all;
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
