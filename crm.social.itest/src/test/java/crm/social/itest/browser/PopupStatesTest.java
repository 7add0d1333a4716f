package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** What the popup says where things are not as usual, up to 関連付け: each state in words, with the way on. */
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
        yamada.reopen();

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
        suzuki.reopen();
        assertThat(suzuki.popup()).containsText("2099");
        assertThat(suzuki.button(words.social("retry"))).hasCount(0);
        suzuki.look("popup-11-limited");
        feigned.problem(PANEL, FeignedAnswers.FAILED);
        suzuki.reopen();
        assertThat(suzuki.popup()).containsText("x-42");
        suzuki.look("popup-12-failed");
        for (String kind : List.of("network-down", "unavailable", "provider-gone", "no-permission", "out-of-credit")) {
            feigned.refuses(PANEL, kind, 503);
            suzuki.reopen();
            assertThat(suzuki.popup()).containsText(words.social("problem." + kind));
        }
        feigned.refuses(PANEL, "not-configured", 503);
        suzuki.reopen();
        assertThat(suzuki.popup()).containsText(words.social("problem.not-configured"));
        suzuki.look("popup-13-not-configured");

        feigned.end();
        suzuki.reopen();
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
        suzuki.reopen();
        assertThat(suzuki.popup()).containsText(words.social("candidates.empty"));
        assertThat(suzuki.popup()).containsText(words.social("candidates.searched", "花子"));
        suzuki.look("popup-21-none");
        feigned.problem(CANDIDATES, FeignedAnswers.FAILED);
        suzuki.reopen();
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
        return Salesperson.signedIn(DEMO.crmUrl(), "suzuki").newRecord("leads");
    }
}
