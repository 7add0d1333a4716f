package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings of one's own, and the desk at which anybody is changed. */
final class DeskTest {
    private Network network;
    private Network.Member acme;

    @BeforeEach
    void start() {
        network = Network.start();
        acme = network.member("acme_jp");
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void aPersonRenamesAndProtectsThemselves() {
        Visit visit = network.browser();
        visit.signIn("emcarter", "sandbox");
        String id = acme.id("emcarter");
        assertThat(visit.fill("/settings", "/settings", "verb", "rename", "username", "hanako_sato")
                        .body())
                .contains("ほかの人が使っています");
        assertThat(visit.fill("/settings", "/settings", "verb", "rename", "username", "no-dash")
                        .body())
                .contains("半角の英数字");
        assertThat(visit.fill("/settings", "/settings", "verb", "rename", "username", "Login")
                        .body())
                .contains("このユーザー名は使えません");
        visit.fill("/settings", "/settings", "verb", "rename", "username", "@em_photo");
        assertThat(acme.id("em_photo")).isEqualTo(id);
        visit.fill("/settings", "/settings", "verb", "protect");
        assertThat(acme.get("/2/users/" + id + "?user.fields=protected")
                        .json()
                        .at("/data/protected")
                        .asBoolean())
                .isTrue();
        assertThat(visit.open("/settings").body()).contains("href=\"/settings/connected_apps\"", "公開する");
        assertThat(network.get("/settings").status()).isEqualTo(303);
    }

    @Test
    void theDeskChangesAnybody() {
        Visit visit = network.browser();
        String id = acme.id("emcarter");
        visit.fill("/sandbox", "/sandbox", "person", "emcarter", "verb", "rename", "username", "em_photo");
        assertThat(acme.id("em_photo")).isEqualTo(id);
        assertThat(visit.fill("/sandbox", "/sandbox", "person", "em_photo", "verb", "rename", "username", "acme_jp")
                        .body())
                .contains("ほかの人が使っています");
        visit.fill("/sandbox", "/sandbox", "person", "em_photo", "verb", "suspend");
        assertThat(acme.get("/2/users/" + id).json().at("/errors/0/title").asText())
                .isEqualTo("Forbidden");
        assertThat(visit.open("/sandbox?person=@em_photo").body()).contains("凍結を解除する", "凍結されたアカウント");
        visit.fill("/sandbox", "/sandbox", "person", "em_photo", "verb", "unsuspend");
        visit.fill("/sandbox", "/sandbox", "person", "em_photo", "verb", "protect");
        assertThat(visit.open("/sandbox?person=em_photo").body()).contains("公開する");
        visit.fill("/sandbox", "/sandbox", "person", "em_photo", "verb", "delete");
        assertThat(acme.id("em_photo")).as("nobody is deleted by one press").isEqualTo(id);
        visit.fill("/sandbox", "/sandbox", "person", "em_photo", "verb", "delete", "sure", "yes");
        assertThat(acme.get("/2/users/" + id).json().at("/errors/0/title").asText())
                .isEqualTo("Not Found Error");
    }

    @Test
    void theDeskLetsSomebodyBeAnybodyAndAnswerInTheirName() {
        Visit visit = network.browser();
        assertThat(visit.fill("/sandbox", "/sandbox", "person", "hanako_sato", "verb", "become")
                        .header("location"))
                .isEqualTo("/hanako_sato");
        assertThat(visit.open("/").body()).contains("@hanako_sato", "ログアウト");
        String desk = visit.open("/sandbox?person=yuko_nakamura").body();
        assertThat(desk).contains(">許可</button>");
        String asking = desk.replaceAll("(?s).*name=\"user_id\" value=\"([0-9]+)\".*", "$1");
        visit.fill(
                "/sandbox",
                "/sandbox",
                "person",
                "yuko_nakamura",
                "verb",
                "answer",
                "user_id",
                asking,
                "decision",
                "accept");
        Network.Member yuko = network.member("yuko_nakamura");
        assertThat(yuko.get("/2/users/" + yuko.me() + "/followers?max_results=1000")
                        .body())
                .contains("\"" + asking + "\"");
    }

    @Test
    void theDeskChangesRules() {
        Visit visit = network.browser();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("csrf", Visit.fields(visit.open("/sandbox").body()).get("csrf"));
        form.putAll(Network.fields(
                "verb", "rules", "plan", "payg", "credits", "false", "rate_limit_scale", "0.1", "dialect", "klingon"));
        visit.send("/sandbox", form);
        JsonNode switches = network.get("/sandbox/switches").json();
        assertThat(switches.get("plan").asText()).isEqualTo("payg");
        assertThat(switches.get("credits").asBoolean()).isFalse();
        assertThat(switches.get("rate_limit_scale").asDouble()).isEqualTo(0.1);
        assertThat(switches.get("dialect").asText()).isEqualTo("both");
        assertThat(visit.open("/sandbox").body()).contains("value=\"payg\" selected");
    }
}
