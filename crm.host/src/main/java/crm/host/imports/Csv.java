package crm.host.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes files that spreadsheets open: UTF-8 with its mark, by which Excel knows it. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it, which our reading takes off again. Used by one thread.
 */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("[=+@\\-\\t\\r].*", Pattern.DOTALL);
    private static final String MARK = "\uFEFF";

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().build(text);

    public Csv() {
        text.write(MARK);
    }

    public Csv row(List<String> cells) {
        writer.writeRecord(cells.stream().map(Csv::guarded).toList());
        return this;
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    public byte[] bytes() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
