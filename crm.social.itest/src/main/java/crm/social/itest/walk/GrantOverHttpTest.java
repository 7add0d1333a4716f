package crm.social.itest.walk;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.OpenPage;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was allowed at X, by whom it is shared, and how it ends. */
class GrantOverHttpTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LEAD = "lead-05";
    private static final String KENTA = "kenta_takahashi";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Salesperson suzuki = Salesperson.signedIn("suzuki");
    private final Salesperson yamada = Salesperson.signedIn("yamada");
    private final PersonAtX acme = new PersonAtX("acme_jp");

    @BeforeEach
    void somebodyIsLinkedAndNobodyConnected() {
        suzuki.connected().linked(LEAD, KENTA).disconnected();
        yamada.disconnected();
    }

    @Test
    @DisplayName(
            "S24 tweeting was not picked at X: the popup says so and X is not asked; allowed the second time, it is there")
    void whatWasNotPickedIsNotOfferedUntilItIs() {
        String flow = Salesperson.newFlow();
        suzuki.comeBack(acme.decide(suzuki.begin(flow), "allow", "tweet.write"));
        assertThat(suzuki.flowState(flow)).isEqualTo("CONNECTED");
        String key = Salesperson.newKey();
        String body = suzuki.text(LEAD, "許可されていない " + key, null);
        int sent = X.calls("createPosts");

        JsonNode panel = suzuki.panel(LEAD);
        assertThat(panel.path("view").asText()).isEqualTo("PROFILE");
        assertThat(panel.path("connection").path("acts").toString()).isEqualTo("[\"LIKE\",\"FOLLOW\"]");
        assertThat(decision(panel).path("decision").asText()).isEqualTo("denied");
        assertThat(decision(panel).path("kind").asText()).isEqualTo("SCOPE_MISSING");
        Wrong.problem(suzuki.publish(body, key), 409, "scope-missing");
        assertThat(X.calls("createPosts")).isEqualTo(sent);

        String again = Salesperson.newFlow();
        suzuki.comeBack(acme.decide(suzuki.begin(again), "allow"));
        assertThat(decision(suzuki.panel(LEAD)).path("decision").asText()).isEqualTo("allowed");
        assertThat(suzuki.connections()).hasSize(1);
        JsonNode done = good(suzuki.publish(suzuki.text(LEAD, "許可された " + key, null), Salesperson.newKey()));
        assertThat(done.path("state").asText()).isEqualTo("DONE");
    }

    private static JsonNode decision(JsonNode panel) {
        return panel.path("decisions").path("POST");
    }

    @Test
    @DisplayName("S21 S25 two users sign in to 組織のTwitterアカウント, each for themselves; X ends it only with the last one")
    void theCompanysAccountEndsWithItsLastUser() {
        suzuki.connected();
        assertThat(yamada.panel(LEAD).path("view").asText()).isEqualTo("SIGN_IN");
        assertThat(yamada.connections()).isEmpty();
        yamada.connected();
        JsonNode one = suzuki.connections().path(0);
        JsonNode other = yamada.connections().path(0);
        assertThat(other.path("account")).isEqualTo(one.path("account"));
        assertThat(other.path("id")).isNotEqualTo(one.path("id"));
        int ended = X.calls("revoke");

        assertThat(end(suzuki, one)).isEqualTo("STILL_SHARED");
        assertThat(X.calls("revoke")).isEqualTo(ended);
        assertThat(suzuki.panel(LEAD).path("view").asText()).isEqualTo("SIGN_IN");
        assertThat(yamada.panel(LEAD).path("view").asText()).isEqualTo("PROFILE");
        String key = Salesperson.newKey();
        assertThat(good(yamada.publish(yamada.text(LEAD, "残った人から " + key, null), key))
                        .path("state")
                        .asText())
                .isEqualTo("DONE");

        assertThat(end(yamada, other)).isEqualTo("REVOKED_AT_NETWORK");
        assertThat(X.calls("revoke")).isEqualTo(ended + 1);
        assertThat(yamada.connections()).isEmpty();
    }

    private static String end(Salesperson person, JsonNode connection) {
        String path = "/social/api/connections/" + connection.path("id").asText();
        return good(person.visitor().send("DELETE", path, null)).path("outcome").asText();
    }

    @Test
    @DisplayName(
            "S60 S61 アクセスの取り消し at X is noticed at the next call and told to all who share the account; links stay, サインイン is asked again")
    void accessRevokedAtXIsNoticedAtTheNextCall() {
        suzuki.connected();
        yamada.connected();
        JsonNode link = suzuki.link(LEAD);
        assertThat(acme.revokesAccess(X.url())).isPositive();
        try (OpenPage page = OpenPage.of(yamada.visitor())) {
            String key = Salesperson.newKey();

            Wrong.problem(
                    suzuki.visitor().get(Salesperson.popup(LEAD) + "/lookup?handle=misaki_tanaka"), 409, "revoked");

            page.hears(SOON, event -> event.is("social.connections-changed", "twitter"));
            for (Salesperson person : new Salesperson[] {suzuki, yamada}) {
                assertThat(person.panel(LEAD).path("view").asText()).isEqualTo("SIGN_IN_AGAIN");
                assertThat(person.connections().path(0).path("state").asText()).isEqualTo("REVOKED");
            }
            Wrong.problem(suzuki.publish(suzuki.text(LEAD, "もう送れない", null), key), 409, "revoked");
        }
        assertThat(suzuki.link(LEAD)).isEqualTo(link);

        suzuki.connected();
        assertThat(suzuki.panel(LEAD).path("view").asText()).isEqualTo("PROFILE");
        assertThat(suzuki.link(LEAD)).isEqualTo(link);
    }

    @Test
    @DisplayName(
            "S20 サインイン is asked once: in the next session the popup begins with the linked profile, or with candidates")
    void signingInIsAskedOnce() {
        suzuki.connected();
        int asked = X.calls("authorize");

        Salesperson tomorrow = Salesperson.signedIn("suzuki");

        assertThat(tomorrow.panel(LEAD).path("view").asText()).isEqualTo("PROFILE");
        assertThat(tomorrow.unlinked(LEAD).panel(LEAD).path("view").asText()).isEqualTo("CANDIDATES");
        assertThat(X.calls("authorize")).isEqualTo(asked);
    }
}
