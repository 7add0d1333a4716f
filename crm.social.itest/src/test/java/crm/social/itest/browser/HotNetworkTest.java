package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import crm.social.itest.demo.RunningDemo;
import crm.social.itest.demo.ToyJar;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network that comes and goes while somebody looks. */
@Tag("browser")
class HotNetworkTest {
    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    @DisplayName(
            "B6 a bundle dropped into load/ shows its icon on the open page without a reload, and takes it away again")
    void aNetworkComesAndGoes() throws Exception {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "suzuki");
        suzuki.openLead("佐藤 花子");
        assertThat(suzuki.icon()).hasCount(1);
        suzuki.page().evaluate("window.sameDocument = true");
        Locator toy = suzuki.page().locator("[aria-haspopup=dialog][aria-label^=Toy]");

        Path jar = ToyJar.dropInto(DEMO.data().resolve("load"));
        assertThat(toy).hasCount(1);
        suzuki.look("toy-network");

        Files.delete(jar);
        assertThat(toy).hasCount(0);
        assertThat(suzuki.icon()).hasCount(1);
        assertThat(suzuki.page().evaluate("window.sameDocument")).isEqualTo(true);
    }
}
