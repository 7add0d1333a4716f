package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.Visitor;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands beside a Twitter field whose value is nobody's link, and the amber dot of the icon. */
@Tag("browser")
class WaitingHandleTest {
    /** The network is asked meanwhile, by a job. */
    private static final HasTextOptions LATER = new HasTextOptions().setTimeout(20_000);

    private static final String DOT = "button => getComputedStyle(button, '::after').backgroundColor";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private static final List<String> CREATED = new ArrayList<>();

    @ParameterizedTest
    @EachView
    @DisplayName(
            "S33 S37 what a name waits for is told beside the field and by the icon's dot, then that nobody has it; put right, both go; without a reload")
    void aNameOfNobodyIsToldUntilItIsPutRight(View view) {
        Salesperson saver = Salesperson.signedIn(DEMO.crmUrl(), "suzuki").disconnected();
        String lead = create(saver, "nobody_has_this");
        SalesPerson suzuki = opened(view, lead);
        Words words = suzuki.words();

        assertThat(hint(suzuki)).hasText(words.social("field.waiting.NO_VIEWER", name(saver)));
        assertThat(suzuki.icon()).hasAttribute("aria-label", words.social("action.attention"));
        assertThat(dotted(suzuki)).isTrue();
        suzuki.look("field-1-no-viewer");

        saver.connected();
        assertThat(hint(suzuki)).hasText(words.social("field.waiting.NOBODY"), LATER);
        assertThat(hint(suzuki)).hasClass(Pattern.compile("\\bstuck\\b"));
        assertThat(suzuki.icon()).hasAttribute("aria-label", words.social("action.attention"));
        assertThat(dotted(suzuki)).isTrue();
        suzuki.look("field-2-nobody");

        type(saver, lead, "hanako_sato");

        assertThat(hint(suzuki)).hasText(words.social("field.linked"), LATER);
        assertThat(suzuki.icon()).hasAttribute("aria-label", words.social("action.linked", "@hanako_sato"));
        assertThat(dotted(suzuki)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"JA_NARROW", "EN_NARROW"})
    @DisplayName("S37 whose permission a name waits for is said, in a sentence that fits a phone")
    void whoseNameWaitsForThePermissionIsSaid(View view) {
        Salesperson tanaka = Salesperson.signedIn(DEMO.crmUrl(), "tanaka");
        SalesPerson suzuki = opened(view, create(tanaka, "hanako_sato"));

        assertThat(hint(suzuki)).hasText(suzuki.words().social("field.waiting.NO_PERMISSION", name(tanaka)));
        assertThat(dotted(suzuki)).isTrue();
        suzuki.look("field-3-permission");
    }

    @Test
    @DisplayName("S33 what cannot be a user name is told, and the sentence opens the popup")
    void theSentenceOpensThePopup() {
        String lead = create(Salesperson.signedIn(DEMO.crmUrl(), "suzuki"), "佐藤さん");
        SalesPerson suzuki = opened(View.JA_WIDE, lead);

        assertThat(hint(suzuki)).hasText(suzuki.words().social("field.waiting.INVALID"));
        hint(suzuki).click();
        assertThat(suzuki.popup()).isVisible();
        suzuki.page().keyboard().press("Escape");
        assertThat(hint(suzuki)).isFocused();
    }

    private static SalesPerson opened(View view, String lead) {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(view), "suzuki");
        suzuki.page().navigate("/leads/" + lead);
        return suzuki;
    }

    /** The sentence beside the field; the icon is a button without words. */
    private static Locator hint(SalesPerson person) {
        Page page = person.page();
        return page.getByRole(AriaRole.MAIN).locator("button.link[aria-haspopup=dialog]");
    }

    private static boolean dotted(SalesPerson person) {
        return !person.icon().evaluate(DOT).equals("rgba(0, 0, 0, 0)");
    }

    private static String name(Salesperson person) {
        return person.read("/crm/api/session").path("user").path("name").asText();
    }

    /** A lead is deleted after its test: others of this demo see whom it was linked to. */
    /** When no page shows them any more. */
    @AfterAll
    static void deleteLeads() {
        Salesperson yamada = Salesperson.signedIn(DEMO.crmUrl(), "yamada");
        CREATED.forEach(lead -> assertThat(yamada.visitor()
                        .send("DELETE", "/crm/api/leads/" + lead, null)
                        .statusCode())
                .isBetween(200, 204));
    }

    private String create(Salesperson by, String handle) {
        String body = "{\"familyName\":\"佐藤\",\"givenName\":\"花子\",\"handles\":{\"twitter\":\"" + handle + "\"}}";
        var answer = by.visitor().send("POST", "/crm/api/leads", body);
        assertThat(answer.statusCode()).isEqualTo(201);
        String lead = Visitor.json(answer).path("id").asText();
        CREATED.add(lead);
        return lead;
    }

    private static void type(Salesperson by, String lead, String handle) {
        String path = "/crm/api/leads/" + lead;
        long version = by.read(path).path("version").asLong();
        String body = "{\"version\":" + version + ",\"handles\":{\"twitter\":\"" + handle + "\"}}";
        assertThat(by.visitor().send("PATCH", path, body).statusCode()).isEqualTo(200);
    }
}
