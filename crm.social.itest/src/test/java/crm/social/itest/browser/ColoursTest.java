package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Light and dark: as the system says, unless the user says otherwise. */
@Tag("browser")
class ColoursTest {
    /** Pages that no other test keeps a picture of. */
    private static final Map<String, String> PAGES = Map.of(
            "/leads", "leads",
            "/deals", "deals",
            "/settings/users", "users",
            "/account/connections", "connections",
            "/leads/lead-06", "record",
            "/leads/new", "form");

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    @DisplayName("The user's own choice overrules the system's at once, on every page, and stays")
    void theUsersOwnChoiceOverrulesTheSystems() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Page page = yamada.page();
        assertThat(desk.dark(page)).isFalse();

        choose(yamada, "theme.dark");

        assertThat(desk.dark(page)).isTrue();
        desk.check(page);
        desk.screenshot(page, "colours-menu");
        PAGES.forEach((path, name) -> {
            page.navigate(path);
            page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)).waitFor();
            assertThat(desk.dark(page)).as(path).isTrue();
            desk.check(page);
            desk.screenshot(page, "colours-" + name);
        });

        choose(yamada, "theme.light");
        assertThat(desk.dark(page)).isFalse();
    }

    @Test
    @DisplayName("The window in which a sign-in ends is as light or dark as the system")
    void theEndOfASignInIsRightInBoth() {
        Desk desk = BROWSER.desk(View.EN_NARROW);
        Page page = SalesPerson.signIn(desk, "suzuki").page();
        page.navigate("/social/signed-in?network=twitter&state=REFUSED");
        page.getByRole(AriaRole.HEADING).waitFor();

        desk.look(page, "colours-window");
    }

    private static void choose(SalesPerson person, String theme) {
        Page page = person.page();
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(person.words().host("user.menu-label")))
                .click();
        page.getByRole(
                        AriaRole.MENUITEMRADIO,
                        new GetByRoleOptions().setName(person.words().host(theme)))
                .click();
    }
}
