package crm.host.imports;

import crm.host.PlainText;
import crm.host.imports.ImportRow.CellError;
import crm.host.record.PersonEdit;
import crm.host.record.PersonRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes of a row's cells what it wants to change. A blank cell wants nothing. */
final class RowReader {
    /** What {@link Csv} puts before a text that a spreadsheet would take for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'[=+@\\-\\t\\r].*", Pattern.DOTALL);

    private final CsvImport told;
    private final ImportWords words;
    private final Function<String, Optional<String>> owners;
    private final List<CellError> errors = new ArrayList<>();

    /** @param owners the user whom a cell names */
    RowReader(CsvImport told, ImportWords words, Function<String, Optional<String>> owners) {
        this.told = told;
        this.words = words;
        this.owners = owners;
    }

    /**
     * What a row says.
     *
     * @param id the record that it names, or an empty text
     */
    record Said(String id, PersonEdit edit) {
        String email() {
            return edit.texts().getOrDefault("email", "");
        }
    }

    /** What the row says; empty if it is refused, and {@link #errors} say why. */
    Optional<Said> read(List<String> cells) {
        if (cells.size() != told.headings().size()) {
            errors.add(new CellError(-1, "", "columns"));
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String field = told.mapping().get(column);
            String text = text(cells.get(column));
            if (!field.isEmpty() && !text.isEmpty()) {
                values.put(field, text);
                check(column, field, text);
            }
        }
        return errors.isEmpty() ? Optional.of(said(values)) : Optional.empty();
    }

    List<CellError> errors() {
        return List.copyOf(errors);
    }

    private static String text(String cell) {
        String text = cell.replace("\r\n", "\n").strip();
        return GUARDED.matcher(text).matches() ? text.substring(1).strip() : text;
    }

    private void check(int column, String field, String text) {
        if (field.equals(ImportWords.STATUS)) {
            refuse(words.status(told.type(), text).isEmpty(), column, field, "unknown");
        } else if (field.equals(ImportWords.OWNER)) {
            refuse(owners.apply(text).isEmpty(), column, field, "unknown");
        } else if (PersonRules.TEXTS.containsKey(field)) {
            refuse(text.length() > PersonRules.TEXTS.get(field), column, field, "too-long");
            PersonRules.refusal(field, text).ifPresent(code -> refuse(true, column, field, code));
        } else {
            refuse(text.length() > PersonRules.LONGEST_HANDLE, column, field, "too-long");
            refuse(!PlainText.oneLine(text), column, field, "malformed");
        }
    }

    private void refuse(boolean wrong, int column, String field, String code) {
        if (wrong) {
            errors.add(new CellError(column, field, code));
        }
    }

    private Said said(Map<String, String> values) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> handles = new HashMap<>();
        values.forEach((field, text) -> {
            if (field.startsWith(ImportWords.HANDLES)) {
                handles.put(field.substring(ImportWords.HANDLES.length()), text);
            } else if (PersonRules.TEXTS.containsKey(field)) {
                texts.put(field, text);
            }
        });
        PersonEdit edit = new PersonEdit(
                texts,
                Optional.ofNullable(values.get(ImportWords.STATUS)).flatMap(text -> words.status(told.type(), text)),
                Optional.ofNullable(values.get(ImportWords.OWNER)).flatMap(owners),
                handles,
                Optional.empty());
        return new Said(values.getOrDefault(ImportWords.ID, ""), edit);
    }
}
