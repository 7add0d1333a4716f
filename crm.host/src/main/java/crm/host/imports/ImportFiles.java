package crm.host.imports;

import crm.host.imports.ImportRow.CellError;
import crm.host.record.PersonRecord;
import crm.host.record.PersonRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The files that people take away: a template, records, and the rows that were refused, ready to be put right and brought again. */
public final class ImportFiles {
    private final ImportWords words;
    private final Supplier<Map<String, String>> networks;

    /** @param networks labels by network id */
    public ImportFiles(ImportWords words, Supplier<Map<String, String>> networks) {
        this.words = words;
        this.networks = networks;
    }

    /**
     * Records as an import takes them.
     *
     * @param owners a user's name by id
     */
    public byte[] records(String type, List<PersonRecord> persons, Function<String, String> owners, Locale locale) {
        Map<String, String> labels = networks.get();
        List<String> fields = ImportWords.fields(type, List.copyOf(labels.keySet()));
        Csv csv = new Csv();
        csv.row(fields.stream()
                .map(field -> words.heading(field, locale, labels))
                .toList());
        for (PersonRecord person : persons) {
            csv.row(fields.stream()
                    .map(field -> value(person, field, owners, locale))
                    .toList());
        }
        return csv.bytes();
    }

    private String value(PersonRecord person, String field, Function<String, String> owners, Locale locale) {
        if (field.startsWith(ImportWords.HANDLES)) {
            return person.handles().getOrDefault(field.substring(ImportWords.HANDLES.length()), "");
        }
        if (PersonRules.TEXTS.containsKey(field)) {
            return person.data().text(field);
        }
        return switch (field) {
            case ImportWords.ID -> person.ref().id();
            case ImportWords.OWNER -> owners.apply(person.ownerId());
            default -> words.text(person.ref().type() + ".status." + person.status(), locale);
        };
    }

    /** Rows that were refused: the line, the reasons, and the row as it was. */
    public byte[] refused(CsvImport told, List<ImportRow.Refused> rows, Locale locale) {
        Csv csv = new Csv();
        List<String> head = new ArrayList<>(
                List.of(words.text("import.error-line", locale), words.text("import.error-reason", locale)));
        head.addAll(told.headings());
        csv.row(head);
        for (ImportRow.Refused refused : rows) {
            List<String> cells = new ArrayList<>(List.of(
                    Long.toString(refused.row().line()),
                    refused.errors().stream()
                            .map(error -> reason(told, error, locale))
                            .collect(Collectors.joining(words.text("list.comma", locale)))));
            cells.addAll(refused.row().cells());
            csv.row(cells);
        }
        return csv.bytes();
    }

    private String reason(CsvImport told, CellError error, Locale locale) {
        String code = words.text("import.code." + error.code(), locale);
        return error.column() < 0 ? code : told.headings().get(error.column()) + ": " + code;
    }
}
