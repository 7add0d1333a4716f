package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import crm.social.itest.walk.Salesperson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may, decided by an administrator while people work. The last test leaves one user of the demo. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PermissionTest {
    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    @Order(1)
    @DisplayName(
            "S04 S11 S13 S16 tanaka sees nothing of it and gets 403 until yamada ticks ソーシャル連携; an open popup goes with the box, without a reload")
    void theBoxTakesEffectAtOnce() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 403");
        SalesPerson tanaka = SalesPerson.signIn(desk, "tanaka");
        nothingOfIt(tanaka);

        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        openProfile(yamada, "営業担当");
        yamada.look("permission-profile");
        box(yamada).check();
        save(yamada);

        assertThat(tanaka.icon()).hasCount(1);
        assertThat(status(tanaka)).isEqualTo(200);
        tanaka.icon().click();
        assertThat(tanaka.button("サインイン")).isVisible();

        openProfile(yamada, "営業担当");
        box(yamada).uncheck();
        save(yamada);

        assertThat(tanaka.icon()).hasCount(0);
        assertThat(tanaka.popup()).hasCount(0);
        assertThat(status(tanaka)).isEqualTo(403);
    }

    /** Neither on a list nor in the own settings, and last on a lead's page, where it could be. */
    private static void nothingOfIt(SalesPerson person) {
        Page page = person.page();
        page.navigate("/contacts");
        page.locator("table tbody tr").first().waitFor();
        assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0); // rows are selected to end their links
        page.navigate("/account/connections");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("接続できるサービスはありません。");
        person.openLead("佐藤 花子");
        assertThat(person.icon()).hasCount(0);
        assertThat(status(person)).isEqualTo(403);
    }

    @Test
    @Order(2)
    @DisplayName(
            "S10 S12 S14 一般的な権限 is there for custom profiles; 管理者 and 標準 are said to have it always, and suzuki sees no page")
    void theSectionIsForCustomProfilesOnly() {
        Desk desk = BROWSER.desk(View.JA_NARROW);
        desk.expectComplaint("status of 40[34]");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Page page = yamada.page();
        for (String system : new String[] {"管理者", "標準"}) {
            openProfile(yamada, system);
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("常に有効: ソーシャル連携");
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("一般的な権限")))
                    .hasCount(0);
            assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("保存")))
                    .hasCount(0);
        }
        yamada.look("permission-system");

        Desk other = BROWSER.desk(View.JA_WIDE);
        other.expectComplaint("status of 40[34]");
        SalesPerson suzuki = SalesPerson.signIn(other, "suzuki");
        assertThatProfilesAreHidden(suzuki);
    }

    @Test
    @Order(3)
    @DisplayName(
            "S15 権限設定 is there with two users, not with one, its address neither, and again with two; an open page follows")
    void profilesAreThereWhileTwoUsersAreRegistered() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 404");
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        Salesperson administrator = Salesperson.signedIn(DEMO.crmUrl(), "yamada");
        yamada.page().navigate("/settings/users");
        assertThat(profiles(yamada)).isVisible();
        delete(administrator, "tanaka");
        yamada.page().reload();
        assertThat(profiles(yamada)).isVisible();

        delete(administrator, "suzuki");
        assertThat(profiles(yamada)).hasCount(0);
        assertThatProfilesAreHidden(yamada);

        yamada.page().navigate("/settings/users");
        var made = administrator
                .visitor()
                .send(
                        "POST",
                        "/crm/api/users",
                        "{\"login\":\"newcomer\",\"name\":\"新人\",\"password\":\"long enough for one\",\"profile\":\"standard\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        profiles(yamada).click();
        assertThat(yamada.page().getByRole(AriaRole.TABLE, new GetByRoleOptions().setName("権限設定")))
                .containsText("営業担当");
    }

    private static Locator profiles(SalesPerson person) {
        return person.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("権限設定").setExact(true));
    }

    private static void delete(Salesperson administrator, String login) {
        administrator.read("/crm/api/users").path("items").forEach(user -> {
            if (user.path("login").asText().equals(login)) {
                String path = "/crm/api/users/" + user.path("id").asText();
                assertThat(administrator.visitor().send("DELETE", path, null).statusCode())
                        .isEqualTo(204);
            }
        });
    }

    /** Neither link nor page, of the list or of one profile. */
    private static void assertThatProfilesAreHidden(SalesPerson person) {
        Page page = person.page();
        for (String address : new String[] {"/settings/profiles", "/settings/profiles/sales"}) {
            page.navigate(address);
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("見つかりません");
            assertThat(profiles(person)).hasCount(0);
        }
        int answered = (int) page.evaluate("fetch('/crm/api/profiles').then(answer => answer.status)");
        assertThat(answered).isIn(403, 404);
    }

    /** 設定 > ユーザー権限 > 権限設定 > 編集. */
    private static void openProfile(SalesPerson administrator, String name) {
        Page page = administrator.page();
        page.navigate("/leads");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("設定").setExact(true))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("ユーザー権限")))
                .isVisible();
        profiles(administrator).click();
        page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName(name + "の編集").setExact(true))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true)))
                .isVisible();
    }

    /** 一般的な権限 > ソーシャル連携. */
    private static Locator box(SalesPerson administrator) {
        return administrator
                .page()
                .getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("一般的な権限"))
                .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("ソーシャル連携"));
    }

    private static void save(SalesPerson administrator) {
        administrator
                .page()
                .waitForResponse(
                        response -> response.request().method().equals("PATCH") && response.ok(), () -> administrator
                                .page()
                                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("保存"))
                                .click());
    }

    private static int status(SalesPerson person) {
        return (int) person.page().evaluate("fetch('/social/api/networks').then(answer => answer.status)");
    }
}
