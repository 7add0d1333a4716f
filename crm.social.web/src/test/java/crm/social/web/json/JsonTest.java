package crm.social.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.RichText;
import crm.social.api.ShownPost;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonTest {
    private final ObjectMapper json = Json.mapper();

    @Test
    void opaqueReferencesTravelAsWordsThatMayStandInAPath() throws JsonProcessingException {
        PostRef ref = new PostRef("at://did:plc:x/app.bsky.feed.post/3k?cid=é/日本");

        String wire = json.readValue(json.writeValueAsString(ref), String.class);

        assertThat(wire).matches("[A-Za-z0-9_-]+");
        assertThat(Opaque.read(wire)).isEqualTo(ref.value());
        assertThat(json.writeValueAsString(new PageToken("7"))).isEqualTo("\"Nw\"");
    }

    @Test
    void decisionsAreToldApartByAWord() throws JsonProcessingException {
        Message reason = Message.of("b", "k", "1");

        assertThat(json.writeValueAsString(Map.<Act, Decision>of(Act.POST, new Decision.Allowed(new Price(15_000)))))
                .isEqualTo("{\"POST\":{\"decision\":\"allowed\",\"microDollars\":15000}}");
        assertThat(json.writeValueAsString(new Decision.HandOff(URI.create("https://x.com/a"), reason)))
                .isEqualTo("{\"decision\":\"hand-off\",\"page\":\"https://x.com/a\","
                        + "\"reason\":{\"bundle\":\"b\",\"key\":\"k\",\"arguments\":[\"1\"]}}");
        assertThat(json.writeValueAsString(new Decision.Denied(Kind.PLAN_FORBIDS, reason)))
                .startsWith("{\"decision\":\"denied\",\"kind\":\"PLAN_FORBIDS\",\"reason\":{");
    }

    @Test
    void aPostIsWrittenWithWhatWasDoneAndWhatMayBeDone() throws JsonProcessingException {
        SubjectKey key = new SubjectKey("n", "7");
        URI href = URI.create("https://n.example/7");
        Profile author = new Profile(
                key,
                "a",
                "A",
                RichText.EMPTY,
                "",
                null,
                "",
                null,
                null,
                new Profile.Counts(1, 2, 3),
                Set.of(),
                Set.of(),
                null,
                href);
        Post post = new Post(
                new PostRef("7"),
                author,
                RichText.plain("x"),
                Instant.EPOCH,
                new Post.Counts(0, 1, 2),
                null,
                "",
                null,
                null,
                List.of(),
                href);
        JsonNode written = json.valueToTree(new ShownPost(
                post,
                Set.of(Act.LIKE, Act.REPOST),
                Map.of(
                        Act.LIKE, new Decision.Denied(Kind.PLAN_FORBIDS, Message.of("b", "k")),
                        Act.REPLY, new Decision.HandOff(href, Message.of("b", "k")))));

        assertThat(written.path("post").path("ref").asText()).isEqualTo("Nw");
        assertThat(written.path("done").toString()).isEqualTo("[\"REPOST\",\"LIKE\"]");
        assertThat(written.path("decisions").path("LIKE").path("kind").asText()).isEqualTo("PLAN_FORBIDS");
        assertThat(written.path("decisions").path("REPLY").path("decision").asText())
                .isEqualTo("hand-off");
    }

    @Test
    void instantsAreWrittenInIso8601() throws JsonProcessingException {
        assertThat(json.writeValueAsString(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void whatARecordSaysOfItselfIsNoPartOfIt() throws JsonProcessingException {
        RecordRef record = new RecordRef(RecordRef.LEAD, "l-1");

        String wire = json.writeValueAsString(record);

        assertThat(wire).isEqualTo("{\"type\":\"lead\",\"id\":\"l-1\"}");
        assertThat(json.readValue(wire, RecordRef.class)).isEqualTo(record);
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> json.readValue("{\"limit\":1,\"surprise\":2}", Price.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readValue("[".repeat(100) + "]".repeat(100), Object.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readValue("{} trailing", Map.class)).isInstanceOf(JsonProcessingException.class);
    }
}
