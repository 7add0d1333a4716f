package crm.social.core.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of a table, each column as wide as its widest cell. Control characters of what others wrote do not reach the terminal. */
final class Columns {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<List<String>> lines = new ArrayList<>();

    Columns(String... heads) {
        line(heads);
    }

    /** Adds a line of as many cells as there are heads. */
    void line(String... cells) {
        lines.add(List.of(cells).stream()
                .map(cell -> CONTROL.matcher(cell).replaceAll("?"))
                .toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                row.append(("%-" + (width(i) + 2) + "s").formatted(line.get(i)));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
    }
}
