package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import crm.social.itest.demo.RunningDemo;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The administrators' status page, in both languages: what is well, and a refused file until it is gone. */
@Tag("browser")
class StatusPageTest {
    private static final double PATIENCE = 30_000;

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    void aRefusedFileIsShownInWordsUntilItIsGone() throws Exception {
        SalesPerson japanese = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        Page page = japanese.page();
        page.navigate(DEMO.crmUrl() + "/settings/status");
        Locator load = page.locator("[data-part=load]");
        assertThat(load).containsText("問題はありません。");
        assertThat(page.locator("[data-part=networks]")).containsText("Twitter は設定済みです。");
        assertThat(page.locator("[data-part=store]")).containsText("データベース host は応答しています。");
        japanese.look("status");

        Path damaged = Files.writeString(DEMO.data().resolve("load/damaged.jar"), "no zip");
        assertThat(load)
                .containsText(
                        "damaged.jar は壊れているか、JAR ファイルではありません。",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        japanese.look("status-refused");

        SalesPerson english = SalesPerson.signIn(BROWSER.desk(View.EN_NARROW), "yamada");
        english.page().navigate(DEMO.crmUrl() + "/settings/status");
        assertThat(english.page().locator("[data-part=load]")).containsText("damaged.jar is damaged or no JAR file.");
        english.look("status-refused");

        // The same person's other page speaks English now, too: all of it.
        assertThat(load).containsText("The load folder");

        Files.delete(damaged);
        assertThat(load)
                .containsText("Nothing is wrong.", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }
}
