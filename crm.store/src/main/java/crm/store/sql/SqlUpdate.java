package crm.store.sql;

import crm.store.Update;
import org.jspecify.annotations.Nullable;

final class SqlUpdate implements Update {

    private final SqlTx tx;
    private final String sql;
    private final org.jdbi.v3.core.statement.Update statement;

    SqlUpdate(SqlTx tx, String sql, org.jdbi.v3.core.statement.Update statement) {
        this.tx = tx;
        this.sql = sql;
        this.statement = statement;
    }

    @Override
    public Update bind(String name, @Nullable Object value) {
        Binding.bind(statement, name, value);
        return this;
    }

    @Override
    public int run() {
        return tx.run(sql, () -> {
            try (statement) {
                return statement.execute();
            }
        });
    }
}
