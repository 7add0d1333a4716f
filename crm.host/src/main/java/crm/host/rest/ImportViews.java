package crm.host.rest;

import crm.host.imports.CsvImport;
import crm.host.imports.ImportRow;
import crm.host.imports.ImportState;
import crm.host.imports.MatchBy;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The JSON shapes of imports. */
final class ImportViews {
    private static final int LONGEST_VALUE = 200;

    private ImportViews() {}

    /** An import in a list. */
    record Item(
            String id,
            String type,
            String fileName,
            ImportState state,
            int rows,
            int done,
            int created,
            int updated,
            int refused,
            Views.PersonRef user,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    /** A column of the file, and the field that it means or an empty text. */
    record Column(String heading, String field) {}

    record Row(long line, List<String> cells) {}

    record RefusedRow(int number, long line, List<ErrorItem> errors) {}

    record ErrorItem(@Nullable String column, String field, String code, String value) {}

    /**
     * All of an import.
     *
     * @param fields what columns may mean
     * @param preview the first rows of a draft
     */
    record Detail(
            Item state,
            String encoding,
            List<Column> columns,
            MatchBy matchBy,
            List<String> fields,
            List<Row> preview) {}

    static Item item(CsvImport one, Views views) {
        return new Item(
                one.id(),
                one.type(),
                one.fileName(),
                one.state(),
                one.rows(),
                one.done(),
                one.created(),
                one.updated(),
                one.refused(),
                views.person(one.userId()),
                one.createdAt(),
                one.endedAt());
    }

    static List<Column> columns(CsvImport one) {
        return IntStream.range(0, one.headings().size())
                .mapToObj(column ->
                        new Column(one.headings().get(column), one.mapping().get(column)))
                .toList();
    }

    static RefusedRow refused(CsvImport one, ImportRow.Refused refused) {
        return new RefusedRow(
                refused.row().number(),
                refused.row().line(),
                refused.errors().stream()
                        .map(error -> new ErrorItem(
                                error.column() < 0 ? null : one.headings().get(error.column()),
                                error.field(),
                                error.code(),
                                error.column() < 0
                                        ? ""
                                        : shortened(refused.row().cells().get(error.column()))))
                        .toList());
    }

    private static String shortened(String cell) {
        return cell.length() > LONGEST_VALUE ? cell.substring(0, LONGEST_VALUE) + "…" : cell;
    }
}
