package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness finds what it is there to find. */
@Tag("browser")
class HarnessTest {
    private static final String GOOD = """
            <!doctype html><html lang="ja"><head><title>よい頁</title><link rel="icon" href="data:,"></head>
            <body><main><h1>見込み客</h1><p>佐藤 花子</p></main></body></html>
            """;
    private static final String WITHOUT_LANGUAGE = """
            <!doctype html><html><head><title>x</title><link rel="icon" href="data:,"></head>
            <body><main><h1>x</h1></main></body></html>
            """;
    private static final String TOO_WIDE = GOOD.replace("<p>", "<p style='width: 3000px'>");
    private static final String JAPANESE =
            GOOD.replace("</main>", "<button aria-label='関連付けの解除'>x</button><p>「花子」に合致したプロフィール</p></main>");
    private static final String INLINE_SCRIPT = GOOD.replace("</main>", "</main><script>window.ran = true</script>");
    private static final String ERROR_ON_CONSOLE =
            GOOD.replace("</main>", "</main><script>console.error('a fault')</script>");
    private static final String UNCAUGHT = GOOD.replace("</main>", "</main><script>throw new Error('nobody')</script>");

    private static HttpServer server;

    @RegisterExtension
    static final Browser BROWSER = new Browser(
            () -> URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page("/good", GOOD, "default-src 'none'; img-src data:");
        page("/without-language", WITHOUT_LANGUAGE, "default-src 'none'; img-src data:");
        page("/too-wide", TOO_WIDE, "default-src 'self' 'unsafe-inline' data:");
        page("/japanese", JAPANESE, "default-src 'none'; img-src data:");
        page("/inline-script", INLINE_SCRIPT, "default-src 'none'; img-src data:");
        page("/error", ERROR_ON_CONSOLE, "default-src 'unsafe-inline' data:");
        page("/uncaught", UNCAUGHT, "default-src 'unsafe-inline' data:");
        server.start();
    }

    private static void page(String path, String html, String policy) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    static void end() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void aGoodPagePasses(View view) {
        Desk desk = BROWSER.desk(view);
        Page page = desk.open("/good");

        desk.check(page);
        assertThat(desk.screenshot(page, "harness")).isNotEmptyFile();
        assertThat(page.evaluate("navigator.language")).isEqualTo(view.locale().toLanguageTag());
        assertThat(page.evaluate("innerWidth")).isEqualTo(view.width());
    }

    @Test
    void axeFindsAPageWithoutLanguage() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        Page page = desk.open("/without-language");

        assertThatThrownBy(() -> desk.check(page)).hasMessageContaining("html-has-lang");
    }

    @Test
    void whatIsWiderThanTheWindowIsCutOff() {
        Desk desk = BROWSER.desk(View.EN_NARROW);
        Page page = desk.open("/too-wide");

        assertThatThrownBy(() -> desk.check(page)).hasMessageContaining("px wide");
    }

    @Test
    void whatKeepsTheLanguageBeforeIsFound() {
        Page page = BROWSER.desk(View.JA_WIDE).open("/japanese");

        assertThat(LeftBehind.on(page, View.EN_WIDE)).containsExactlyInAnyOrder("見込み客", "関連付けの解除", "「花子」に合致したプロフィール");
        assertThat(LeftBehind.on(page, View.JA_WIDE)).isEmpty();
    }

    @Test
    void aViolationOfThePolicyIsAComplaint() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        Page page = desk.open("/inline-script");
        page.waitForCondition(() -> desk.complaints().size() >= 2);

        assertThat(desk.complaints()).anyMatch(line -> line.startsWith("CSP: script-src"));
        assertThat(page.evaluate("window.ran")).isNull();
        desk.expectComplaint("script-src");
        desk.expectComplaint("Content Security Policy");
    }

    @Test
    void anErrorOnTheConsoleFailsTheTest() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        Page page = desk.open("/error");
        page.waitForCondition(() -> !desk.complaints().isEmpty());

        assertThatThrownBy(desk::close).hasMessageContaining("a fault");
        desk.expectComplaint("a fault");
    }

    @Test
    void anUncaughtExceptionIsAComplaint() {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        Page page = desk.open("/uncaught");
        page.waitForCondition(() -> !desk.complaints().isEmpty());

        assertThat(desk.complaints()).anyMatch(line -> line.contains("nobody"));
        desk.expectComplaint("nobody");
    }
}
