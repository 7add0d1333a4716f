package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What the popup says of a linked profile where things are not as usual, and what becomes of a tweet. */
@Tag("browser")
class ProfileStatesTest {
    private static final String PANEL = "**/records/lead/*/twitter";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private final AtX atX = new AtX(DEMO::sandboxUrl);

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S40 S41 who has said nothing and knows nobody; who was suspended; who is gone: the link stays until somebody decides")
    void theProfile(View view) {
        String name = newcomer();
        String lead = suzuki().newRecord("leads");
        suzuki().linked(lead, name);
        SalesPerson suzuki = at(view, lead);
        Words words = suzuki.words();
        FeignedAnswers feigned = new FeignedAnswers(suzuki.page());
        ProfilePopup popup = ProfilePopup.over(suzuki);
        assertThat(popup.root()).containsText(words.social("posts.empty"));
        suzuki.look("popup-30-no-tweets");
        popup.tab("followers").click();
        assertThat(popup.root()).containsText(words.social("followers.empty"));
        suzuki.look("popup-31-no-followers");
        feigned.silent(PANEL + "/following*");
        popup.tab("following").click();
        popup.root().locator(".panel .outlines").waitFor();
        suzuki.look("popup-32-people-loading");
        feigned.problem(PANEL + "/following*", FeignedAnswers.LIMITED);
        suzuki.button(words.social("refresh")).click();
        assertThat(popup.root()).containsText("2099");
        suzuki.look("popup-33-people-limited");
        feigned.end();
        suzuki.button(words.social("refresh")).click();
        assertThat(popup.root()).containsText(words.social("following.empty"));
        feigned.says(PANEL + "/history*", "{\"items\":[],\"next\":null}");
        popup.tab("history").click();
        assertThat(popup.root()).containsText(words.social("history.empty"));

        popup.tab("posts").click();
        atX.does(name, "suspend");
        suzuki.button(words.social("refresh")).click();
        assertThat(popup.root()).containsText(words.social("view.SUSPENDED.text"));
        assertThat(popup.root().locator("textarea")).hasCount(0);
        suzuki.look("popup-34-suspended");
        atX.does(name, "delete");
        suzuki.button(words.social("refresh")).click();
        assertThat(popup.root()).containsText(words.social("view.NOT_FOUND.text"));
        suzuki.look("popup-35-gone");
        assertThat(suzuki().link(lead).path("handle").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S43 what becomes of ツイート: too long, not answered, not known, left, refused; what it costs; what is not possible from here")
    void theTweet(View view) {
        String lead = suzuki().newRecord("leads");
        suzuki().linked(lead, "hanako_sato");
        SalesPerson suzuki = at(view, lead);
        Words words = suzuki.words();
        FeignedAnswers feigned = new FeignedAnswers(suzuki.page());
        ProfilePopup popup = ProfilePopup.over(suzuki);
        Locator text = popup.text();
        text.fill("見積もりの件です。".repeat(17));
        assertThat(popup.root().locator(".left.danger")).isVisible();
        suzuki.look("popup-40-too-long");

        text.fill("見積もりをお送りしました。");
        feigned.lost("**/networks/twitter/posts");
        popup.send().click();
        assertThat(popup.root()).containsText(words.social("publication.unsure"));
        suzuki.look("popup-41-unsure");
        feigned.says("**/social/api/publications/p-1", publication("UNKNOWN"));
        feigned.says("**/networks/twitter/posts", publication("UNKNOWN"));
        popup.send().click();
        assertThat(popup.root()).containsText(words.social("publication.UNKNOWN"));
        assertThat(text).hasAttribute("readonly", "");
        suzuki.look("popup-42-unknown");
        feigned.says("**/social/api/publications/p-1", publication("UNDECIDED"));
        assertThat(popup.root()).containsText(words.social("publication.UNDECIDED"));
        suzuki.look("popup-43-undecided");
        feigned.says("**/social/api/publications/p-1/settle", publication("LEFT"));
        suzuki.button(words.social("publication.leave")).click();
        assertThat(popup.root()).containsText(words.social("publication.LEFT"));
        text.fill("見積もりをお送りしました");
        feigned.says("**/networks/twitter/posts", publication("REFUSED"));
        popup.send().click();
        assertThat(popup.root()).containsText(words.social("problem.duplicate"));
        suzuki.look("popup-44-refused");

        feigned.end();
        feigned.changes(PANEL, panel -> decide(panel, "allowed", 10_000));
        suzuki.reopen();
        assertThat(popup.root().locator("footer .price")).hasText("$0.01");
        suzuki.look("popup-45-price");
        feigned.changes(PANEL, panel -> decide(panel, "hand-off", 0));
        suzuki.reopen();
        assertThat(popup.root().locator("footer")).containsText(words.social("hand-off"));
        suzuki.look("popup-46-hand-off");
        feigned.changes(PANEL, panel -> decide(panel, "denied", 0));
        suzuki.reopen();
        assertThat(popup.root().locator("footer")).containsText(words.social("problem.plan-forbids"));
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

    private static SalesPerson at(View view, String lead) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of [45]\\d\\d|ERR_FAILED");
        SalesPerson suzuki = SalesPerson.signIn(desk, "suzuki");
        suzuki.page().navigate("/leads/" + lead);
        return suzuki;
    }

    private static Salesperson suzuki() {
        return Salesperson.signedIn(DEMO.crmUrl(), "suzuki").connected();
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
