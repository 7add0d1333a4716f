package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import crm.social.itest.Figures;
import crm.social.itest.demo.SharedDemo;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What all pages and extensions share is small: Lit, the kit, and the pages' core, as they come over the wire. Lit's directives belong to the pages that
 * use them.
 */
@Tag("browser")
class SharedCodeTest {
    private static final int LIMIT = 20 * 1024;

    private static final String SHARED = """
            () => performance.getEntriesByType('resource')
              .filter(entry => !/directive/.test(entry.name))
              .filter(entry => /^\\/(lib\\/|assets\\/[^/]+\\/(kit|core)[./])/.test(new URL(entry.name).pathname))
              .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize])
            """;

    @RegisterExtension
    @Order(1)
    static final SharedDemo DEMO = new SharedDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    @Test
    @DisplayName("Lit, kit and core are at most 20 KB, gzipped, on a record's page")
    void sharedCodeIsSmall() {
        SalesPerson suzuki = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "suzuki");
        suzuki.openLead("佐藤 花子");
        Page page = suzuki.page();

        List<?> files = (List<?>) page.evaluate(SHARED);
        int bytes = files.stream()
                .mapToInt(file -> ((Number) ((List<?>) file).get(1)).intValue())
                .sum();

        assertThat(files).as("shared files").hasSizeGreaterThan(15);
        assertThat(bytes).as("bytes of %s", files).isPositive().isLessThanOrEqualTo(LIMIT);
        Figures.measured("Shared browser code, gzipped", "%,d B in %d files".formatted(bytes, files.size()));
    }
}
