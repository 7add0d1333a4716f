package crm.social.itest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of each route for each role. Used from one thread. */
public final class Finding {
    private final Table table = Table.read();
    private final Map<String, Map<Role, String>> found = new TreeMap<>();
    private final List<String> different = new ArrayList<>();

    /** Notes an outcome, and whether the table says so. */
    public void note(String route, Role role, Call call, String outcome) {
        found.computeIfAbsent(route, any -> new TreeMap<>()).merge(role, outcome, Finding::either);
        String expected = table.expected(route, role);
        if (!outcome.equals(expected)) {
            different.add("%s as %s: %s, not %s".formatted(call, role.column(), outcome, expected));
        }
    }

    private static String either(String one, String other) {
        return one.equals(other) ? one : one + " or " + other;
    }

    /** Fails with everything that is not as the table says. What was found instead is left beside the reports, as a table. */
    public void requireTable(String name) {
        Path folder = Path.of(System.getProperty("itest.output", "target"));
        List<String> rows = found.entrySet().stream()
                .map(row -> Table.row(row.getKey(), row.getValue()))
                .toList();
        try {
            Files.write(Files.createDirectories(folder).resolve("access-" + name + ".md"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found).isNotEmpty();
        assertThat(different).isEmpty();
    }
}
