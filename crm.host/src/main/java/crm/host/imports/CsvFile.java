package crm.host.imports;

import crm.host.Problem;
import crm.host.ProblemKind;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV file, read whole: RFC 4180, with comma, semicolon or tab between cells, as the first line has it.
 *
 * @param encoding how its characters were written
 * @param headings the first line, without blanks around each
 * @param lines the rest; lines without any value are left out
 */
public record CsvFile(Encoding encoding, List<String> headings, List<Line> lines) {
    /** A file holds no more than this. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    /** An import has no more rows than this. */
    public static final int MAX_ROWS = 10_000;

    private static final int MAX_COLUMNS = 100;
    private static final int MAX_CELL = 32_767;
    private static final String SEPARATORS = ",;\t";

    /**
     * A row.
     *
     * @param number the line of the file on which it begins; the first is 1
     */
    public record Line(long number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        private boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    public CsvFile {
        headings = List.copyOf(headings);
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @param chosen how it is written; empty to find out
     * @throws Problem {@code BAD_FILE} with a {@code reason}, and the {@code line} where there is one
     */
    public static CsvFile read(byte[] bytes, Optional<Encoding> chosen) {
        Encoding.Decoded text = Encoding.decode(bytes, chosen).orElseThrow(() -> bad("encoding"));
        List<Line> lines = lines(text.text());
        if (lines.isEmpty()) {
            throw bad("empty");
        }
        List<String> headings = lines.get(0).cells().stream().map(String::strip).toList();
        if (headings.size() > MAX_COLUMNS) {
            throw bad("too-many-columns");
        }
        if (lines.size() == 1) {
            throw bad("no-rows");
        }
        return new CsvFile(text.encoding(), headings, lines.subList(1, lines.size()));
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        long last = 0;
        try (CsvReader<CsvRecord> reader = reader(text)) {
            for (CsvRecord row : reader) {
                last = row.getStartingLineNumber();
                Line line = new Line(last, row.getFields());
                check(line);
                if (!line.blank()) {
                    lines.add(line);
                }
                if (lines.size() > MAX_ROWS + 1) {
                    throw bad("too-many-rows");
                }
            }
        } catch (CsvParseException e) {
            throw bad("quotes", last + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowUnclosedQuote(false)
                .maxBufferSize(4 * MAX_CELL)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        Comparator<Integer> often = Comparator.comparingLong(
                separator -> first.chars().filter(separator::equals).count());
        // The first of those that are as frequent: the comma.
        int most = SEPARATORS
                .chars()
                .boxed()
                .reduce((one, other) -> often.compare(other, one) > 0 ? other : one)
                .orElseThrow();
        return (char) most;
    }

    private static void check(Line line) {
        if (line.cells().stream().anyMatch(cell -> cell.length() > MAX_CELL)) {
            throw bad("long-cell", line.number());
        }
    }

    private static Problem bad(String reason) {
        return Problem.of(ProblemKind.BAD_FILE, "reason", reason);
    }

    private static Problem bad(String reason, long line) {
        return Problem.of(ProblemKind.BAD_FILE, Map.of("reason", reason, "line", line));
    }
}
