package crm.social.itest.walk;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each wrong request gets its problem, and everything is as it was. */
class WrongInputTest {
    private static final String POSTS = "/social/api/networks/twitter/posts";
    private static final String LINK = Salesperson.popup("lead-01") + "/link";
    private static final String GOOD_LINK = "{\"handle\":\"@hsato99\",\"basis\":\"HANDLE\"}";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Salesperson suzuki = Salesperson.signedIn("suzuki");
    private final Visitor visitor = suzuki.visitor();
    private KeptState before = KeptState.of(suzuki, X);

    @BeforeEach
    void hanakoIsLinked() {
        suzuki.connected().linked("lead-01", "hanako_sato");
        Eventually.within(Duration.ofSeconds(20), () -> suzuki.field("lead-01").endsWith("hanako_sato"));
        before = KeptState.of(suzuki, X);
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(KeptState.of(suzuki, X)).isEqualTo(before);
    }

    @Test
    void aBodyThatIsNotWhatItShouldBeIsInvalid() {
        String version = "\"" + suzuki.link("lead-01").path("version").asLong() + "\"";
        for (String body : List.of(
                "{",
                "",
                "null",
                "[]",
                "\"\"",
                "{}",
                "{\"handle\":\"@hsato99\"}",
                "{\"handle\":\"@hsato99\",\"basis\":\"GUESS\"}",
                "{\"handle\":\"@hsato99\",\"basis\":\"HANDLE\",\"more\":1}",
                "{\"handle\":{},\"basis\":\"HANDLE\"}",
                "{\"handle\":\"@hsato99\",\"subject\":\"1\",\"basis\":\"HANDLE\"}",
                "{\"handle\":\"not a name!\",\"basis\":\"HANDLE\"}",
                GOOD_LINK + "}",
                "[".repeat(5_000))) {
            Wrong.problem(visitor.send("PUT", LINK, body, "If-Match", version), 400, "invalid");
        }
    }

