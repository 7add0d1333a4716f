package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.SharedDemo;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The pages and dialogs of the CRM around what other tests walk through; nothing is changed there. */
@Tag("browser")
class PagesTest {
    private static final String LEAD = "lead-14";

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @ParameterizedTest
    @EachView
    @DisplayName("Signing in, a wrong password, and the first set-up with what it asks for")
    void beforeSigningIn(View view) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of 4\\d\\d");
        Words words = new Words(view);
        Page page = desk.open("/sign-in");
        page.locator("#user").waitFor();
        desk.look(page, "page-01-sign-in");
        page.locator("#user").fill("suzuki");
        page.locator("#password").fill("mistyped");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText(words.host("problem.wrong-credentials"));
        desk.look(page, "page-02-wrong-password");

        page.route(
                "**/crm/api/site",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"setupRequired\":true}")));
        page.navigate("/");
        button(page, words.host("set-up.go")).click();
        page.locator("[aria-invalid=true]")
                .or(page.getByRole(AriaRole.ALERT))
                .first()
                .waitFor();
        desk.look(page, "page-03-set-up");
    }

    @ParameterizedTest
    @EachView
    @DisplayName("A lead's form, its errors, its dialogs and its menu")
    void aLead(View view) {
        SalesPerson suzuki = signIn(view, "suzuki");
        Words words = suzuki.words();
        Page page = suzuki.page();
        page.navigate("/leads/new");
        button(page, words.host("save")).click();
        page.locator("[aria-invalid=true]").first().waitFor();
        suzuki.look("page-04-new-lead");

        page.navigate("/leads/" + LEAD);
        page.locator("#edit").click();
        page.locator("#familyName")
                .or(page.locator("[name=familyName]"))
                .first()
                .waitFor();
        suzuki.look("page-05-edited-lead");
        button(page, words.host("cancel")).click();

        button(page, words.host("convert")).first().click();
        page.getByLabel(words.host("convert.with-deal")).check();
        suzuki.look("page-06-convert");
        page.keyboard().press("Escape");

        button(page, words.host("record.more")).click();
        suzuki.look("page-07-more");
        page.getByRole(AriaRole.MENUITEM).click();
        dialog(page).waitFor();
        suzuki.look("page-08-delete");
        page.keyboard().press("Escape");
    }

    @ParameterizedTest
    @EachView
    @DisplayName("A contact with its deals, a deal, and the contact that a new deal is for")
    void contactsAndDeals(View view) {
        SalesPerson suzuki = signIn(view, "suzuki");
        Words words = suzuki.words();
        Page page = suzuki.page();
        page.navigate("/contacts/contact-02");
        page.getByRole(AriaRole.TAB).last().click();
        page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.LINK).first().waitFor();
        suzuki.look("page-10-contact");

        page.navigate("/deals/deal-01");
        page.locator("#edit").waitFor();
        suzuki.look("page-11-deal");

        page.navigate("/deals/new");
        page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(words.host("field.contact")))
                .pressSequentially("佐");
        page.locator("crm-contact-picker [role=option]").first().waitFor();
        suzuki.look("page-12-new-deal");
    }

    @ParameterizedTest
    @EachView
    @DisplayName(
            "The search with hits and without, a list in which nothing matches, the user's menu, an address of nothing")
    void findingOnesWay(View view) {
        SalesPerson suzuki = signIn(view, "suzuki");
        Words words = suzuki.words();
        Page page = suzuki.page();
        button(page, words.host("search.open")).click();
        Locator search = page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(words.host("search.open")));
        search.fill("佐藤");
        page.getByRole(AriaRole.OPTION).first().waitFor();
        suzuki.look("page-20-search");
        search.fill("zzzz");
        assertThat(page.getByText(words.host("search.none", "zzzz"))).isVisible();
        suzuki.look("page-21-search-none");
        page.keyboard().press("Escape");

        page.navigate("/leads?q=zzzz");
        assertThat(page.getByText(words.host("list.none-found"), new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        suzuki.look("page-22-none-found");

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words.host("user.menu-label")))
                .click();
        page.getByRole(AriaRole.MENUITEM).first().waitFor();
        suzuki.look("page-23-menu");

        page.navigate("/nowhere");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(words.host("not-found.title"))))
                .isVisible();
        suzuki.look("page-24-not-found");
    }

    @ParameterizedTest
    @EachView
    @DisplayName("Users, profiles and the own account, with the errors of their forms")
    void settings(View view) {
        SalesPerson yamada = signIn(view, "yamada");
        Words words = yamada.words();
        Page page = yamada.page();
        page.navigate("/settings/users");
        page.locator("table tbody tr").first().waitFor();
        yamada.look("page-30-users");
        page.locator("#new").click();
        button(page, words.host("save")).click();
        page.locator("[aria-invalid=true]").first().waitFor();
        yamada.look("page-31-new-user");
        page.keyboard().press("Escape");
        button(page, words.host("user.edit", "鈴木 太郎")).click();
        button(page, words.host("user.delete")).click();
        dialog(page).last().waitFor();
        yamada.look("page-32-delete-user");
        page.keyboard().press("Escape");

        page.navigate("/settings/profiles");
        page.locator("table tbody tr").first().waitFor();
        yamada.look("page-33-profiles");
        page.navigate("/settings/profiles/new");
        button(page, words.host("save")).click();
        page.locator("[aria-invalid=true]").first().waitFor();
        yamada.look("page-34-new-profile");

        page.navigate("/account");
        page.locator("#current").fill("mistyped");
        page.locator("#password").fill("short");
        button(page, words.host("password.change")).click();
        page.locator("[aria-invalid=true]")
                .or(page.getByRole(AriaRole.ALERT))
                .first()
                .waitFor();
        yamada.look("page-35-account");
        page.navigate("/account/connections");
        page.getByRole(AriaRole.MAIN).getByText("Twitter").first().waitFor();
        yamada.look("page-36-connections");
    }

    @ParameterizedTest
    @EachView
    @DisplayName("An extension whose code does not come is told in its place alone")
    void anExtensionFails(View view) {
        SalesPerson suzuki = signIn(view, "suzuki");
        suzuki.desk().expectComplaint("ERR_FAILED");
        Page page = suzuki.page();
        page.route(Pattern.compile(".*/action\\.js.*"), Route::abort);
        page.navigate("/leads/" + LEAD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(suzuki.words().host("retry")))
                .first()
                .waitFor();
        suzuki.look("page-40-extension-failed");
    }

    private static SalesPerson signIn(View view, String user) {
        Desk desk = BROWSER.desk(view);
        desk.expectComplaint("status of 4\\d\\d");
        return SalesPerson.signIn(desk, user);
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.ALERTDIALOG).or(page.locator("crm-confirm dialog[open]"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
