package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import crm.social.itest.Eventually;
import crm.social.itest.LongTests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One person's browser: its pages and windows share cookies. Listens to all of them: errors on the console, uncaught
 * exceptions and violations of the content security policy are complaints, and fail the test when the desk is closed.
 */
public final class Desk {
    /** Tells of each violation with what is needed to find it. */
    private static final String VIOLATIONS = """
            document.addEventListener('securitypolicyviolation', e =>
              crmSocialViolation(`${e.effectiveDirective} refused ${e.blockedURI} at ${e.documentURI} ${e.sample}`))
            """;

    /** Names every visible element that shows less than its text, and the page itself where it is too wide. */
    private static final String CUT_OFF = """
            () => {
              const found = []
              const page = document.scrollingElement
              if (page.scrollWidth > window.innerWidth + 1) found.push(`page: ${page.scrollWidth} px wide`)
              const visit = root => {
                for (const element of root.querySelectorAll('*')) {
                  if (element.shadowRoot) visit(element.shadowRoot)
                  const style = getComputedStyle(element)
                  const clips = style.overflowX === 'hidden' || style.overflowX === 'clip'
                  const meant = style.textOverflow === 'ellipsis' || element.closest('[data-clipped]')
                  const hidden = element.clientWidth < 2 || style.visibility === 'hidden'
                  if (clips && !meant && !hidden && element.scrollWidth > element.clientWidth + 1) {
                    found.push(`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
                  }
                }
              }
              visit(document)
              return found
            }
            """;

    /** Axe's rules whose answer another scheme of colours may change. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final int ATTEMPTS = 3;

    /** Each bundle's texts are read when they are first needed. */
    private static final Duration TEXTS_COME = Duration.ofSeconds(5);

    /** The change of scheme has been drawn. */
    private static final String NEXT_FRAME =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    /** Whether text is lighter than what it stands on. */
    private static final String DARK = """
            () => {
              const style = getComputedStyle(document.body)
              const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)
              return light(style.color) > light(style.backgroundColor)
            }
            """;

    private final BrowserContext context;
    private final View view;
    private final Path screenshots;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Desk(BrowserContext context, View view, Path screenshots) {
        this.context = context;
        this.view = view;
        this.screenshots = screenshots;
        context.exposeBinding("crmSocialViolation", (source, arguments) -> complaints.add("CSP: " + arguments[0]));
        context.addInitScript(VIOLATIONS);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    }

    public View view() {
        return view;
    }

    /** For cookies, and for windows that pages open. */
    public BrowserContext context() {
        return context;
    }

    /** A new page at an address. */
    public Page open(String address) {
        Page page = context.newPage();
        page.navigate(address);
        return page;
    }

    /**
     * Says that complaints are meant to come: Chromium writes every answer of 400 and above to the console, the meant
     * ones too.
     */
    public void expectComplaint(String regularExpression) {
        expected.add(Pattern.compile(regularExpression));
    }

    /** Complaints so far that nobody expected. */
    public List<String> complaints() {
        return complaints.stream()
                .filter(line -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(line).find()))
                .toList();
    }

    /** Demands that axe finds no violation, and that no text is cut off. */
    public void check(Page page) {
        check(page, axe(page));
    }

    private static void check(Page page, AxeBuilder axe) {
        settled(page, ColorScheme.LIGHT, axe);
        assertThat((List<?>) page.evaluate(CUT_OFF))
                .as("cut off, %s", page.url())
                .isEmpty();
    }

    /** Tells of violations alone, and works in the page itself: there are no frames, and another page for the results takes as long as the rules. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private static void requireNone(Page page, AxeBuilder axe) {
        assertThat(axe.analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                .toList())
                .as("axe, %s", page.url())
                .isEmpty();
    }

    /**
     * Demands that a page is right as it stands, in light and in dark, and keeps a picture of each. What does not hang on colours is looked at once, and
     * dark colours, which no width changes, on the wide page.
     */
    public void look(Page page, String name) {
        pictured(page, view, name, () -> {
            check(page);
            screenshot(page, name);
            try {
                draw(page, ColorScheme.DARK);
                assertThat(dark(page)).as("dark, %s", page.url()).isTrue();
                if (view.wide()) {
                    settled(page, ColorScheme.DARK, axe(page).withRules(COLOURS));
                }
                screenshot(page, name + "-dark");
            } finally {
                draw(page, ColorScheme.LIGHT);
            }
        });
    }

    /**
     * The same of a page that speaks another language for the moment, which has to have come everywhere; in a check that shall be quick, without what hangs on
     * colours.
     */
    void lookAgain(Page page, View other, String name) {
        pictured(page, other, name, () -> {
            Eventually.within(TEXTS_COME, () -> {
                assertThat(LeftBehind.on(page, other))
                        .as("in the language before, %s", page.url())
                        .isEmpty();
                return true;
            });
            check(page, LongTests.asked() ? axe(page) : axe(page).disableRules(COLOURS));
            screenshot(page, other, name);
        });
    }

    private void pictured(Page page, View shown, String name, Runnable look) {
        try {
            look.run();
        } catch (AssertionError e) {
            screenshot(page, shown, name + "-refused");
            throw e;
        }
    }

    /** A browser under load may for once mix both schemes while it changes them; what is really wrong is so each time. */
    private static void settled(Page page, ColorScheme scheme, AxeBuilder axe) {
        for (int attempt = 1; ; attempt++) {
            try {
                requireNone(page, axe);
                return;
            } catch (AssertionError e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                draw(page, scheme == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK);
                draw(page, scheme);
            }
        }
    }

    private static void draw(Page page, ColorScheme scheme) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(NEXT_FRAME);
    }

    /** Whether the page's text is lighter than what it stands on. */
    public boolean dark(Page page) {
        return (boolean) page.evaluate(DARK);
    }

    /** Writes {@code target/screenshots/<name>-<language>-<size>.png}. */
    public Path screenshot(Page page, String name) {
        return screenshot(page, view, name);
    }

    private Path screenshot(Page page, View shown, String name) {
        Path file = screenshots.resolve(name + "-" + shown + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        return file;
    }

    /** Closes all windows; then tells of the complaints. */
    void close() {
        context.close();
        assertThat(complaints()).as("complaints of the browser's pages").isEmpty();
    }
}
