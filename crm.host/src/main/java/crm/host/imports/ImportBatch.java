package crm.host.imports;

import crm.host.Problem;
import crm.host.imports.ImportRow.CellError;
import crm.host.record.ImportedPersons;
import crm.host.record.PersonRecord;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Some rows of an import, written in one transaction. */
final class ImportBatch {
    private record Read(ImportRow row, RowReader.Said said) {}

    private final Tx tx;
    private final CsvImport told;
    private final ImportWords words;
    private final ImportedPersons persons;
    private final Map<String, Optional<String>> owners = new HashMap<>();
    private final List<ImportRow.Refused> refused = new ArrayList<>();

    ImportBatch(Tx tx, CsvImport told, ImportWords words) {
        this.tx = tx;
        this.told = told;
        this.words = words;
        this.persons = new ImportedPersons(tx, new ImportedPersons.Source(told.type(), told.userId(), told.fileName()));
    }

    /** Writes rows, in their order. What is refused is kept with its reasons, the rest is gone from the table of rows. */
    Tally write(List<ImportRow> rows) {
        List<Read> reads = read(rows);
        find(reads.stream().map(Read::said).toList());
        Tally tally = new Tally();
        for (Read read : reads) {
            try {
                tally.wrote(persons.write(before(read.said), read.said.edit()));
            } catch (Problem e) {
                refused.add(new ImportRow.Refused(read.row, errors(e)));
            }
        }
        persons.finish();
        refused.forEach(row -> tally.refused());
        ImportTable.workedOff(tx, told.id(), rows, refused);
        return tally;
    }

    private List<Read> read(List<ImportRow> rows) {
        List<Read> reads = new ArrayList<>();
        for (ImportRow row : rows) {
            RowReader reader = new RowReader(told, words, this::owner);
            reader.read(row.cells())
                    .ifPresentOrElse(
                            said -> reads.add(new Read(row, said)),
                            () -> refused.add(new ImportRow.Refused(row, reader.errors())));
        }
        return reads;
    }

    private Optional<String> owner(String cell) {
        return owners.computeIfAbsent(cell, name -> ImportedPersons.owner(tx, name));
    }

    private void find(List<RowReader.Said> all) {
        switch (told.matchBy()) {
            case NOTHING -> {}
            case ID ->
                persons.findIds(all.stream()
                        .map(RowReader.Said::id)
                        .filter(id -> !id.isEmpty())
                        .toList());
            case EMAIL ->
                persons.findEmails(all.stream()
                        .map(RowReader.Said::email)
                        .filter(email -> !email.isEmpty())
                        .toList());
        }
    }

    private @Nullable PersonRecord before(RowReader.Said said) {
        return switch (told.matchBy()) {
            case NOTHING -> null;
            case ID -> said.id().isEmpty() ? null : persons.byId(said.id());
            case EMAIL ->
                said.email().isEmpty() ? null : persons.byEmail(said.email()).orElse(null);
        };
    }

    private List<CellError> errors(Problem problem) {
        return problem.errors().stream()
                .map(error -> new CellError(told.mapping().indexOf(error.field()), error.field(), error.code()))
                .toList();
    }
}
