package crm.store.sql;

import crm.store.Batch;
import java.util.Arrays;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

final class SqlBatch implements Batch {

    private final SqlTx tx;
    private final String sql;
    private final PreparedBatch statement;

    SqlBatch(SqlTx tx, String sql, PreparedBatch statement) {
        this.tx = tx;
        this.sql = sql;
        this.statement = statement;
    }

    @Override
    public Batch bind(String name, @Nullable Object value) {
        statement.bind(name, Binding.kept(value));
        return this;
    }

    @Override
    public Batch add() {
        statement.add();
        return this;
    }

    @Override
    public int run() {
        return tx.run(sql, () -> {
            try (statement) {
                return Arrays.stream(statement.execute()).sum();
            }
        });
    }
}
