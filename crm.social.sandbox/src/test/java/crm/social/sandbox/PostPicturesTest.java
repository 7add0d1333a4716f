package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in posts. */
final class PostPicturesTest {
    private static Network network;
    private static Network.Member me;
    private static String post;

    @BeforeAll
    static void start() {
        network = Network.start();
        me = network.member("acme_jp");
        post = network.person(
                        "hanako_sato",
                        "posts",
                        "{'text':'Look & see','pictures':[{'motif':'food','alt':'a plate'},{'motif':'chart','alt':''}]}")
                .json()
                .get("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static JsonNode read(String id, String word, String more) {
        return me.get("/2/tweets/" + id + "?" + word + ".fields=attachments,entities&expansions=attachments.media_keys"
                        + more + "&media.fields=url,alt_text,width,height")
                .json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweet", "post"})
    void picturesComeBesideThePostWithTheirPlaceInTheText(String word) {
        JsonNode answer = read(post, word, "");
        JsonNode first = answer.at("/includes/media/0");
        assertThat(answer.at("/data/attachments/media_keys/0").asText())
                .isEqualTo(first.get("media_key").asText())
                .matches("3_[0-9]+");
        assertThat(answer.at("/data/attachments/media_keys")).hasSize(2);
        assertThat(first.get("type").asText()).isEqualTo("photo");
        assertThat(first.get("alt_text").asText()).isEqualTo("a plate");
        assertThat(answer.at("/includes/media/1").has("alt_text")).isFalse();
        String text = answer.at("/data/text").asText();
        JsonNode url = answer.at("/data/entities/urls/1");
        assertThat(text).startsWith("Look &amp; see https://t.co/");
        assertThat(text.substring(url.get("start").asInt(), url.get("end").asInt()))
                .isEqualTo(url.get("url").asText());
        assertThat(url.get("media_key").asText())
                .isEqualTo(answer.at("/includes/media/1/media_key").asText());
        assertThat(url.get("expanded_url").asText())
                .isEqualTo(network.home() + "/hanako_sato/status/" + post + "/photo/2");
    }

    @Test
    void withoutTheExpansionThereIsNoMedia() {
        JsonNode answer = me.get("/2/tweets/" + post + "?post.fields=entities").json();
        assertThat(answer.has("includes")).isFalse();
        assertThat(answer.get("data").has("attachments")).isFalse();
    }

    @Test
    void picturesOfAQuotedPostComeWhereTheyAreAskedFor() {
        String quote = me.post("/2/tweets", "{'text':'See this','quote_tweet_id':'" + post + "'}")
                .json()
                .at("/data/id")
                .asText();
        assertThat(read(quote, "tweet", ",referenced_tweets.id").at("/includes").has("media"))
                .isFalse();
        assertThat(read(quote, "tweet", ",referenced_tweets.id,referenced_tweets.id.attachments.media_keys")
                        .at("/includes/media"))
                .hasSize(2);
        assertThat(read(quote, "post", ",referenced_posts").at("/includes/media"))
                .hasSize(2);
    }

    @Test
    void theFileIsAPictureAndGoesWithItsPost() throws Exception {
        String address = read(post, "post", "").at("/includes/media/0/url").asText();
        HttpResponse<byte[]> file = bytes(address);
        assertThat(file.headers().firstValue("content-type")).contains("image/jpeg");
        var image = ImageIO.read(new ByteArrayInputStream(file.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(675);
        assertThat(bytes(network.home() + "/media/1.jpg").statusCode()).isEqualTo(404);
        assertThat(bytes(network.home() + "/media/x.jpg").statusCode()).isEqualTo(404);

        String gone = network.person(
                        "acme_jp", "posts", "{'text':'soon gone','pictures':[{'motif':'flower','alt':''}]}")
                .json()
                .get("id")
                .asText();
        String goneAddress = read(gone, "post", "").at("/includes/media/0/url").asText();
        me.delete("/2/tweets/" + gone);
        assertThat(bytes(goneAddress).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageShowsThemWithTheirDescriptions() {
        assertThat(network.get("/hanako_sato/status/" + post).body())
                .contains("alt=\"a plate\"", "/media/")
                .doesNotContain("t.co");
    }

    @Test
    void fourAreTheMost() {
        String five = "{'motif':'food','alt':''},".repeat(5).replaceFirst(",$", "");
        assertThat(network.person("acme_jp", "posts", "{'text':'x','pictures':[" + five + "]}")
                        .status())
                .isEqualTo(400);
    }

    private static HttpResponse<byte[]> bytes(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }
}
