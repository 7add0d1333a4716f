package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.Visitor;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What the popup says where things are not as usual: each state in words, with the way on. */
@Tag("browser")
class PopupStatesTest {
    private static final String PANEL = "**/records/lead/*/twitter";
    private static final String CANDIDATES = PANEL + "/candidates*";

    /** The next window opens, or is blocked as by a browser; which sign-in it is for is kept. */
    private static final String WINDOWS = """
            opens => window.open = address => {
              window.asked = new URL(address, location).searchParams.get('flow')
              return opens ? {} : null
            }
            """;

    /** What a window says before it closes. */
    private static final String ENDED = "() => new BroadcastChannel('crm-social-flow').postMessage({flow: asked})";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private final AtX atX = new AtX(DEMO::sandboxUrl);

    @ParameterizedTest
    @EachView
    @DisplayName("S22 S26 while the window is open, where the browser blocks it, and each way in which サインイン ends")
    void signingIn(View view) {
        Salesperson.signedIn(DEMO.crmUrl(), "yamada").disconnected();
        SalesPerson yamada = at(view, "yamada", lead());
        Words words = yamada.words();
        FeignedAnswers feigned = new FeignedAnswers(yamada.page());
        feigned.silent(PANEL);
        yamada.icon().click();
        yamada.popup().locator(".outlines").waitFor();
        yamada.look("popup-01-loading");
        feigned.end();
        reopen(yamada);

        yamada.page().evaluate(WINDOWS, false);
        yamada.button(words.social("signin")).click();
        assertThat(yamada.popup()).containsText(words.social("flow.blocked.text"));
        yamada.look("popup-02-blocked");
        yamada.button(words.social("cancel")).click();

        yamada.page().evaluate(WINDOWS, true);
        for (String end : List.of("REFUSED", "CANCELLED", "EXPIRED", "FORGED", "FAILED")) {
            feigned.says("**/social/api/flows/*", "{\"state\":\"WAITING\"}");
            yamada.button(words.social("signin")).click();
            assertThat(yamada.popup()).containsText(words.social("flow.waiting.text"));
            if (end.equals("REFUSED")) {
                yamada.look("popup-03-waiting");
            }
            feigned.says("**/social/api/flows/*", "{\"state\":\"" + end + "\"}");
            yamada.page().evaluate(ENDED);
            assertThat(yamada.popup().getByRole(AriaRole.ALERT)).hasText(words.social("flow." + end));
            if (end.equals("FORGED")) {
                yamada.look("popup-04-forged");
            }
        }
    }

    @ParameterizedTest
    @EachView
    @DisplayName("What cannot be read is told in words, in place of everything or above what is still shown")
    void whatCannotBeRead(View view) {
        String lead = lead();
        suzuki().linked(lead, "hanako_sato");
        SalesPerson suzuki = at(view, "suzuki", lead);
        Words words = suzuki.words();
        Page page = suzuki.page();
        FeignedAnswers feigned = new FeignedAnswers(page);
        feigned.silent(PANEL);
        suzuki.icon().click();
        suzuki.popup().locator(".outlines").waitFor();
        suzuki.look("popup-10-loading");

        feigned.problem(PANEL, FeignedAnswers.LIMITED);
        reopen(suzuki);
        assertThat(suzuki.popup()).containsText("2099");
        assertThat(suzuki.button(words.social("retry"))).hasCount(0);
        suzuki.look("popup-11-limited");
        feigned.problem(PANEL, FeignedAnswers.FAILED);
        reopen(suzuki);
        assertThat(suzuki.popup()).containsText("x-42");
        suzuki.look("popup-12-failed");
        for (String kind : List.of("network-down", "unavailable", "provider-gone", "no-permission", "out-of-credit")) {
            feigned.refuses(PANEL, kind, 503);
            reopen(suzuki);
            assertThat(suzuki.popup()).containsText(words.social("problem." + kind));
        }
        feigned.refuses(PANEL, "not-configured", 503);
        reopen(suzuki);
        assertThat(suzuki.popup()).containsText(words.social("problem.not-configured"));
        suzuki.look("popup-13-not-configured");

        feigned.end();
        reopen(suzuki);
        suzuki.popup().locator(".post").first().waitFor();
        page.evaluate("() => dispatchEvent(new Event('offline'))");
        assertThat(suzuki.popup().locator(".bars")).containsText(words.social("problem.offline"));
        suzuki.look("popup-14-offline");
        page.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(suzuki.popup().locator(".bars")).not().containsText(words.social("problem.offline"));

        feigned.problem(PANEL + "/link*", FeignedAnswers.FAILED);
        suzuki.button(words.social("change")).click();
        Locator another = suzuki.popup().locator(".person button");
        another.first().click();
        assertThat(suzuki.popup()).containsText("x-42");
        suzuki.look("popup-15-not-linked");
        suzuki.button(words.social("dismiss")).click();
        assertThat(suzuki.popup().locator(".bars")).not().containsText("x-42");
    }

