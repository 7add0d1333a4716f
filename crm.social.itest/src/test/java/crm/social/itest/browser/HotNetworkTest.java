package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import crm.social.itest.demo.RunningDemo;
import crm.social.itest.demo.ToyJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
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
    @DisplayName("While the server is being rebuilt an open page waits and goes on by itself, without a word of error")
    void thePopupWaitsWhileTheServerIsRebuilt() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of 503");
        SalesPerson suzuki = SalesPerson.signIn(desk, "suzuki");
        suzuki.openLead("高橋 健太");
        AtomicInteger asked = new AtomicInteger();
        suzuki.page().route("**/social/api/records/lead/*/twitter", route -> {
            if (asked.incrementAndGet() > 2) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "1"))
                        .setBody("{\"type\":\"/problems/unavailable\",\"status\":503}"));
            }
        });

        suzuki.icon().click();

        Locator popup = suzuki.page().locator("dialog[data-state]");
        assertThat(popup).hasAttribute("data-state", Pattern.compile("loading.*"));
        assertThat(popup).hasAttribute("data-state", "sign-in");
        assertThat(asked.get()).isEqualTo(3);
    }

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
