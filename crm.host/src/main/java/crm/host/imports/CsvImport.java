package crm.host.imports;

import crm.host.Json;
import crm.store.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody brings in.
 *
 * @param type of its records
 * @param headings its first line
 * @param mapping the field that each column means; empty texts for columns that are left out
 * @param rows how many it has
 * @param done how many of them are worked off
 * @param created how many made a record
 * @param updated how many changed one; rows that said nothing new are only {@code done}
 * @param refused how many were refused
 * @param endedAt null while it is not over
 */
public record CsvImport(
        String id,
        String userId,
        String type,
        String fileName,
        String encoding,
        List<String> headings,
        List<String> mapping,
        MatchBy matchBy,
        ImportState state,
        int rows,
        int done,
        int created,
        int updated,
        int refused,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public CsvImport {
        headings = List.copyOf(headings);
        mapping = List.copyOf(mapping);
    }

    static CsvImport of(Row row) {
        return new CsvImport(
                row.string("id"),
                row.string("user_id"),
                row.string("type"),
                row.string("file_name"),
                row.string("encoding"),
                Json.texts(row.string("headings")),
                Json.texts(row.string("mapping")),
                row.enumValue("match_by", MatchBy.class),
                row.enumValue("state", ImportState.class),
                row.intValue("row_count"),
                row.intValue("done"),
                row.intValue("created"),
                row.intValue("updated"),
                row.intValue("refused"),
                row.instant("created_at"),
                row.instantOrNull("ended_at"));
    }
}