    @ParameterizedTest
    @EachView
    @DisplayName("S30 S32 no candidate, candidates that cannot be read, another name, and what is no user name")
    void candidates(View view) {
        suzuki();
        SalesPerson suzuki = at(view, "suzuki", lead());
        Words words = suzuki.words();
        FeignedAnswers feigned = new FeignedAnswers(suzuki.page());
        feigned.silent(CANDIDATES);
        suzuki.icon().click();
        suzuki.popup().locator(".candidates .outlines").waitFor();
        suzuki.look("popup-20-looking");

        feigned.says(CANDIDATES, "{\"searched\":\"花子\",\"candidates\":{\"items\":[],\"next\":null}}");
        reopen(suzuki);
        assertThat(suzuki.popup()).containsText(words.social("candidates.empty"));
        assertThat(suzuki.popup()).containsText(words.social("candidates.searched", "花子"));
        suzuki.look("popup-21-none");
        feigned.problem(CANDIDATES, FeignedAnswers.FAILED);
        reopen(suzuki);
        assertThat(suzuki.popup()).containsText("x-42");
        suzuki.look("popup-22-unread");

        feigned.end();
        suzuki.button(words.social("retry")).click();
        suzuki.popup().locator(".people").waitFor();
        suzuki.button(words.social("candidates.other")).click();
        suzuki.popup().locator("#name").fill("Takahashi Kenta");
        suzuki.button(words.social("search")).click();
        assertThat(suzuki.popup()).containsText("@kenta_takahashi");
        suzuki.look("popup-23-another-name");
        suzuki.popup().locator("#name").fill("高橋 健太郎");
        suzuki.button(words.social("search")).click();
        assertThat(suzuki.popup()).containsText(words.social("candidates.unsearchable"));
        suzuki.look("popup-24-not-searched");

        suzuki.button(words.social("know")).click();
        suzuki.popup().locator("#handle").fill("これは名前");
        suzuki.button(words.social("lookup")).click();
        assertThat(suzuki.popup()).containsText(words.social("lookup.invalid"));
        suzuki.look("popup-25-no-user-name");
        feigned.refuses(PANEL + "/lookup*", "suspended", 409);
        suzuki.button(words.social("lookup")).click();
        assertThat(suzuki.popup()).containsText(words.social("lookup.suspended"));
    }

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S40 S41 who has said nothing and knows nobody; who was suspended; who is gone: the link stays until somebody decides")
    void theProfile(View view) {
        String name = newcomer();
        String lead = lead();
        suzuki().linked(lead, name);
        SalesPerson suzuki = at(view, "suzuki", lead);
        Words words = suzuki.words();
        FeignedAnswers feigned = new FeignedAnswers(suzuki.page());
        suzuki.icon().click();
        assertThat(suzuki.popup()).containsText(words.social("posts.empty"));
        suzuki.look("popup-30-no-tweets");
        tab(suzuki, "followers").click();
        assertThat(suzuki.popup()).containsText(words.social("followers.empty"));
        suzuki.look("popup-31-no-followers");
        feigned.silent(PANEL + "/following*");
        tab(suzuki, "following").click();
        suzuki.popup().locator(".panel .outlines").waitFor();
        suzuki.look("popup-32-people-loading");
        feigned.problem(PANEL + "/following*", FeignedAnswers.LIMITED);
        suzuki.button(words.social("refresh")).click();
        assertThat(suzuki.popup()).containsText("2099");
        suzuki.look("popup-33-people-limited");
        feigned.end();
        suzuki.button(words.social("refresh")).click();
        assertThat(suzuki.popup()).containsText(words.social("following.empty"));
        feigned.says(PANEL + "/history*", "{\"items\":[],\"next\":null}");
        tab(suzuki, "history").click();
        assertThat(suzuki.popup()).containsText(words.social("history.empty"));

        tab(suzuki, "posts").click();
        atX.does(name, "suspend");
        suzuki.button(words.social("refresh")).click();
        assertThat(suzuki.popup()).containsText(words.social("view.SUSPENDED.text"));
        assertThat(suzuki.popup().locator("textarea")).hasCount(0);
        suzuki.look("popup-34-suspended");
        atX.does(name, "delete");
        suzuki.button(words.social("refresh")).click();
        assertThat(suzuki.popup()).containsText(words.social("view.NOT_FOUND.text"));
        suzuki.look("popup-35-gone");
        assertThat(suzuki().link(lead).path("handle").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S43 what becomes of ツイート: too long, not answered, not known, left, refused; what it costs; what is not possible from here")
    void theTweet(View view) {
        String lead = lead();
        suzuki().linked(lead, "hanako_sato");
        SalesPerson suzuki = at(view, "suzuki", lead);
        Words words = suzuki.words();
        FeignedAnswers feigned = new FeignedAnswers(suzuki.page());
        suzuki.icon().click();
        Locator text = suzuki.popup().locator("footer textarea");
        text.fill("見積もりの件です。".repeat(17));
        assertThat(suzuki.popup().locator(".left.danger")).isVisible();
        suzuki.look("popup-40-too-long");

        text.fill("見積もりをお送りしました。");
        feigned.lost("**/networks/twitter/posts");
        send(suzuki, "post");
        assertThat(suzuki.popup()).containsText(words.social("publication.unsure"));
        suzuki.look("popup-41-unsure");
        feigned.says("**/social/api/publications/p-1", publication("UNKNOWN"));
        feigned.says("**/networks/twitter/posts", publication("UNKNOWN"));
        send(suzuki, "post");
        assertThat(suzuki.popup()).containsText(words.social("publication.UNKNOWN"));
        assertThat(text).hasAttribute("readonly", "");
        suzuki.look("popup-42-unknown");
        feigned.says("**/social/api/publications/p-1", publication("UNDECIDED"));
        assertThat(suzuki.popup()).containsText(words.social("publication.UNDECIDED"));
        suzuki.look("popup-43-undecided");
        feigned.says("**/social/api/publications/p-1/settle", publication("LEFT"));
        suzuki.button(words.social("publication.leave")).click();
        assertThat(suzuki.popup()).containsText(words.social("publication.LEFT"));
        text.fill("見積もりをお送りしました");
        feigned.says("**/networks/twitter/posts", publication("REFUSED"));
        send(suzuki, "post");
        assertThat(suzuki.popup()).containsText(words.social("problem.duplicate"));
        suzuki.look("popup-44-refused");

        feigned.end();
        feigned.changes(PANEL, panel -> decide(panel, "allowed", 10_000));
        reopen(suzuki);
        assertThat(suzuki.popup().locator("footer .price")).hasText("$0.01");
        suzuki.look("popup-45-price");
        feigned.changes(PANEL, panel -> decide(panel, "hand-off", 0));
        reopen(suzuki);
        assertThat(suzuki.popup().locator("footer")).containsText(words.social("hand-off"));
        suzuki.look("popup-46-hand-off");
        feigned.changes(PANEL, panel -> decide(panel, "denied", 0));
        reopen(suzuki);
        assertThat(suzuki.popup().locator("footer")).containsText(words.social("problem.plan-forbids"));
    }

    private static void decide(JsonNode panel, String decision, int price) {
        var post = FeignedAnswers.within(panel, "/decisions").putObject("POST");
        post.put("decision", decision).put("microDollars", price);
        if (!decision.equals("allowed")) {
            post.put("kind", "PLAN_FORBIDS")
                    .put("page", "https://x.example/compose")
                    .putNull("reason");
        }
    }

    private static String publication(String state) {
        return """
                {"id":"p-1","network":"twitter","state":"%s","text":"","failure":"DUPLICATE","explanation":null,"post":null,"at":"2026-01-01T00:00:00Z"}
                """.formatted(state);
    }

    private static void send(SalesPerson person, String key) {
        person.popup()
                .locator("footer")
                .getByRole(AriaRole.BUTTON, named(person.words().social(key)))
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator tab(SalesPerson person, String key) {
        return person.popup().getByRole(AriaRole.TAB, named(person.words().social(key)));
    }

    private static void reopen(SalesPerson person) {
        person.page().keyboard().press("Escape");
        assertThat(person.popup()).hasCount(0);
        person.icon().click();
    }

    private static SalesPerson at(View view, String user, String lead) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of [45]\\d\\d|ERR_FAILED");
        SalesPerson person = SalesPerson.signIn(desk, user);
        person.page().navigate("/leads/" + lead);
        return person;
    }

    private static Salesperson suzuki() {
        return Salesperson.signedIn(DEMO.crmUrl(), "suzuki").connected();
    }

    private static String lead() {
        var answer = Salesperson.signedIn(DEMO.crmUrl(), "suzuki").visitor().send("POST", "/crm/api/leads", """
                        {"familyName":"佐藤","givenName":"花子","familyReading":"サトウ","givenReading":"ハナコ"}
                        """);
        return Visitor.json(answer).path("id").asText();
    }

    /** Somebody who has just come to X. @return the user name */
    private String newcomer() {
        byte[] some = new byte[5];
        ThreadLocalRandom.current().nextBytes(some);
        String name = "new_" + HexFormat.of().formatHex(some);
        atX.joins(name, "新顔");
        return name;
    }
}
