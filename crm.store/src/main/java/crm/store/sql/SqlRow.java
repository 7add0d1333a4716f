package crm.store.sql;

import crm.store.Row;
import crm.store.StoreException;
import crm.store.StoreException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record SqlRow(ResultSet row) implements Row {

    /** Reads one column; JDBC says only afterwards whether it was null. */
    private interface Read<T> {
        T from(ResultSet row, String column) throws SQLException;
    }

    @Override
    public String string(String column) {
        return present(column, stringOrNull(column));
    }

    @Override
    public @Nullable String stringOrNull(String column) {
        return read(column, ResultSet::getString);
    }

    @Override
    public long longValue(String column) {
        return present(column, longOrNull(column));
    }

    @Override
    public @Nullable Long longOrNull(String column) {
        return read(column, ResultSet::getLong);
    }

    @Override
    public int intValue(String column) {
        return present(column, intOrNull(column));
    }

    @Override
    public @Nullable Integer intOrNull(String column) {
        Long value = longOrNull(column);
        if (value != null && value != value.intValue()) {
            throw new StoreException(Kind.FAILED, "Too large a number in column " + column, null);
        }
        return value == null ? null : value.intValue();
    }

    @Override
    public boolean bool(String column) {
        return present(column, boolOrNull(column));
    }

    @Override
    public @Nullable Boolean boolOrNull(String column) {
        return read(column, ResultSet::getBoolean);
    }

    @Override
    public byte[] bytes(String column) {
        return present(column, bytesOrNull(column));
    }

    @Override
    public byte @Nullable [] bytesOrNull(String column) {
        return read(column, ResultSet::getBytes);
    }

    @Override
    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    @Override
    public @Nullable Instant instantOrNull(String column) {
        Long value = longOrNull(column);
        return value == null ? null : Instant.ofEpochMilli(value);
    }

    @Override
    public <E extends Enum<E>> E enumValue(String column, Class<E> type) {
        return present(column, enumOrNull(column, type));
    }

    @Override
    public <E extends Enum<E>> @Nullable E enumOrNull(String column, Class<E> type) {
        String name = stringOrNull(column);
        try {
            return name == null ? null : Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new StoreException(Kind.FAILED, "Not a " + type.getSimpleName() + " in column " + column, e);
        }
    }

    private <T> @Nullable T read(String column, Read<T> read) {
        try {
            T value = read.from(row, column);
            return row.wasNull() ? null : value;
        } catch (SQLException e) {
            throw Failures.of("Column " + column, e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new StoreException(Kind.FAILED, "Null in column " + column, null);
        }
        return value;
    }
}
