package crm.social.itest.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What shall be allowed: {@code matrix.md} beside these tests. */
public final class Table {
    private static final String FILE = "matrix.md";

    private final Map<String, Map<Role, String>> rows = new LinkedHashMap<>();

    private Table() {}

    /** Reads the table. A line that is no row of it, and says it is, fails. */
    public static Table read() {
        Table table = new Table();
        try (var in = Objects.requireNonNull(Table.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.matches("\\| *(GET|POST|PUT|PATCH|DELETE) .*"))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String line) {
        List<String> cells =
                Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
        if (cells.size() != Role.values().length + 1) {
            throw new AssertionError("Not a row: " + line);
        }
        Map<Role, String> row = new TreeMap<>();
        for (Role role : Role.values()) {
            row.put(role, cells.get(role.ordinal() + 1));
        }
        if (rows.put(cells.get(0), row) != null) {
            throw new AssertionError("Two rows: " + line);
        }
    }

    /** Methods and paths, in the order of the file. */
    public Set<String> routes() {
        return rows.keySet();
    }

    /** What shall become of a route's call. */
    public String expected(String route, Role role) {
        return rows.getOrDefault(route, Map.of()).getOrDefault(role, "no row");
    }

    /** A row as it stands in the file. */
    static String row(String route, Map<Role, String> cells) {
        StringBuilder row = new StringBuilder("| ").append(route);
        for (Role role : Role.values()) {
            row.append(" | ").append(cells.getOrDefault(role, "?"));
        }
        return row.append(" |").toString();
    }
}
