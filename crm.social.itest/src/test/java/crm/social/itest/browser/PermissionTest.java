package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.demo.RunningDemo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may, decided by an administrator while people work. */
@Tag("browser")
class PermissionTest {
    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    @DisplayName(
            "S04 S11 S13 S16 tanaka sees no icon and gets 403 until yamada ticks ソーシャル連携, at once and without a reload")
    void theBoxTakesEffectAtOnce() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 403");
        SalesPerson tanaka = SalesPerson.signIn(desk, "tanaka");
        tanaka.openLead("佐藤 花子");
        assertThat(tanaka.icon()).hasCount(0);
        assertThat(status(tanaka)).isEqualTo(403);

        SalesPerson yamada = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        box(yamada).check();
        yamada.look("permission-profile");
        save(yamada);

        assertThat(tanaka.icon()).hasCount(1);
        assertThat(status(tanaka)).isEqualTo(200);

        box(yamada).uncheck();
        save(yamada);

        assertThat(tanaka.icon()).hasCount(0);
        assertThat(status(tanaka)).isEqualTo(403);
    }

    /** 設定 > ユーザー権限 > 権限設定 > 編集 > 一般的な権限 > ソーシャル連携. */
    private static Locator box(SalesPerson administrator) {
        Page page = administrator.page();
        page.navigate("/settings/profiles");
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("営業担当"));
        row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("編集"))
                .first()
                .click();
        Locator section = page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("一般的な権限"));
        section.waitFor();
        return page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("ソーシャル連携"));
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
