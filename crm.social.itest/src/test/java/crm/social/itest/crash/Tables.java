package crm.social.itest.crash;

import crm.store.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A look from outside into the tables of a CRM that runs. Never while it is down: whoever opens an SQLite file first after a kill repairs it, and that has
 * to be the product.
 */
final class Tables {
    private static final int PATIENCE_MS = 20_000;

    private interface Opening {
        Connection open(String store) throws SQLException;
    }

    private final Opening opening;

    private Tables(Opening opening) {
        this.opening = opening;
    }

    /** The files in a data folder. */
    static Tables sqlite(Path data) {
        return new Tables(store -> open(data.resolve(store + ".db")));
    }

    /** The schemas of a database of the tests' server. */
    static Tables postgres(String url) {
        return new Tables(store -> DriverManager.getConnection(
                url + "?currentSchema=" + store, PostgresServer.USER, PostgresServer.PASSWORD));
    }

    private static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    /** Rows of the host's store, each value as text; an empty text for null. */
    List<List<String>> host(String sql) {
        return rows("host", sql);
    }

    /** Rows of core's store. */
    List<List<String>> social(String sql) {
        return rows("social", sql);
    }

    /** The one number that a query of core's store answers. */
    long socialNumber(String sql) {
        return Long.parseLong(social(sql).get(0).get(0));
    }

    private List<List<String>> rows(String store, String sql) {
        try (Connection connection = opening.open(store)) {
            return rows(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Rows of a file that is nobody's business but its server's. */
    static List<List<String>> of(Path file, String sql) {
        try (Connection connection = open(file)) {
            return rows(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> found = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    row.add(value == null ? "" : value);
                }
                found.add(row);
            }
            return found;
        }
    }
}
