import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what a run's tests measured into the table of docs/promises.md: {@code java cnf/Figures.java}, in the reactor's root. A figure that this run
 * did not measure keeps its line.
 */
final class Figures {
    private static final Path PAGE = Path.of("docs/promises.md");
    private static final String BEGIN = "<!-- figures: written by ./check -->\n";
    private static final String END = "<!-- end of figures -->";
    private static final String HEAD = "| figure | measured | on |\n|---|---|---|\n";

    private Figures() {}

    public static void main(String... none) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException(PAGE + " has no place for figures");
        }
        Map<String, String> lines = new TreeMap<>(kept(page.substring(begin, end)));
        lines.putAll(measured());
        String table = lines.isEmpty() ? "" : HEAD + String.join("\n", lines.values()) + "\n";
        Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    }

    private static Map<String, String> kept(String table) {
        return table.lines()
                .skip(2)
                .filter(line -> line.startsWith("| "))
                .collect(Collectors.toMap(line -> line.split("\\|")[1].strip(), line -> line));
    }

    private static Map<String, String> measured() throws IOException {
        PathMatcher figures = FileSystems.getDefault().getPathMatcher("glob:*/target/figures/*");
        try (Stream<Path> all = Files.find(Path.of(""), 4, (path, attributes) -> figures.matches(path))) {
            return all.flatMap(Figures::lines)
                    .map(line -> line.split(" = ", 2))
                    .peek(figure -> System.out.println("measured   " + figure[0] + ": " + figure[1]))
                    .collect(Collectors.toMap(
                            figure -> figure[0],
                            figure -> "| " + figure[0] + " | " + figure[1] + " | " + LocalDate.now() + " |"));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
