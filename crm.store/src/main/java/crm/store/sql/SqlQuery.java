package crm.store.sql;

import crm.store.Query;
import crm.store.Row;
import crm.store.StoreException;
import crm.store.StoreException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

final class SqlQuery implements Query {

    private final SqlTx tx;
    private final String sql;
    private final org.jdbi.v3.core.statement.Query statement;

    SqlQuery(SqlTx tx, String sql, org.jdbi.v3.core.statement.Query statement) {
        this.tx = tx;
        this.sql = sql;
        this.statement = statement;
    }

    @Override
    public Query bind(String name, @Nullable Object value) {
        Binding.bind(statement, name, value);
        return this;
    }

    @Override
    public <T extends @Nullable Object> T one(Function<Row, T> mapping) {
        List<T> rows = rows(mapping, 2);
        if (rows.size() != 1) {
            String found = rows.isEmpty() ? "No row: " : "More than one row: ";
            throw new StoreException(Kind.FAILED, found + sql, null);
        }
        return rows.get(0);
    }

    @Override
    public <T> Optional<T> first(Function<Row, T> mapping) {
        return rows(mapping, 1).stream().findFirst();
    }

    @Override
    public <T> List<T> list(Function<Row, T> mapping) {
        return Collections.unmodifiableList(rows(mapping, Integer.MAX_VALUE));
    }

    private <T extends @Nullable Object> List<T> rows(Function<Row, T> mapping, int atMost) {
        return tx.run(sql, () -> {
            List<T> rows = new ArrayList<>();
            try (statement;
                    ResultIterator<T> results = statement
                            .map((row, context) -> mapping.apply(new SqlRow(row)))
                            .iterator()) {
                while (rows.size() < atMost && results.hasNext()) {
                    rows.add(results.next());
                }
            }
            return rows;
        });
    }
}
