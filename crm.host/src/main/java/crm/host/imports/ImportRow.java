package crm.host.imports;

import crm.host.Json;
import java.util.List;

/**
 * A row of a file as it is kept.
 *
 * @param number counts the rows from 1
 * @param line the line of the file on which it begins
 */
public record ImportRow(int number, long line, List<String> cells) {
    /**
     * Why a row was refused.
     *
     * @param column which column, from 0; -1 for the whole row
     * @param field what the column means, or empty
     * @param code as in {@link crm.host.FieldError}, or {@code columns}, {@code ambiguous}, {@code converted}, {@code failed}
     */
    public record CellError(int column, String field, String code) {}

    /** A row that was refused. */
    public record Refused(ImportRow row, List<CellError> errors) {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    public ImportRow {
        cells = List.copyOf(cells);
    }

    static List<CellError> errors(String json) {
        return Json.list(json, CellError[].class);
    }
}
