package crm.social.itest.walk;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While X does not answer nothing is lost or half-stored, and afterwards everything works again. */
class XIsDownTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Salesperson suzuki = Salesperson.signedIn("suzuki");
    private boolean down;

    @BeforeEach
    void misakiIsLinked() {
        suzuki.connected().unlinked("lead-02").linked("lead-03", "misaki_tanaka");
        Eventually.within(LIMIT, () -> suzuki.field("lead-02").isEmpty());
    }

    @AfterEach
    void up() {
        if (down) {
            X.start();
            down = false;
        }
    }

    private void down() {
        X.stop();
        down = true;
    }

    @Test
    void whatXMustAnswerIsAProblemUntilItIsBack() {
        down();
        String popup = Salesperson.popup("lead-02");
        KeptState before = stored();

        for (String path : List.of(popup + "/candidates", popup + "/lookup?handle=kenta_takahashi")) {
            HttpResponse<String> answer = suzuki.visitor().get(path);
            Wrong.problem(answer, 502, "network-down");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        Wrong.problem(
                suzuki.link("lead-02", "{\"handle\":\"@takahashi_ken1\",\"basis\":\"HANDLE\"}"), 502, "network-down");
        assertThat(stored()).isEqualTo(before);

        up();
        Eventually.within(
                LIMIT, () -> suzuki.visitor().get(popup + "/candidates").statusCode() == 200);
        assertThat(suzuki.panel("lead-02").path("view").asText()).isEqualTo("CANDIDATES");
    }

    @Test
    void aLinkIsKeptAndItsProfileComesBack() {
        suzuki.linked("lead-04", "daisuke_ito");
        down();

        HttpResponse<String> panel = suzuki.visitor().get(Salesperson.popup("lead-04"));

        Wrong.problem(panel, 502, "network-down");
        assertThat(suzuki.link("lead-04").path("handle").asText()).isEqualTo("daisuke_ito");
        up();
        Eventually.within(
                LIMIT, () -> suzuki.panel("lead-04").path("view").asText().equals("PROFILE"));
        suzuki.unlinked("lead-04");
    }

    /** UNKNOWN where a connection from before was still open and the request may have left on it; never a success. */
    @Test
    void aTextIsNotSentAndTheNextOneGoesOutWhenXIsBack() {
        String key = Salesperson.newKey();
        String body = suzuki.text("lead-03", "ただいま不通 " + key, null);
        down();

        JsonNode lost = good(suzuki.publish(body, key));

        assertThat(lost.path("state").asText()).isIn("REFUSED", "UNKNOWN");
        assertThat(lost.path("failure").asText()).isEqualTo(failureOf(lost));
        assertThat(lost.path("post").isNull()).isTrue();
        up();
        assertThat(good(suzuki.publish(body, key)).path("id")).isEqualTo(lost.path("id"));
        assertThat(X.timesOnThePageOf("acme_jp", key)).isZero();
        assertThat(suzuki.visitor().get("/crm/api/leads/lead-03/timeline").body())
                .doesNotContain(key);
        String next = Salesperson.newKey();
        JsonNode sent = good(suzuki.publish(suzuki.text("lead-03", "復旧しました " + next, null), next));
        assertThat(sent.path("state").asText()).isEqualTo("DONE");
        assertThat(X.timesOnThePageOf("acme_jp", next)).isEqualTo(1);
    }

    private static String failureOf(JsonNode publication) {
        return publication.path("state").asText().equals("REFUSED") ? "NETWORK_DOWN" : "null";
    }

    private KeptState stored() {
        return new KeptState(
                List.of(suzuki.link("lead-02"), suzuki.link("lead-03")),
                suzuki.connections(),
                List.of(suzuki.field("lead-02"), suzuki.field("lead-03")),
                0);
    }
}
