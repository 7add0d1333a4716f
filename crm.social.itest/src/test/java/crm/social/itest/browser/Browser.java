package crm.social.itest.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import crm.social.itest.demo.House;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Headless Chromium for a test class; register it as a static extension. A test opens a {@link Desk} per person; when
 * the test ends, each is closed and fails the test for whatever its pages complained of.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Supplier<URI> home;
    private final List<Desk> desks = new ArrayList<>();
    private @Nullable Playwright playwright;
    private com.microsoft.playwright.@Nullable Browser chromium;

    /** @param home what relative addresses are relative to */
    public Browser(Supplier<URI> home) {
        this.home = home;
    }

    /** A browser profile of its own: no cookie, no storage, this language and this size. */
    public Desk desk(View view) {
        var running = chromium;
        if (running == null) {
            throw new IllegalStateException("Register this as a static extension of the test class");
        }
        BrowserContext context = running.newContext(new NewContextOptions()
                .setBaseURL(home.get().toString())
                .setLocale(view.locale().toLanguageTag())
                .setTimezoneId("Asia/Tokyo")
                .setReducedMotion(
                        ReducedMotion.REDUCE) // colours are looked at when they have changed, not while they do
                .setViewportSize(view.width(), view.height()));
        Desk desk = new Desk(context, view, House.output().resolve("screenshots"));
        desks.add(desk);
        return desk;
    }

    /** A page at an address, on a desk of its own. */
    public Page open(View view, String address) {
        return desk(view).open(address);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        if (!Files.isExecutable(CHROMIUM)) {
            throw new AssertionError("There is no " + CHROMIUM + ": ./check installs it");
        }
        Playwright started = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = started;
        chromium = started.chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        AssertionError first = null;
        for (Desk desk : desks) {
            try {
                desk.close();
            } catch (AssertionError e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        desks.clear();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        Playwright started = playwright;
        if (started != null) {
            started.close();
        }
    }
}
