package crm.social.sandbox.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection and the statements prepared on it. Used by one thread at a time. */
public final class Rows implements AutoCloseable {
    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Rows(Connection connection) {
        this.connection = connection;
    }

    /** Every row, in the statement's order. */
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (result.next()) {
                found.add(reader.read(result));
            }
            return found;
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    /** The first column of the first row as a number, 0 where there is none. */
    public long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Whether there is any row. */
    public boolean any(String sql, @Nullable Object... values) {
        return first(sql, row -> true, values).isPresent();
    }

    /** Changes rows, and says how many. */
    public int change(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    void script(String sql) {
        try (var statement = connection.createStatement()) {
            for (String part : sql.split(";\\s*\\n")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Boolean b ? (b ? 1 : 0) : values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("close", e);
        }
    }
}
