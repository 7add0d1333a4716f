package crm.social.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's table, and its place in {@code docs/bench.md}: one for each kind of database. */
final class Report {
    private static final String HEAD = """
            | | 1: small | 1: big | × | 8: small | 8: big | × |
            |---|--:|--:|--:|--:|--:|--:|
            """;

    private final String database;
    private final String text;

    /**
     * @param database as its markers name it
     * @param about one line: when, where, what
     */
    Report(String database, String about, Map<String, Figures> byOne, Map<String, Figures> byEight) {
        this.database = database;
        this.text = about + "\n\n" + HEAD
                + byOne.entrySet().stream()
                        .map(one ->
                                "| " + one.getKey() + " |" + cells(one.getValue()) + cells(byEight.get(one.getKey())))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String cells(Figures figures) {
        return figures.empty()
                ? " | | |"
                : String.format(
                        Locale.ROOT,
                        " %s | %s | %.2f |",
                        Figures.milliseconds(figures.small()),
                        Figures.milliseconds(figures.big()),
                        figures.ratio());
    }

    String text() {
        return text;
    }

    /** Puts the table between its markers; all else stays. */
    void write(Path page) {
        try {
            String before = Files.readString(page);
            String begin = "<!-- " + database + ": written by crm.social.bench/bench -->\n";
            int from = before.indexOf(begin) + begin.length();
            int to = before.indexOf("<!-- end of " + database + " -->");
            if (from < begin.length() || to < from) {
                throw new IllegalStateException(page + " has no place for " + database);
            }
            Files.writeString(page, before.substring(0, from) + text + before.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
