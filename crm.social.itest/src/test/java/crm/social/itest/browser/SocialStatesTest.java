package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What opens over the Social tab where things are not as usual: a conversation, and +追加. */
@Tag("browser")
class SocialStatesTest {
    private static final String CONVERSATION = "**/networks/twitter/posts/*/conversation*";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S08 a conversation that is still read, limited or cannot be; +追加 without a name, and where it does not work")
    void overTheColumns(View view) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of [45]\\d\\d");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Words words = yamada.words();
        FeignedAnswers feigned = new FeignedAnswers(yamada.page());
        feigned.changes("**/social/api/networks", networks -> FeignedAnswers.within(networks, "/0")
                .set("organisation", FeignedAnswers.organisation("ACTIVE")));
        feigned.changes("**/social/api/organisations", organisations -> FeignedAnswers.within(organisations, "/0")
                .put("mayActAs", true)
                .set("connection", FeignedAnswers.organisation("ACTIVE")));
        new FeignedInbox(yamada.page()).has("CUSTOMER", 3).has("UNKNOWN", 3);
        feigned.silent(CONVERSATION);
        SocialPage tab = SocialPage.open(yamada, "");
        conversation(tab);
        tab.sheet().locator(".outlines").first().waitFor();
        yamada.look("social-40-conversation-loading");
        yamada.page().keyboard().press("Escape");
        feigned.problem(CONVERSATION, FeignedAnswers.LIMITED);
        conversation(tab);
        assertThat(tab.sheet()).containsText("2099");
        yamada.look("social-41-conversation-limited");
        yamada.page().keyboard().press("Escape");
        feigned.problem(CONVERSATION, FeignedAnswers.FAILED);
        conversation(tab);
        assertThat(tab.sheet()).containsText("x-42");
        yamada.page().keyboard().press("Escape");

        if (!view.wide()) {
            tab.tab("unknown").click();
        }
        tab.button(tab.cards("unknown", "").first(), "lead.add").click();
        Locator adding = tab.adding();
        adding.locator("#family").fill("");
        Locator add = adding.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(words.social("lead.add")).setExact(true));
        add.click();
        assertThat(adding).containsText(words.social("lead.family.need"));
        yamada.look("social-42-add-without-name");
        adding.locator("#family").fill("田中");
        feigned.problem("**/items/*/lead", FeignedAnswers.FAILED);
        add.click();
        assertThat(adding.getByRole(AriaRole.ALERT)).containsText(words.social("attempt.failed"));
        yamada.look("social-43-not-added");
    }

    private static void conversation(SocialPage tab) {
        tab.cards("customer", "").first().focus();
        tab.cards("customer", "").first().press("o");
    }
}
