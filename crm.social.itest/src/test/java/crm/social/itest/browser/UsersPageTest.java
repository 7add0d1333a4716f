package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.Visitor;
import crm.social.itest.demo.SharedDemo;
import crm.social.itest.walk.Salesperson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The users in the settings. */
@Tag("browser")
class UsersPageTest {
    private static final String NAME = "佐々木 一";
    private static final String TYPED = "佐々木 肇";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private final Salesperson other = Salesperson.signedIn(DEMO.crmUrl(), "yamada");
    private String user = "";

    @BeforeEach
    void joins() {
        var answer = other.visitor()
                .send(
                        "POST",
                        "/crm/api/users",
                        "{\"login\":\"sasaki\",\"name\":\"" + NAME
                                + "\",\"password\":\"long enough for one\",\"profile\":\"standard\",\"locale\":\"ja\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        user = "/crm/api/users/" + Visitor.json(answer).path("id").asText();
    }

    @AfterEach
    void leaves() {
        other.visitor().send("DELETE", user, null);
    }

    @Test
    @DisplayName(
            "A user's form keeps what was typed when somebody else was quicker, shows what they did, and is saved upon it")
    void somebodyElseIsQuicker() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 409");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Words words = yamada.words();
        Page page = yamada.page();
        page.navigate("/settings/users");
        button(page, words.host("user.edit", NAME)).click();
        page.locator("#name").fill(TYPED);

        Salesperson.good(other.visitor().send("PATCH", user, "{\"locale\":\"en\",\"version\":1}"));
        button(page, words.host("save")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText(words.host("problem.conflict"));
        assertThat(page.locator("#name")).hasValue(TYPED);
        assertThat(page.locator("#locale")).hasValue("en");
        yamada.look("users-1-conflict");

        button(page, words.host("save")).click();
        assertThat(page.locator("crm-toasts")).containsText(words.host("saved"));
        JsonNode now = other.read(user);
        assertThat(now.path("name").asText()).isEqualTo(TYPED);
        assertThat(now.path("locale").asText()).isEqualTo("en");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
