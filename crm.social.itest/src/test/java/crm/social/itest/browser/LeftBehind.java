package crm.social.itest.browser;

import com.microsoft.playwright.Page;
import crm.social.itest.demo.House;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page still says in the language that it spoke before: sentences that stand in that one's files alone. */
final class LeftBehind {
    /** With fewer letters it may be a part of anything. */
    private static final int FEWEST = 2;

    /** A text with a form for each number is not known word by word. */
    private static final Pattern BY_NUMBER = Pattern.compile("\\{\\d+, *plural");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

    private static final Map<String, Set<String>> TEXTS = new ConcurrentHashMap<>();

    /** What is seen and what is read out, but for what was said once, such as a toast, a question, what a live region holds, and for what others wrote. */
    private static final String SAID = """
            () => {
              const said = new Set()
              const once = 'crm-toasts, crm-confirm, .snack, .hidden-text, [translate=no]'
              const visit = root => {
                for (const element of root.querySelectorAll('*')) {
                  if (element.matches(once) || !element.checkVisibility({visibilityProperty: true})) continue
                  for (const name of ['aria-label', 'title', 'placeholder']) said.add(element.getAttribute(name) ?? '')
                  for (const node of element.childNodes) {
                    if (node.nodeType === Node.TEXT_NODE && !element.closest(once + ', [lang]:not(html)')) said.add(node.data.trim())
                  }
                  if (element.shadowRoot) visit(element.shadowRoot)
                }
              }
              visit(document)
              return [...said]
            }
            """;

    private LeftBehind() {}

    /** @param shown what it should speak by now */
    static List<String> on(Page page, View shown) {
        Set<String> spoken = texts(shown.language());
        List<Pattern> left = texts(shown.inOtherLanguage().language()).stream()
                .filter(text -> !spoken.contains(text))
                .map(LeftBehind::pattern)
                .toList();
        return ((Collection<?>) page.evaluate(SAID))
                .stream()
                        .map(Object::toString)
                        .filter(said -> left.stream()
                                .anyMatch(text -> text.matcher(said).matches()))
                        .toList();
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                ARGUMENT.splitAsStream(text).map(Pattern::quote).collect(Collectors.joining(".+")), Pattern.DOTALL);
    }

    private static Set<String> texts(String language) {
        return TEXTS.computeIfAbsent(language, LeftBehind::read);
    }

    private static Set<String> read(String language) {
        Set<String> texts = new TreeSet<>();
        try (Stream<Path> modules = Files.list(House.root())) {
            for (Path module : modules.toList()) {
                Path folder = module.resolve("src/main/resources/OSGI-INF/l10n");
                if (Files.isDirectory(folder)) {
                    read(folder, language, texts);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static void read(Path folder, String language, Set<String> texts) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                Properties bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                bundle.values().stream()
                        .map(text -> text.toString().strip())
                        .filter(text -> !BY_NUMBER.matcher(text).find())
                        .filter(text -> letters(text) >= FEWEST)
                        .forEach(texts::add);
            }
        }
    }

    private static long letters(String text) {
        return ARGUMENT.matcher(text)
                .replaceAll("")
                .codePoints()
                .filter(Character::isLetter)
                .count();
    }
}
