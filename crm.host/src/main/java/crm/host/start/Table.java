package crm.host.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a tab-separated file of the bundle, whose first line names the columns. */
final class Table {
    private Table() {}

    static List<Map<String, String>> rows(String file) {
        List<String> lines = text(file).lines().toList();
        String[] columns = lines.get(0).split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> row(columns, line.split("\t", -1)))
                .toList();
    }

    private static Map<String, String> row(String[] columns, String[] values) {
        if (values.length != columns.length) {
            throw new IllegalStateException("a row of " + values.length + " columns: " + values[0]);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], values[i]);
        }
        return row;
    }

    private static String text(String file) {
        try (InputStream in = Table.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing in the bundle: demo/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
