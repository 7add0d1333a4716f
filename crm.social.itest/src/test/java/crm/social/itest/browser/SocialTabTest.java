package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import crm.social.itest.Figures;
import crm.social.itest.demo.RunningDemo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The page ソーシャル, with the local X behind it; states that seldom come are feigned. */
@Tag("browser")
class SocialTabTest {
    /** X is asked as seldom as the shortest setting allows. */
    private static final int ARRIVAL_MS = 60_000;

    private static final String COMPANY = "acme_jp";

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = askingOften(new RunningDemo());

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private static final AtX X = new AtX(DEMO::sandboxUrl);

    private static RunningDemo askingOften(RunningDemo demo) {
        try {
            Path load = Files.createDirectories(demo.data().resolve("load"));
            Files.writeString(load.resolve("crm.social.core.inbox.cfg"), "mentionsSeconds=15\npostsSeconds=15\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return demo;
    }

    @Test
    @DisplayName(
            "S08 S03 S05 without the organisation a welcome; then what people say stands in the column of their deals, moves with them, and is answered")
    void peopleStandInTheirColumnsAndMove() {
        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        SocialPage tab = SocialPage.open(yamada);
        if (begun(tab)) {
            end(yamada);
        }
        assertThat(tab.welcome()).containsText(yamada.words().social("auth.official"));
        yamada.look("social-01-welcome");
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(View.EN_NARROW), "suzuki");
        SocialPage phone = SocialPage.open(suzuki);
        assertThat(phone.welcome()).containsText(suzuki.words().social("welcome.ask"));
        suzuki.look("social-01-welcome");

        tab.begin(COMPANY);
        assertThat(tab.column("customer")).isVisible();
        assertThat(phone.column("customer")).isVisible();

        linked(yamada, "contacts/contact-06", "ryo_kondo");
        linked(yamada, "contacts/contact-02", "ono_m58");
        linked(yamada, "leads/lead-01", "hanako_sato");
        X.says("ryo_kondo", "納品、確かに受け取りました。");
        X.says("ono_m58", "お見積もりを社内で検討しています。");
        X.says("hanako_sato", "調達システムの比較表を作っています。");
        X.says("minato_1990", "@acme_jp 在庫はありますか? 来週までに知りたいです。");
        arrives(tab, "customer", "納品、確かに受け取りました。");
        arrives(tab, "in-deal", "お見積もりを社内で検討しています。");
        arrives(tab, "prospect", "調達システムの比較表を作っています。");
        arrives(tab, "unknown", "在庫はありますか?");
        yamada.look("social-02-columns");
        phone.tab("unknown").click();
        arrives(phone, "unknown", "在庫はありますか?");
        suzuki.look("social-02-columns");

        moves(yamada, tab);
        adds(yamada, tab);
        answers(yamada, tab);
    }

    /** The deal is won: the card goes over, on the open page. */
    private static void moves(SalesPerson yamada, SocialPage tab) {
        yamada.ask("PATCH", "/crm/api/deals/deal-02", "{\"version\":1,\"stage\":\"won\"}");
        assertThat(tab.cards("customer", "お見積もりを社内で検討しています。")).hasCount(1);
        assertThat(tab.cards("in-deal", "お見積もりを社内で検討しています。")).hasCount(0);
    }

    /** +追加. */
    private static void adds(SalesPerson yamada, SocialPage tab) {
        Words words = yamada.words();
        Locator card = tab.cards("unknown", "在庫はありますか?").first();
        tab.button(card, "lead.add.whom", "藤井 湊").click();
        assertThat(tab.adding().getByLabel(words.social("lead.family"))).hasValue("藤井");
        assertThat(tab.adding().getByLabel(words.social("lead.given"), new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("湊");
        yamada.look("social-03-add");
        tab.adding().getByLabel(words.social("lead.company")).fill("みなと商店");
        tab.button(tab.adding(), "lead.add").click();
        assertThat(tab.cards("prospect", "在庫はありますか?")).hasCount(1);
        assertThat(tab.cards("unknown", "在庫はありますか?")).hasCount(0);
        Page page = yamada.page();
        assertThat(page.locator("crm-toasts")).containsText("藤井 湊");
        page.locator("crm-toasts")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words.social("lead.open")))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("藤井 湊"))
                        .first())
                .isVisible();
        assertThat(yamada.icon()).hasAttribute("aria-label", Pattern.compile("@minato_1990"));
        page.goBack();
        assertThat(tab.cards("prospect", "在庫はありますか?")).hasCount(1);
    }

    /** By keys: お気に入り and back, the conversation, 返信. */
    private static void answers(SalesPerson yamada, SocialPage tab) {
        Page page = yamada.page();
        Locator card = tab.cards("customer", "納品、確かに受け取りました。").first();
        Locator like = card.locator(".like");
        card.focus();
        page.keyboard().press("f");
        assertThat(like).hasAttribute("aria-pressed", "true");
        assertThat(like).hasAttribute("title", yamada.words().social("as", "@" + COMPANY));
        page.reload();
        assertThat(like).hasAttribute("aria-pressed", "true");
        card.focus();
        page.keyboard().press("f");
        assertThat(like).hasAttribute("aria-pressed", "false");

        page.keyboard().press("r");
        Locator box = tab.sheet().getByRole(AriaRole.TEXTBOX);
        assertThat(box).isFocused();
        box.pressSequentially("納品のご連絡、助かります。");
        yamada.look("social-04-reply");
        page.keyboard().press("Control+Enter");
        assertThat(tab.sheet()).containsText(yamada.words().social("publication.DONE"));
        assertThat(tab.sheet().getByRole(AriaRole.ARTICLE)).hasCount(2);
        yamada.look("social-05-conversation");
        page.keyboard().press("Escape");
        assertThat(card).isFocused();
        assertThat(BROWSER.open(View.JA_WIDE, DEMO.sandboxUrl() + "/" + COMPANY).getByText("納品のご連絡、助かります。"))
                .hasCount(1);
    }

    @ParameterizedTest
    @EachView
    @DisplayName("S08 loading, limited, failed, empty, filtered, gone and revoked are told in words, with the way on")
    void eachStateIsTold(View view) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of (429|500)");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Words words = yamada.words();
        beginOnce(yamada);
        Page page = yamada.page();

        FeignedInbox inbox = new FeignedInbox(page).silent();
        SocialPage tab = SocialPage.open(yamada, "?show=mentions");
        assertThat(tab.filter("social.mentions")).hasAttribute("aria-pressed", "true");
        tab.column("customer").locator(".outline").first().waitFor();
        yamada.look("social-10-loading");

        page.unrouteAll();
        inbox = new FeignedInbox(page);
        inbox.fails("{\"type\":\"/problems/rate-limited\",\"status\":429,\"retryAt\":\"2099-01-01T00:00:00Z\"}");
        SocialPage.open(yamada, "");
        assertThat(page.locator(".trouble")).containsText("2099");
        yamada.look("social-11-limited");

        inbox.fails("{\"type\":\"/problems/failed\",\"status\":500,\"instance\":\"/requests/x-42\"}");
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

        page.route(
                "**/social/api/organisations",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(route.fetch().text().replace("\"ACTIVE\"", "\"REVOKED\""))));
        SocialPage.open(yamada, "");
        assertThat(page.locator(".bar")).containsText("@" + COMPANY);
        yamada.look("social-17-revoked");
    }

    @Test
    @DisplayName(
            "S08 j, k, h and l walk through cards and columns, o opens the conversation, / the search, ? lists them")
    void keysWalk() {
        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        beginOnce(yamada);
        Page page = yamada.page();
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
    @DisplayName("S08 10,000 items: few cards at a time, frames stay short, what has the focus keeps it")
    void tenThousandItemsStaySmooth() {
        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        beginOnce(yamada);
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
        assertThat((Integer) scrolled.get("slow")).isLessThan(400);
        assertThat(scrolled.get("focused")).isEqualTo("1");
        assertThat(first).isFocused();
        Figures.measured(
                "Social tab through 10,000 items",
                "%s cards at most, a frame %s ms, 95 %% within %s ms"
                        .formatted(scrolled.get("most"), scrolled.get("usual"), scrolled.get("slow")));
    }

    @Test
    @DisplayName("S04 S08 who loses the permission while looking is told, and finds the page again when it is back")
    void thePermissionGoesAndComesBack() {
        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        beginOnce(yamada);
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 403");
        SalesPerson tanaka = SalesPerson.signIn(desk, "tanaka");
        assertThat(tanaka.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("ソーシャル")))
                .hasCount(0);
        allowed(yamada, true);
        SocialPage tab = SocialPage.open(tanaka);
        assertThat(tab.column("customer")).isVisible();

        allowed(yamada, false);
        assertThat(tanaka.page().getByRole(AriaRole.MAIN))
                .containsText(tanaka.words().host("extension.gone", "ソーシャル"));
        tanaka.look("social-30-permission-gone");
        allowed(yamada, true);
        assertThat(tab.column("customer")).isVisible();
        allowed(yamada, false);
    }

    private static void allowed(SalesPerson administrator, boolean may) {
        administrator.page().evaluate("""
                async may => {
                  const get = path => fetch('/crm/api/' + path).then(answer => answer.json())
                  const {csrf} = await get('session')
                  const {id} = (await get('profiles')).items.find(({name}) => name === '営業担当')
                  const {version, name, description} = await get('profiles/' + id)
                  const body = JSON.stringify({name, description, version, permissions: may ? ['crm.social.use'] : []})
                  const headers = {'Content-Type': 'application/json', 'X-CSRF-Token': csrf}
                  const answer = await fetch('/crm/api/profiles/' + id, {method: 'PATCH', body, headers})
                  if (!answer.ok) throw new Error(await answer.text())
                }
                """, may);
    }

    private static void linked(SalesPerson person, String record, String handle) {
        person.ask("PATCH", "/crm/api/" + record, "{\"version\":1,\"handles\":{\"twitter\":\"" + handle + "\"}}");
    }

    /** Waits for a card, behind the pill where there are others already. */
    private static void arrives(SocialPage tab, String column, String text) {
        Locator card = tab.cards(column, text);
        Locator news = tab.news(column);
        for (int round = 0; round < 5 && card.count() == 0; round++) {
            assertThat(card.or(news).first()).isVisible(new IsVisibleOptions().setTimeout(ARRIVAL_MS));
            if (card.count() == 0) {
                news.click();
            }
        }
        assertThat(card).hasCount(1);
    }

    private static boolean begun(SocialPage tab) {
        tab.welcome().or(tab.column("customer")).first().waitFor();
        return tab.welcome().count() == 0;
    }

    /** Whichever test comes first begins. */
    private static void beginOnce(SalesPerson yamada) {
        SocialPage tab = SocialPage.open(yamada);
        if (!begun(tab)) {
            tab.begin(COMPANY);
            tab.column("customer").waitFor();
        }
    }

    private static void end(SalesPerson yamada) {
        List<?> ended = (List<?>) yamada.page().evaluate("""
                async () => {
                  const {csrf} = await (await fetch('/crm/api/session')).json()
                  const all = await (await fetch('/social/api/organisations')).json()
                  return Promise.all(all.map(async ({network, version}) => (await fetch('/social/api/organisations/' + network, {
                    method: 'DELETE', headers: {'X-CSRF-Token': csrf, 'If-Match': `"${version}"`}
                  })).status))
                }
                """);
        assertThat(ended).isEqualTo(List.of(200));
    }
}
