package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import crm.social.itest.Figures;
import crm.social.itest.demo.SharedDemo;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The page ソーシャル where things are not as usual, or more than a test can gather: what it is answered is feigned. */
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
    @DisplayName("S08 loading, limited, failed, empty, filtered, gone and revoked are told in words, with the way on")
    void eachStateIsTold(View view) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of (429|500)");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Words words = yamada.words();
        Page page = yamada.page();
        begun(page, "ACTIVE");
        new FeignedInbox(page).silent();
        SocialPage tab = SocialPage.open(yamada, "?show=mentions");
        assertThat(tab.filter("social.mentions")).hasAttribute("aria-pressed", "true");
        tab.column("customer").locator(".outline").first().waitFor();
        yamada.look("social-10-loading");

        FeignedInbox inbox = new FeignedInbox(page);
        inbox.fails(FeignedAnswers.LIMITED);
        SocialPage.open(yamada, "");
        assertThat(page.locator(".trouble")).containsText("2099");
        yamada.look("social-11-limited");

        inbox.fails(FeignedAnswers.FAILED);
        SocialPage.open(yamada, "");
        assertThat(page.locator(".trouble")).containsText("x-42");
        yamada.look("social-12-failed");
        inbox.fails(null);
        tab.button(page.locator(".trouble"), "retry").click();
        assertThat(tab.column("customer")).containsText(words.social("column.CUSTOMER.none"));
        yamada.look("social-13-empty");

        inbox.has("CUSTOMER", 1_200).has("IN_DEAL", 3).has("PROSPECT", 45).has("UNKNOWN", 6);
        tab.search().fill("zzz");
        assertThat(tab.column("customer")).containsText(words.social("social.none"));
        assertThat(page).hasURL(Pattern.compile("q=zzz"));
        yamada.look("social-14-filtered");
        tab.button(tab.column("customer"), "social.clear").click();
        assertThat(tab.cards("customer", "").first()).isVisible();
        assertThat(view.wide() ? tab.count("customer") : tab.tab("customer"))
                .containsText(Pattern.compile("(^|\\D)99\\+"));
        yamada.look("social-15-many");

        inbox.gone();
        tab = SocialPage.open(yamada, "");
        assertThat(tab.column("customer")).containsText(words.social("gone.SUSPENDED"));
        yamada.look("social-16-gone");

        begun(page, "REVOKED");
        SocialPage.open(yamada, "");
        assertThat(page.locator(".bar")).containsText("@" + FeignedAnswers.COMPANY);
        yamada.look("social-17-revoked");
    }

    @Test
    @DisplayName("S08 j, k, h and l walk through cards and columns, / goes to the search, ? lists the keys")
    void keysWalk() {
        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        Page page = yamada.page();
        begun(page, "ACTIVE");
        new FeignedInbox(page).has("CUSTOMER", 45).has("PROSPECT", 45);
        SocialPage tab = SocialPage.open(yamada, "");
        Locator cards = tab.cards("customer", "");
        cards.first().waitFor();

        page.keyboard().press("j");
        assertThat(cards.first()).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(cards.nth(2)).isFocused();
        page.keyboard().press("k");
        assertThat(cards.nth(1)).isFocused();
        page.keyboard().press("l");
        Locator beside = tab.column("prospect").locator("article:focus");
        BoundingBox place = beside.boundingBox();
        areLevel(place, cards.nth(1).boundingBox());
        page.keyboard().press("h");
        Locator back = tab.column("customer").locator("article:focus");
        areLevel(back.boundingBox(), place);
        yamada.look("social-20-focus");
        int here = Integer.parseInt(back.getAttribute("aria-posinset"));
        for (int next = here + 1; next <= 45; next++) {
            page.keyboard().press("j");
            assertThat(tab.column("customer").locator("[aria-posinset=\"" + next + "\"]"))
                    .isFocused();
        }

        page.keyboard().press("?");
        assertThat(page.locator("crm-shortcut-sheet"))
                .containsText(yamada.words().social("keys.right"));
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        assertThat(tab.search()).isFocused();
    }

    private static void areLevel(BoundingBox card, BoundingBox other) {
        assertThat(card.y).isLessThan(other.y + other.height);
        assertThat(card.y + card.height).isGreaterThan(other.y);
    }

    @Test
    @DisplayName("S08 10,000 items: few cards at a time, so that frames stay short; what has the focus keeps it")
    void tenThousandItemsStaySmooth() {
        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        begun(yamada.page(), "ACTIVE");
        new FeignedInbox(yamada.page()).has("PROSPECT", 10_000).byPagesOf(100);
        SocialPage tab = SocialPage.open(yamada, "");
        Locator first = tab.cards("prospect", "").first();
        first.focus();

        Map<?, ?> scrolled =
                (Map<?, ?>) tab.column("prospect").locator(".scroll").evaluate("""
                async scroll => {
                  const frame = () => new Promise(requestAnimationFrame)
                  const frames = []
                  let most = 0
                  const end = performance.now() + 90_000
                  while (!scroll.querySelector('[aria-posinset="10000"]') && performance.now() < end) {
                    scroll.scrollTop += 3 * scroll.clientHeight
                    const before = performance.now()
                    await frame()
                    frames.push(performance.now() - before)
                    most = Math.max(most, scroll.querySelectorAll('article').length)
                  }
                  frames.sort((a, b) => a - b)
                  return {
                    last: Boolean(scroll.querySelector('[aria-posinset="10000"]')), most,
                    usual: Math.round(frames[Math.floor(frames.length / 2)]), slow: Math.round(frames[Math.floor(frames.length * .95)]),
                    focused: scroll.getRootNode().activeElement.getAttribute('aria-posinset')
                  }
                }
                """);

        assertThat(scrolled.get("last")).isEqualTo(true);
        assertThat((Integer) scrolled.get("most")).isLessThan(700);
        assertThat(scrolled.get("focused")).isEqualTo("1");
        assertThat(first).isFocused();
        Figures.measured(
                "Social tab through 10,000 items",
                "%s cards at most, a frame %s ms, 95 %% within %s ms"
                        .formatted(scrolled.get("most"), scrolled.get("usual"), scrolled.get("slow")));
    }

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S08 o opens a conversation that is still read, limited or cannot be; +追加 without a name, and where it does not work")
    void overTheColumns(View view) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of [45]\\d\\d");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Words words = yamada.words();
        FeignedAnswers feigned = begun(yamada.page(), "ACTIVE");
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

    /** 利用開始 was done. @param state of the organisation's connection */
    private static FeignedAnswers begun(Page page, String state) {
        FeignedAnswers feigned = new FeignedAnswers(page);
        feigned.changes("**/social/api/networks", networks -> FeignedAnswers.within(networks, "/0")
                .set("organisation", FeignedAnswers.organisation(state)));
        feigned.changes("**/social/api/organisations", organisations -> FeignedAnswers.within(organisations, "/0")
                .put("mayActAs", true)
                .set("connection", FeignedAnswers.organisation(state)));
        return feigned;
    }

    private static void conversation(SocialPage tab) {
        tab.cards("customer", "").first().focus();
        tab.cards("customer", "").first().press("o");
    }
}
