package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page ソーシャル, with the local X behind it. */
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
