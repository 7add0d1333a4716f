import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Says what the build's reports hold: {@code java cnf/Counts.java unit framework browser}, in the reactor's root.
 *
 * <p>A kind without one executed test fails, since a runner that finds no test reports success. A line logged as ERROR
 * fails too, unless cnf/expected-errors.txt knows it. The last line is {@code N passed, N failed, N skipped}.
 */
final class Counts {
    /** A log line of ours or of logback's default layout, at level ERROR. */
    private static final Pattern ERROR =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d[.,]\\d{3} (\\[[^]]*] )?ERROR .*");

    private static final int SHOWN_LINES = 8;
    private static final int SHOWN_WIDTH = 300;

    private enum Kind {
        unit("*/target/surefire-reports/TEST-*.xml"),
        framework("crm.social.itest/target/framework-reports/*/TEST-*.xml"),
        browser("crm.social.itest/target/browser-reports/TEST-*.xml");

        private final String reports;

        Kind(String reports) {
            this.reports = reports;
        }
    }

    private record Count(int passed, int failed, int skipped) {
        int executed() {
            return passed + failed;
        }

        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }
    }

    private final List<String> complaints = new ArrayList<>();

    private Counts() {}

    public static void main(String... kinds) throws Exception {
        System.exit(new Counts().report(Arrays.stream(kinds).map(Kind::valueOf).toList()));
    }

    private int report(List<Kind> kinds) throws Exception {
        Count all = new Count(0, 0, 0);
        for (Kind kind : kinds) {
            Count count = count(kind);
            System.out.printf(
                    "%-10s %d passed, %d failed, %d skipped%n", kind, count.passed(), count.failed(), count.skipped());
            if (count.executed() == 0) {
                complaints.add("No " + kind + " test was executed.");
            }
            all = all.plus(count);
        }
        findErrors();
        complaints.forEach(System.out::println);
        System.out.printf("%d passed, %d failed, %d skipped%n", all.passed(), all.failed(), all.skipped());
        return complaints.isEmpty() && all.failed() == 0 ? 0 : 1;
    }

    private Count count(Kind kind) throws Exception {
        Count count = new Count(0, 0, 0);
        for (Path report : files(kind.reports)) {
            count = count.plus(count(report));
        }
        return count;
    }

    private Count count(Path report) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        NodeList cases = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        int failed = 0;
        int skipped = 0;
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            if (has(test, "failure") || has(test, "error")) {
                failed++;
                System.out.println("FAILED  " + test.getAttribute("classname") + "." + test.getAttribute("name"));
                System.out.println(why(test).indent(8).stripTrailing());
            } else if (has(test, "skipped") || has(test, "aborted")) {
                skipped++;
                System.out.println("skipped " + test.getAttribute("classname") + "." + test.getAttribute("name"));
            }
        }
        return new Count(cases.getLength() - failed - skipped, failed, skipped);
    }

    /** The first lines of what it says, enough to know what happened where only this is kept. */
    private static String why(Element test) {
        String kind = has(test, "failure") ? "failure" : "error";
        String told = test.getElementsByTagName(kind).item(0).getTextContent();
        return told.lines()
                .filter(line -> !line.isBlank())
                .limit(SHOWN_LINES)
                .map(line -> line.length() > SHOWN_WIDTH ? line.substring(0, SHOWN_WIDTH) + "…" : line)
                .collect(Collectors.joining("\n"));
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    /** Reads the framework's log and what tests printed; servers started by browser tests are read by their fixture. */
    private void findErrors() throws IOException {
        List<Pattern> expected = Files.readAllLines(Path.of("cnf/expected-errors.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Pattern::compile)
                .toList();
        for (String logs : List.of("*/target/surefire-reports/TEST-*.xml", "crm.social.itest/target/*.log")) {
            for (Path log : files(logs)) {
                Files.readString(log, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> ERROR.matcher(line).matches())
                        .map(line -> log + ": " + line)
                        .filter(line -> expected.stream().noneMatch(pattern -> pattern.matcher(line).find()))
                        .forEach(line -> complaints.add("Unexpected: " + line));
            }
        }
    }

    private static List<Path> files(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> all = Files.find(Path.of(""), 5, (path, attributes) -> matcher.matches(path))) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
