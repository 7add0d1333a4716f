package crm.social.itest.walk;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** From サインイン to a tweet, as the popup's pages ask for it. */
class WalkOverHttpTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final String HANAKO = "hanako_sato";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Salesperson suzuki = Salesperson.signedIn("suzuki");

    @Test
    @DisplayName("S20 S23 S25: サインイン leads to X, and 許可 leads back to the candidates")
    void signingInAtXConnectsTheAccount() {
        suzuki.disconnected().unlinked("lead-01");
        assertThat(suzuki.panel("lead-01").path("view").asText()).isEqualTo("SIGN_IN");
        String flow = Salesperson.newFlow();

        URI authorize = suzuki.begin(flow);
        assertThat(authorize.toString()).startsWith(X.url() + "/i/oauth2/authorize?");
        assertThat(suzuki.flowState(flow)).isEqualTo("WAITING");
        String end = suzuki.comeBack(new PersonAtX("acme_jp").decide(authorize, "allow"));

        assertThat(end)
                .startsWith("/social/signed-in?")
                .contains("state=CONNECTED")
                .doesNotContain("code=");
        assertThat(suzuki.flowState(flow)).isEqualTo("CONNECTED");
        JsonNode panel = suzuki.panel("lead-01");
        assertThat(panel.path("view").asText()).isEqualTo("CANDIDATES");
        assertThat(panel.path("connection").path("handle").asText()).isEqualTo("acme_jp");
        assertThat(panel.path("connection").path("acts"))
                .extracting(JsonNode::asText)
                .containsExactly("POST", "REPLY", "REPOST", "LIKE", "FOLLOW");
    }

    @Test
    @DisplayName("S21: one user's sign-in gives another nothing")
    void anotherUserStillSeesSignIn() {
        suzuki.connected();

        Salesperson yamada = Salesperson.signedIn("yamada").disconnected();

        assertThat(yamada.panel("lead-01").path("view").asText()).isEqualTo("SIGN_IN");
        assertThat(yamada.connections()).isEmpty();
    }

    @Test
    @DisplayName("S30 S31 S36 S40: the right person comes first, 関連付け shows them and fills the record's field")
    void theRightPersonComesFirstAndIsLinked() {
        suzuki.connected().unlinked("lead-01");
        Eventually.within(STARTING, () -> suzuki.field("lead-01").isEmpty());
        JsonNode found = suzuki.read(Salesperson.popup("lead-01") + "/candidates");
        JsonNode first = found.path("candidates").path("items").path(0).path("profile");
        assertThat(first.path("handle").asText()).isEqualTo(HANAKO);
        assertThat(found.path("candidates").path("items").size()).isGreaterThan(1);

        String subject = first.path("key").path("subject").asText();
        good(suzuki.link("lead-01", "{\"subject\":\"" + subject + "\",\"basis\":\"CANDIDATE\"}"));

        JsonNode panel = suzuki.panel("lead-01");
        assertThat(panel.path("view").asText()).isEqualTo("PROFILE");
        assertThat(panel.path("profile").path("name").asText()).isEqualTo("佐藤 花子");
        assertThat(panel.path("posts").path("items").size()).isGreaterThan(3);
        Eventually.within(AT_ONCE, () -> suzuki.field("lead-01").endsWith(HANAKO));
    }

    @Test
    @DisplayName("S43: the same key tweets once, however often it is sent")
    void aTweetIsAtXOnce() {
        suzuki.connected().linked("lead-01", HANAKO);
        String key = Salesperson.newKey();
        String text = "展示会のご案内 " + key;
        String body = suzuki.text("lead-01", text, null);

        JsonNode first = good(suzuki.publish(body, key));
        JsonNode second = good(suzuki.publish(body, key));

        assertThat(first.path("state").asText()).isEqualTo("DONE");
        assertThat(second).isEqualTo(first);
        assertThat(X.timesOnThePageOf("acme_jp", key)).isEqualTo(1);
        assertThat(first.path("post").path("href").asText()).startsWith(X.url().toString());
        Eventually.within(STARTING, () -> suzuki.visitor()
                .get("/crm/api/leads/lead-01/timeline")
                .body()
                .contains(text));
    }

    /** As 更新 brings it: what is kept may be of before another test had X begin anew. */
    private static JsonNode newest(Salesperson suzuki) {
        AtomicReference<JsonNode> newest = new AtomicReference<>();
        Eventually.within(STARTING, () -> {
            JsonNode panel =
                    good(suzuki.visitor().send("GET", Salesperson.popup("lead-01"), null, "Cache-Control", "no-cache"));
            JsonNode post = panel.path("posts").path("items").path(0).path("post");
            newest.set(post);
            String page = URI.create(post.path("href").asText()).getPath().substring(1);
            return X.timesOnThePageOf(page, HANAKO) > 0;
        });
        return newest.get();
    }

    @Test
    @DisplayName("S45: 返信 answers the tweet it was written under")
    void aReplyAnswersItsPost() {
        suzuki.connected().linked("lead-01", HANAKO);
        JsonNode post = newest(suzuki);
        String key = Salesperson.newKey();

        JsonNode reply = good(suzuki.publish(
                suzuki.text("lead-01", "ありがとうございます " + key, post.path("ref").asText()), key));

        assertThat(reply.path("state").asText()).as(reply.toString()).isEqualTo("DONE");
        assertThat(reply.path("post").path("inReplyTo")).isEqualTo(post.path("ref"));
        String page = URI.create(post.path("href").asText()).getPath();
        assertThat(X.timesOnThePageOf(page.substring(1), key)).isEqualTo(1);
    }

    @Test
    @DisplayName("S34 S36: 関連付けの解除 clears the field, undo brings both back")
    void unlinkingIsTakenBack() {
        suzuki.connected().linked("lead-01", HANAKO);
        JsonNode link = suzuki.link("lead-01");

        JsonNode change = good(suzuki.unlink("lead-01", link.path("version").asLong()));
        assertThat(suzuki.panel("lead-01").path("view").asText()).isEqualTo("CANDIDATES");
        Eventually.within(AT_ONCE, () -> suzuki.field("lead-01").isEmpty());

        good(suzuki.visitor()
                .send("POST", Salesperson.popup("lead-01") + "/link/undo", "{\"undo\":" + change.path("undo") + "}"));
        assertThat(suzuki.panel("lead-01").path("view").asText()).isEqualTo("PROFILE");
        assertThat(suzuki.link("lead-01").path("profile")).isEqualTo(link.path("profile"));
        Eventually.within(AT_ONCE, () -> suzuki.field("lead-01").endsWith(HANAKO));
    }

    @Test
    @DisplayName("S20: after the bundles were stopped and started: still linked, still connected")
    void linksAndConnectionsSurviveARestartOfTheBundles() throws BundleException {
        suzuki.connected().linked("lead-01", HANAKO);
        List<Bundle> ours = bundles("crm.social.web", "crm.social.twitter", "crm.social.core");
        for (Bundle bundle : ours) {
            bundle.stop();
        }
        assertThat(suzuki.visitor().get(Salesperson.popup("lead-01")).statusCode())
                .isEqualTo(503);
        for (Bundle bundle : ours) {
            bundle.start();
        }

        Eventually.within(
                STARTING,
                () -> suzuki.visitor().get(Salesperson.popup("lead-01")).statusCode() == 200);
        JsonNode panel = suzuki.panel("lead-01");
        assertThat(panel.path("view").asText()).isEqualTo("PROFILE");
        assertThat(panel.path("link").path("handle").asText()).isEqualTo(HANAKO);
        assertThat(panel.path("connection").path("state").asText()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("S04: without the permission there is nothing to see, and REST answers 403")
    void withoutThePermissionEverythingIsForbidden() {
        Salesperson.tick(false);
        Salesperson tanaka = Salesperson.signedIn("tanaka");

        assertThat(tanaka.visitor().get("/crm/api/ui/contributions").body()).doesNotContain("crm.social");
        for (Route route : Route.ALL) {
            var answer = route.send(tanaka.visitor());
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            assertThat(answer.body()).as(route.toString()).contains("/problems/no-permission");
        }
    }

    @Test
    @DisplayName("S11 S16: the box in 権限設定 opens everything for tanaka at once, and closes it")
    void theBoxTakesEffectAtOnce() {
        Visitor tanaka = Salesperson.signedIn("tanaka").visitor();
        String popup = Salesperson.popup("lead-01");
        Salesperson.tick(true);
        Eventually.within(AT_ONCE, () -> tanaka.get(popup).statusCode() == 200);
        assertThat(tanaka.get("/crm/api/ui/contributions").body()).contains("crm.social");

        Salesperson.tick(false);
        Eventually.within(AT_ONCE, () -> tanaka.get(popup).statusCode() == 403);
        assertThat(tanaka.get("/crm/api/ui/contributions").body()).doesNotContain("crm.social");
        assertThat(tanaka.get(Salesperson.SALES).statusCode()).isEqualTo(403);
    }

    private static List<Bundle> bundles(String... names) {
        Bundle[] all = FrameworkUtil.getBundle(WalkOverHttpTest.class)
                .getBundleContext()
                .getBundles();
        return Arrays.stream(names)
                .map(name -> Arrays.stream(all)
                        .filter(bundle -> name.equals(bundle.getSymbolicName()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
