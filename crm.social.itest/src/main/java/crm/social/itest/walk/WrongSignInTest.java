package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wrong on the way through X leads to no connection. */
class WrongSignInTest {
    private static final String ALLOW = "allow";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Salesperson suzuki = Salesperson.signedIn("suzuki");
    private final PersonAtX acme = new PersonAtX("acme_jp");
    private final String flow = Salesperson.newFlow();

    @BeforeEach
    void nobodyIsConnected() {
        suzuki.disconnected();
    }

    @AfterEach
    void nobodyIsConnectedStill() {
        assertThat(suzuki.connections()).isEmpty();
        assertThat(suzuki.panel("lead-01").path("view").asText()).isEqualTo("SIGN_IN");
    }

    @Test
    @DisplayName("S26: キャンセル at X refuses")
    void whoRefusesIsNotConnected() {
        String end = suzuki.comeBack(acme.decide(suzuki.begin(flow), "refuse"));

        assertThat(end).contains("state=REFUSED").contains(flow);
        assertThat(suzuki.flowState(flow)).isEqualTo("REFUSED");
    }

    @Test
    @DisplayName("S26: a forged state is nobody's, and the flow waits on")
    void aForgedStateIsNobodys() {
        int asked = X.calls("token");
        URI callback = acme.decide(suzuki.begin(flow), ALLOW);
        String forged = callback.toString().replaceFirst("state=.{5}", "state=AAAAA");

        assertThat(suzuki.comeBack(URI.create(forged))).contains("state=FORGED").doesNotContain(flow);

        assertThat(suzuki.flowState(flow)).isEqualTo("WAITING");
        assertThat(X.calls("token")).isEqualTo(asked);
    }

    @Test
    @DisplayName("S26: another session of the same user cannot complete a flow, nor see it")
    void aFlowBelongsToItsSession() {
        URI callback = acme.decide(suzuki.begin(flow), ALLOW);
        Salesperson elsewhere = Salesperson.signedIn("suzuki");

        assertThat(elsewhere.comeBack(callback)).contains("state=FORGED");

        Wrong.problem(elsewhere.visitor().get("/social/api/flows/" + flow), 404, "not-found");
        Wrong.problem(elsewhere.visitor().send("DELETE", "/social/api/flows/" + flow, null), 404, "not-found");
        Wrong.problem(Salesperson.signedIn("yamada").visitor().get("/social/api/flows/" + flow), 404, "not-found");
        assertThat(suzuki.flowState(flow)).isEqualTo("WAITING");
    }

    @Test
    @DisplayName("S26: a state is good once")
    void aReplayedStateDoesNothing() {
        URI callback = acme.decide(suzuki.begin(flow), ALLOW);
        assertThat(suzuki.comeBack(callback)).contains("state=CONNECTED");
        suzuki.disconnected();

        assertThat(suzuki.comeBack(callback)).contains("state=FORGED");
    }

    @Test
    @DisplayName("S26: a state ends with its ten minutes")
    void aStateThatIsTooOldIsExpired() throws Exception {
        URI callback = acme.decide(suzuki.begin(flow), ALLOW);
        StoredFlows.expire();

        assertThat(suzuki.comeBack(callback)).contains("state=EXPIRED");

        assertThat(suzuki.flowState(flow)).isEqualTo("EXPIRED");
        assertThat(suzuki.comeBack(callback)).contains("state=EXPIRED");
    }

    @Test
    @DisplayName("S26: a code that X no longer takes connects nobody")
    void aCodeThatIsTooOldIsExpired() throws InterruptedException {
        X.rules("{\"code_seconds\":1}");
        try {
            URI callback = acme.decide(suzuki.begin(flow), ALLOW);
            TimeUnit.MILLISECONDS.sleep(1_500); // X counts whole seconds of its own clock

            assertThat(suzuki.comeBack(callback)).contains("state=EXPIRED");
        } finally {
            X.rules("{\"code_seconds\":30}");
        }
        assertThat(suzuki.flowState(flow)).isEqualTo("EXPIRED");
    }

    @Test
    @DisplayName("S26: a code that was drawn for another PKCE verifier connects nobody")
    void aCodeForAnotherVerifierIsWorthless() {
        String begun = suzuki.begin(flow).toString();
        String elsewhere = suzuki.begin(Salesperson.newFlow()).toString();
        String challenge = elsewhere.replaceFirst(".*(code_challenge=[^&]+).*", "$1");
        URI callback = acme.decide(URI.create(begun.replaceFirst("code_challenge=[^&]+", challenge)), ALLOW);

        assertThat(suzuki.comeBack(callback)).contains("state=EXPIRED");

        assertThat(suzuki.flowState(flow)).isEqualTo("EXPIRED");
    }

    @Test
    @DisplayName("S26: a window that was given up does not connect when it comes back")
    void aCancelledFlowStaysCancelled() {
        URI callback = acme.decide(suzuki.begin(flow), ALLOW);
        assertThat(suzuki.visitor()
                        .send("DELETE", "/social/api/flows/" + flow, null)
                        .statusCode())
                .isEqualTo(204);

        assertThat(suzuki.comeBack(callback)).contains("state=CANCELLED");
        assertThat(suzuki.flowState(flow)).isEqualTo("CANCELLED");
    }

    @Test
    void whenXIsGoneTheFlowFailsAndTheNextOneWorks() {
        URI callback = acme.decide(suzuki.begin(flow), ALLOW);
        X.stop();
        try {
            assertThat(suzuki.comeBack(callback)).contains("state=FAILED");
        } finally {
            X.start();
        }
        assertThat(suzuki.read("/social/api/flows/" + flow).path("failure").asText())
                .isEqualTo("NETWORK_DOWN");
        assertThat(suzuki.connections()).isEmpty();
        assertThat(suzuki.connected().connections()).hasSize(1);
        suzuki.disconnected();
    }

    @Test
    @DisplayName("S26: a page of another site begins no sign-in")
    void aPageOfAnotherSiteBeginsNothing() {
        var answer = suzuki.visitor()
                .send(
                        "GET",
                        "/social/sign-in/twitter?flow=" + flow,
                        null,
                        "Sec-Fetch-Site",
                        "cross-site",
                        "Sec-Fetch-Mode",
                        "navigate");

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("oauth2");
        Wrong.problem(suzuki.visitor().get("/social/api/flows/" + flow), 404, "not-found");
    }
}
