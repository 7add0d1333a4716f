package crm.store.sql;

import crm.store.StoreException;
import crm.store.StoreException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the libraries throw into the package's one exception. */
public final class Failures {

    private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "55P03", "57P01");
    private static final Set<SQLiteErrorCode> SQLITE_CONFLICT = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
            SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY,
            SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID);
    /** BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the low byte is the same in all their variants. */
    private static final Set<Integer> SQLITE_UNAVAILABLE = Set.of(5, 6, 8, 10, 13, 14);

    private static final Pattern SQLITE_COLUMNS = Pattern.compile("UNIQUE constraint failed: ([^)]+)");
    private static final Pattern POSTGRES_COLUMNS = Pattern.compile("^Key \\(([^)]+)\\)=");

    private Failures() {}

    /** @param what was tried, without values */
    public static StoreException of(String what, Throwable thrown) {
        if (thrown instanceof StoreException known) {
            return known;
        }
        SQLException sql = sqlException(thrown);
        if (sql == null) {
            return new StoreException(Kind.FAILED, what, thrown);
        }
        String state = sql.getSQLState() == null ? "" : " (" + sql.getSQLState() + ")";
        Kind kind = kind(sql);
        List<String> columns = kind == Kind.CONFLICT ? columns(sql) : List.of();
        return new StoreException(kind, what + state, columns, sql);
    }

    /** Whether work that may run twice is to be tried again: a lost connection or transaction, not a full pool. */
    static boolean repeatable(StoreException failure) {
        SQLException sql = sqlException(failure);
        if (sql == null || sql instanceof SQLTransientConnectionException || sql.getSQLState() == null) {
            return false;
        }
        return REPEATABLE.contains(sql.getSQLState()) || sql.getSQLState().startsWith("08");
    }

    private static Kind kind(SQLException sql) {
        if (sql instanceof SQLTransientConnectionException) {
            return Kind.UNAVAILABLE;
        }
        if (sql instanceof SQLiteException sqlite) {
            if (SQLITE_CONFLICT.contains(sqlite.getResultCode())) {
                return Kind.CONFLICT;
            }
            return SQLITE_UNAVAILABLE.contains(sqlite.getResultCode().code & 0xff) ? Kind.UNAVAILABLE : Kind.FAILED;
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "23505" -> Kind.CONFLICT;
            case "40001", "40P01", "25006", "55P03" -> Kind.UNAVAILABLE;
            default -> state.matches("(08|53|57P|58).*") ? Kind.UNAVAILABLE : Kind.FAILED;
        };
    }

    private static List<String> columns(SQLException sql) {
        if (sql instanceof PSQLException postgres) {
            ServerErrorMessage server = postgres.getServerErrorMessage();
            String detail = server == null ? null : server.getDetail();
            return detail == null ? List.of() : split(POSTGRES_COLUMNS.matcher(detail));
        }
        return split(SQLITE_COLUMNS.matcher(String.valueOf(sql.getMessage())));
    }

    private static List<String> split(Matcher columns) {
        if (!columns.find()) {
            return List.of();
        }
        return Arrays.stream(columns.group(1).split(","))
                .map(column -> column.substring(column.indexOf('.') + 1).strip())
                .toList();
    }

    private static @Nullable SQLException sqlException(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