    @Test
    void aBodyOfAnotherKindIsNotRead() {
        var answer = visitor.send("PUT", LINK, GOOD_LINK, "If-Match", "\"1\"", "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Wrong.problem(visitor.get(Salesperson.popup("lead-none")), 404, "not-found");
        Wrong.problem(visitor.get(Salesperson.popup("lead-none") + "/candidates"), 404, "not-found");
        Wrong.problem(visitor.get("/social/api/records/lead/lead-none/links"), 404, "not-found");
        Wrong.problem(suzuki.publish(suzuki.text("lead-none", "x", null), Salesperson.newKey()), 404, "not-found");
        Wrong.problem(visitor.get("/social/api/publications/none"), 404, "not-found");
        Wrong.problem(visitor.get("/social/api/flows/" + Salesperson.newFlow()), 404, "not-found");
        Wrong.problem(visitor.send("DELETE", "/social/api/connections/none", null), 404, "not-found");
        Wrong.problem(visitor.get("/social/api/nothing"), 404, "not-found");
        Wrong.problem(visitor.get(Salesperson.popup("lead-01") + "/lookup?handle=nobody_has_it"), 404, "not-found");
    }

    @Test
    @DisplayName("S06: a deal is no person")
    void aDealIsRefused() {
        String deal = "/social/api/records/deal/deal-01";
        for (String path : List.of("/links", "/twitter", "/twitter/posts", "/twitter/candidates")) {
            Wrong.problem(visitor.get(deal + path), 404, "record-type-not-supported");
        }
        Wrong.problem(
                visitor.send("PUT", deal + "/twitter/link", GOOD_LINK, "If-Match", "\"0\""),
                404,
                "record-type-not-supported");
    }

    @Test
    void aLinkIsChangedOnlyAsItWasSeen() {
        long seen = suzuki.link("lead-01").path("version").asLong();

        Wrong.problem(visitor.send("PUT", LINK, GOOD_LINK), 428, "precondition-required");
        Wrong.problem(visitor.send("DELETE", LINK, null), 428, "precondition-required");
        Wrong.problem(visitor.send("PUT", LINK, GOOD_LINK, "If-Match", "\"" + (seen + 1) + "\""), 409, "conflict");
        Wrong.problem(suzuki.unlink("lead-01", seen - 1), 409, "conflict");
        Wrong.problem(visitor.send("PUT", LINK, GOOD_LINK, "If-Match", "*"), 400, "invalid");
        Wrong.problem(visitor.send("POST", LINK + "/undo", "{\"undo\":\"none\"}"), 404, "not-found");
    }

    @Test
    void aTextNeedsItsKeyAndTheKeyItsText() {
        String key = Salesperson.newKey();
        String body = suzuki.text("lead-01", "鍵の試験 " + key, null);

        Wrong.problem(visitor.send("POST", POSTS, body), 428, "precondition-required");
        Wrong.problem(suzuki.publish(body, "short"), 400, "invalid");
        Wrong.problem(suzuki.publish(suzuki.text("lead-01", "", null), key), 400, "invalid");
        Wrong.problem(suzuki.publish(body.replace("\"inReplyTo\":null", "\"inReplyTo\":\"%%\""), key), 400, "invalid");
        assertThat(KeptState.of(suzuki, X)).isEqualTo(before);

        String id = good(suzuki.publish(body, key)).path("id").asText();
        before = KeptState.of(suzuki, X);

        Wrong.problem(suzuki.publish(suzuki.text("lead-01", "別の文 " + key, null), key), 409, "conflict");
        assertThat(suzuki.read("/social/api/publications/" + id).path("text").asText())
                .contains("鍵の試験");
        Wrong.problem(Salesperson.signedIn("yamada").visitor().get("/social/api/publications/" + id), 404, "not-found");
    }

    @Test
    void aChangeNeedsItsTokenAndComesFromHere() {
        String body = suzuki.text("lead-01", "よそから", null);
        String key = Salesperson.newKey();

        Wrong.problem(visitor.send("POST", POSTS, body, "Idempotency-Key", key, "X-CSRF-Token", ""), 403, "cross-site");
        Wrong.problem(
                visitor.send("POST", POSTS, body, "Idempotency-Key", key, "Sec-Fetch-Site", "cross-site"),
                403,
                "cross-site");
        Wrong.problem(
                visitor.send("DELETE", LINK, null, "If-Match", "\"1\"", "X-CSRF-Token", "guessed"), 403, "cross-site");
        Wrong.problem(
                visitor.send("GET", Salesperson.popup("lead-01"), null, "Sec-Fetch-Site", "cross-site"),
                403,
                "cross-site");
    }

    @Test
    void aHundredMegabytesAreRefused() {
        byte[] huge = new byte[100 * 1024 * 1024];
        Arrays.fill(huge, (byte) ' ');

        tooLarge("PUT", LINK, huge, "If-Match", "\"1\"");
        tooLarge("POST", POSTS, huge, "Idempotency-Key", Salesperson.newKey());
    }

    /** Who still sends when the answer comes may see the connection's end before the answer, and asks again. */
    private void tooLarge(String method, String path, byte[] huge, String... headers) {
        Eventually.within(Duration.ofSeconds(20), () -> {
            Wrong.problem(visitor.sendBody(method, path, BodyPublishers.ofByteArray(huge), headers), 413, "too-large");
            return true;
        });
    }

    @Test
    void whoHasNoSessionGetsNothing() {
        Visitor stranger = Visitor.at(Endpoint.of("/"));

        for (Route route : Route.ALL) {
            assertThat(route.send(stranger).statusCode()).as(route.toString()).isIn(401, 403);
        }
        Wrong.problem(stranger.get(Salesperson.popup("lead-01")), 401, "not-signed-in");
    }

    @Test
    void afterTenWrongPasswordsEvenTheRightOneWaits() {
        String login = "forgetful" + System.nanoTime();
        Visitor yamada = Salesperson.signedIn("yamada").visitor();
        assertThat(yamada.send(
                                "POST",
                                "/crm/api/users",
                                "{\"login\":\"%s\",\"name\":\"物忘れ\",\"password\":\"the right one\",\"profile\":\"sales\"}"
                                        .formatted(login))
                        .statusCode())
                .isEqualTo(201);
        Visitor forgetful = Visitor.at(Endpoint.of("/"));
        String session = "/crm/api/session";
        String wrong = "{\"user\":\"" + login + "\",\"password\":\"a wrong one\"}";
        for (int i = 0; i < 10; i++) {
            Wrong.problem(forgetful.send("POST", session, wrong), 401, "wrong-credentials");
        }

        var right = forgetful.send("POST", session, wrong.replace("a wrong", "the right"));

        Wrong.problem(right, 429, "too-many-attempts");
        assertThat(Long.parseLong(right.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 900L);
    }
}
