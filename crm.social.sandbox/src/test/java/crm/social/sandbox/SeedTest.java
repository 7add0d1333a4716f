package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is enough at the local X to try everything on. */
final class SeedTest {
    private static Network network;
    private static Network.Member acme;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        network = Network.start();
        acme = network.member("acme_jp");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static JsonNode timeline(String username) {
        return acme.get("/2/users/" + acme.id(username) + "/tweets?max_results=100"
                        + "&tweet.fields=entities,referenced_tweets,attachments,lang&expansions=attachments.media_keys")
                .json();
    }

    @Test
    void someHaveHundredsOfFollowersAndSeveralPagesOfAllKindsOfPosts() {
        JsonNode metrics = acme.get("/2/users/by/username/hanako_sato?user.fields=public_metrics,connection_status")
                .json()
                .get("data");
        assertThat(metrics.at("/public_metrics/followers_count").asInt()).isGreaterThan(200);
        assertThat(metrics.at("/public_metrics/following_count").asInt()).isGreaterThan(100);
        assertThat(metrics.get("connection_status").toString()).isEqualTo("[\"followed_by\"]");
        String posts = timeline("hanako_sato").toString();
        assertThat(timeline("hanako_sato").get("data")).hasSizeGreaterThan(50);
        assertThat(posts)
                .contains(
                        "\"quoted\"", "\"retweeted\"", "\"replied_to\"", "\"hashtags\"", "\"mentions\"", "media_keys");
        assertThat(timeline("emilycarter").toString()).contains("\"lang\":\"en\"", "media_keys", "\"hashtags\"");
    }

    @Test
    void thereAreLongTalksAndOneThatManyAnswered() {
        JsonNode busy = acme.get(
                        "/2/tweets/search/recent?query=%22%E3%81%84%E3%81%A1%E3%81%B0%E3%82%93%E5%8A%B9%E3%81%84%E3%81%9F%22"
                                + "&tweet.fields=public_metrics,conversation_id")
                .json()
                .at("/data/0");
        assertThat(busy.at("/public_metrics/reply_count").asInt()).isGreaterThan(30);
        JsonNode first = acme.get(
                        "/2/tweets/search/recent?query=RFID%20from:kenta_takahashi&tweet.fields=conversation_id")
                .json()
                .at("/data/0");
        JsonNode talk = acme.get("/2/tweets/search/recent?max_results=100&query=conversation_id:"
                        + first.get("conversation_id").asText())
                .json();
        assertThat(talk.at("/meta/result_count").asInt()).isGreaterThan(14);
    }

    @Test
    void manySpeakToTheCompany() {
        Set<String> authors = new HashSet<>();
        acme.get("/2/users/" + acme.me() + "/mentions?max_results=100&tweet.fields=author_id")
                .json()
                .get("data")
                .forEach(post -> authors.add(post.get("author_id").asText()));
        assertThat(authors).hasSizeGreaterThan(20).contains(acme.id("hanako_sato"), acme.id("emilycarter"));
    }

    @Test
    void whatCameLaterIsAddedToAFolderFromBefore() throws Exception {
        Path data = folder.resolve("data");
        Network.copySeed(Files.createDirectories(data));
        try (Store store = new Store(data.resolve("sandbox.db"))) {
            store.change(rows -> rows.change("delete from meta where name = 'crowd_at'"));
        }
        try (RunningSandbox again = RunningSandbox.start(Options.at(data))) {
            assertThat(Network.at(again.port()).get("/sandbox/people").json().get("people"))
                    .hasSize(520 + 320);
        }
        try (RunningSandbox third = RunningSandbox.start(Options.at(data))) {
            assertThat(Network.at(third.port()).get("/sandbox/people").json().get("people"))
                    .hasSize(520 + 320);
        }
    }
}
