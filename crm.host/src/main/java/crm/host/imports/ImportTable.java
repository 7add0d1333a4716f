package crm.host.imports;

import crm.host.Json;
import crm.store.Batch;
import crm.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of imports and their rows. */
final class ImportTable {
    private ImportTable() {}

    /** Writes an import with all its rows. */
    static void insert(Tx tx, CsvImport made, List<CsvFile.Line> lines) {
        tx.update("""
                        insert into csv_import (id, user_id, type, file_name, encoding, headings, mapping, match_by, state, row_count, done,
                            created, updated, refused, version, created_at)
                        values (:id, :user, :type, :file, :encoding, :headings, :mapping, :match, :state, :rows, 0, 0, 0, 0, 1, :now)
                        """)
                .bind("id", made.id())
                .bind("user", made.userId())
                .bind("type", made.type())
                .bind("file", made.fileName())
                .bind("encoding", made.encoding())
                .bind("headings", Json.text(made.headings()))
                .bind("mapping", Json.text(made.mapping()))
                .bind("match", made.matchBy())
                .bind("state", made.state())
                .bind("rows", made.rows())
                .bind("now", made.createdAt())
                .run();
        Batch rows = tx.batch(
                "insert into csv_import_row (import_id, number, line, cells) values (:id, :number, :line, :cells)");
        int number = 0;
        for (CsvFile.Line line : lines) {
            rows.bind("id", made.id())
                    .bind("number", ++number)
                    .bind("line", line.number())
                    .bind("cells", Json.text(line.cells()))
                    .add();
        }
        rows.run();
    }

    static Optional<CsvImport> find(Tx tx, String id) {
        return tx.query("select * from csv_import where id = :id")
                .bind("id", id)
                .first(CsvImport::of);
    }

    /** The newest first, at most 100. */
    static List<CsvImport> list(Tx tx, Optional<String> userId) {
        String whose = userId.isPresent() ? " where user_id = :user" : "";
        var query = tx.query("select * from csv_import" + whose + " order by created_at desc, id desc limit 100");
        userId.ifPresent(user -> query.bind("user", user));
        return query.list(CsvImport::of);
    }

    /**
     * Takes a running import for this transaction alone: whoever comes meanwhile waits, and then sees what was done.
     *
     * @return empty if it does not run
     */
    static Optional<CsvImport> take(Tx tx, String id) {
        int taken = tx.update("update csv_import set version = version + 1 where id = :id and state = :running")
                .bind("id", id)
                .bind("running", ImportState.RUNNING)
                .run();
        return taken == 1 ? find(tx, id) : Optional.empty();
    }

    /** Says what a draft's columns mean, and that it runs; false if it is no draft. */
    static boolean start(Tx tx, String id, List<String> mapping, MatchBy matchBy) {
        return tx.update("""
                        update csv_import set mapping = :mapping, match_by = :match, state = :running, version = version + 1
                        where id = :id and state = :draft
                        """)
                        .bind("mapping", Json.text(mapping))
                        .bind("match", matchBy)
                        .bind("running", ImportState.RUNNING)
                        .bind("draft", ImportState.DRAFT)
                        .bind("id", id)
                        .run()
                == 1;
    }

    /** Ends an import that is not over; false if it is. */
    static boolean end(Tx tx, String id, ImportState state) {
        return tx.update("""
                        update csv_import set state = :state, ended_at = :now, version = version + 1
                        where id = :id and state in ('DRAFT', 'RUNNING')
                        """)
                        .bind("state", state)
                        .bind("now", tx.now())
                        .bind("id", id)
                        .run()
                == 1;
    }

    /** Adds what a batch did. */
    static void count(Tx tx, String id, Tally tally) {
        tx.update("""
                        update csv_import set done = done + :done, created = created + :created, updated = updated + :updated,
                            refused = refused + :refused where id = :id
                        """)
                .bind("done", tally.done())
                .bind("created", tally.created())
                .bind("updated", tally.updated())
                .bind("refused", tally.refusals())
                .bind("id", id)
                .run();
    }

    /** The next rows that wait, in their order. */
    static List<ImportRow> waiting(Tx tx, String id, int most) {
        return tx.query("""
                        select number, line, cells from csv_import_row where import_id = :id and errors is null order by number limit :most
                        """)
                .bind("id", id)
                .bind("most", most)
                .list(row ->
                        new ImportRow(row.intValue("number"), row.longValue("line"), Json.texts(row.string("cells"))));
    }

    /** The rows that were refused, behind a number, in their order. */
    static List<ImportRow.Refused> refused(Tx tx, String id, int after, int most) {
        return tx.query("""
                        select number, line, cells, errors from csv_import_row
                        where import_id = :id and errors is not null and number > :after order by number limit :most
                        """)
                .bind("id", id)
                .bind("after", after)
                .bind("most", most)
                .list(row -> new ImportRow.Refused(
                        new ImportRow(row.intValue("number"), row.longValue("line"), Json.texts(row.string("cells"))),
                        ImportRow.errors(row.string("errors"))));
    }

    /** Rows were worked off: they go, but for those that were refused. */
    static void workedOff(Tx tx, String id, List<ImportRow> rows, List<ImportRow.Refused> refused) {
        Batch errors =
                tx.batch("update csv_import_row set errors = :errors where import_id = :id and number = :number");
        for (ImportRow.Refused one : refused) {
            errors.bind("errors", Json.text(one.errors()))
                    .bind("id", id)
                    .bind("number", one.row().number())
                    .add();
        }
        errors.run();
        if (!rows.isEmpty()) {
            tx.update("delete from csv_import_row where import_id = :id and errors is null and number <= :last")
                    .bind("id", id)
                    .bind("last", rows.get(rows.size() - 1).number())
                    .run();
        }
    }

    /** Rows that nobody will work off any more. */
    static void dropWaiting(Tx tx, String id) {
        tx.update("delete from csv_import_row where import_id = :id and errors is null")
                .bind("id", id)
                .run();
    }

    /** A user's drafts beyond the newest few. */
    static List<String> forgotten(Tx tx, String userId, int kept) {
        List<String> drafts = tx.query("""
                        select id from csv_import where user_id = :user and state = 'DRAFT' order by created_at desc, id desc
                        """).bind("user", userId).list(row -> row.string("id"));
        return drafts.subList(Math.min(kept, drafts.size()), drafts.size());
    }

    /** Drafts and ended imports of before. */
    static List<String> old(Tx tx, Instant drafts, Instant ended) {
        return tx.query("""
                        select id from csv_import where state = 'DRAFT' and created_at < :drafts
                            or state not in ('DRAFT', 'RUNNING') and created_at < :ended limit 100
                        """).bind("drafts", drafts).bind("ended", ended).list(row -> row.string("id"));
    }

    static void delete(Tx tx, String id) {
        tx.update("delete from csv_import_row where import_id = :id")
                .bind("id", id)
                .run();
        tx.update("delete from csv_import where id = :id").bind("id", id).run();
    }
}
