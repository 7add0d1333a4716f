package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 設定 > ソーシャル連携: the organisation's account, and who may act as it. */
@Tag("browser")
class OrganisationTest {
    private static final String ADDRESS = "/settings/ext/crm.social.web/organisation";
    private static final String TAB = "/ext-page/crm.social.web/social";

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    @DisplayName(
            "S08 S05 S25 an administrator connects the company's account, says who may act as it, changes it and ends it")
    void theAccountIsSetUpSharedAndEnded() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of (409|412)|ERR_FAILED");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Words words = yamada.words();
        Page page = yamada.page();
        page.navigate(ADDRESS);
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(words.social("auth.official"));
        yamada.look("organisation-01-none");
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(View.EN_NARROW), "suzuki");
        suzuki.page().navigate(ADDRESS);
        assertThat(suzuki.page().getByRole(AriaRole.MAIN))
                .containsText(suzuki.words().social("organisation.none.ask"));
        suzuki.look("organisation-02-colleague");

        yamada.allowAtX(button(page, words.social("organisation.begin")), "acme_jp");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("@acme_jp");
        assertThat(suzuki.page().getByRole(AriaRole.MAIN))
                .containsText(suzuki.words().social("organisation.may.not"));

        add(page, words, "suzuki");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(words.social("actors.unsaved"));
        yamada.look("organisation-03-typed");
        button(page, words.social("actors.save")).click();
        assertThat(page.locator("crm-toasts")).containsText(words.social("actors.saved"));
        assertThat(suzuki.page().getByRole(AriaRole.MAIN))
                .containsText(suzuki.words().social("organisation.may"));
        suzuki.page().navigate(TAB);
        assertThat(suzuki.page().locator(".acting")).containsText(suzuki.words().social("as", "@acme_jp"));

        somebodyElseIsQuicker(yamada);
        ends(yamada);
        assertThat(suzuki.page().locator(".welcome"))
                .containsText(suzuki.words().social("welcome.ask"));
    }

    /** What was typed stays, also over a reload; the other list is told, and saving again makes it so. Who was deactivated is marked. */
    private static void somebodyElseIsQuicker(SalesPerson yamada) {
        Page page = yamada.page();
        Words words = yamada.words();
        add(page, words, "tanaka");
        // The page learns of the other change by its own attempt alone.
        page.route("**/social/api/organisations", Route::abort);
        nobodyMay(yamada);
        button(page, words.social("actors.save")).click();
        page.locator(".trouble").waitFor();
        page.unrouteAll();
        retry(page, words);
        Locator conflict = page.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText(words.social("actors.conflict")));
        assertThat(conflict).containsText(words.social("actors.none"));
        deactivate(yamada, "tanaka");
        page.reload();
        assertThat(list(page, words)).containsText("田中 次郎");
        assertThat(list(page, words)).containsText(words.social("actors.inactive"));
        yamada.look("organisation-04-inactive");
        button(page, words.social("actors.save")).click();
        assertThat(page.locator("crm-toasts")).containsText(words.social("actors.saved"));
        button(page, words.social("actors.remove", "田中 次郎")).click();
        assertThat(list(page, words)).not().containsText("田中 次郎");
        button(page, words.social("actors.reset")).click();
        assertThat(list(page, words)).containsText("田中 次郎");
    }

    /** Unless some news had it read again already. */
    private static void retry(Page page, Words words) {
        try {
            button(page, words.social("retry")).click(new Locator.ClickOptions().setTimeout(2_000));
        } catch (TimeoutError e) {
            assertThat(page.locator(".trouble")).hasCount(0);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator list(Page page, Words words) {
        return page.getByRole(AriaRole.LIST, new GetByRoleOptions().setName(words.social("actors.title")));
    }

    private static void add(Page page, Words words, String login) {
        page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(words.social("actors.add")))
                .fill(login);
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(login))
                .click();
    }

    /** By another administrator's page. */
    private static void nobodyMay(SalesPerson yamada) {
        Object status = yamada.page().evaluate("""
                async () => {
                  const {csrf} = await (await fetch('/crm/api/session')).json()
                  const put = version => fetch('/social/api/organisations/twitter/actors', {
                    method: 'PUT', body: '{"users":[]}',
                    headers: {'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'If-Match': `"${version}"`}
                  })
                  for (let version = 1; version < 20; version++) {
                    if ((await put(version)).ok) return 200
                  }
                  return 409
                }
                """);
        assertThat(status).isEqualTo(200);
    }

    private static void deactivate(SalesPerson yamada, String user) {
        yamada.page().evaluate("""
                async user => {
                  const {csrf} = await (await fetch('/crm/api/session')).json()
                  const {version} = await (await fetch('/crm/api/users/' + user)).json()
                  const answer = await fetch('/crm/api/users/' + user, {
                    method: 'PATCH', body: JSON.stringify({active: false, version}),
                    headers: {'Content-Type': 'application/json', 'X-CSRF-Token': csrf}
                  })
                  if (!answer.ok) throw new Error(await answer.text())
                }
                """, user);
    }

    private static void ends(SalesPerson yamada) {
        Page page = yamada.page();
        Words words = yamada.words();
        yamada.lookAtQuestion("organisation-05-end", asked -> button(page, asked.social("organisation.end")));
        yamada.confirm(words.social("organisation.end"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(words.social("organisation.none"));
        assertThat(page.locator("crm-toasts")).containsText(Pattern.compile("解除"));
    }
}
