package crm.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** The schemas of a PostgreSQL database, by PostgreSQL's own programs: one dump, of one moment of all stores. */
final class PostgresCopies implements Copies {
    private static final String DUMP = "stores.dump";

    private final PGSimpleDataSource database;
    private final Path programs;

    /** @param programs the folder of pg_dump and pg_restore, or empty for those on the path */
    PostgresCopies(String url, String user, String password, Path programs) {
        this.database = new PGSimpleDataSource();
        this.programs = programs;
        try {
            database.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new BackupFailure("Not an address of a PostgreSQL database");
        }
        database.setUser(user);
        database.setPassword(password);
        database.setApplicationName("backup");
    }

    @Override
    public Map<String, String> write(Path folder) {
        Map<String, String> facts = new TreeMap<>(Map.of("database", "postgresql"));
        List<String> command = new ArrayList<>(List.of("--format=custom", "--no-owner", "--no-privileges"));
        for (String schema : schemas()) {
            command.add("--schema=" + schema);
            facts.put("schema." + schema, version(schema));
        }
        if (facts.size() == 1) {
            throw new BackupFailure("There is no store in this database");
        }
        Path dump = folder.resolve(DUMP);
        command.add("--file=" + dump);
        run("pg_dump", command);
        Permissions.ownerOnly(dump);
        return facts;
    }

    @Override
    public void check(Path folder, Manifest manifest) {
        if (!manifest.files().containsKey(DUMP)) {
            throw new BackupFailure("Not a backup of a PostgreSQL database");
        }
        run("pg_restore", List.of("--list", folder.resolve(DUMP).toString()));
        List<String> users = ask("select distinct application_name from pg_stat_activity"
                + " where datname = current_database() and application_name like 'crm.store %'");
        if (!users.isEmpty()) {
            throw new BackupFailure("The product is running: stop all its nodes first");
        }
    }

    @Override
    public String replace(Path folder, Manifest manifest) {
        run(
                "pg_restore",
                List.of(
                        "--clean",
                        "--if-exists",
                        "--single-transaction",
                        "--exit-on-error",
                        "--no-owner",
                        "--no-privileges",
                        "--dbname=" + database.getDatabaseName(),
                        folder.resolve(DUMP).toString()));
        return "All in one transaction";
    }

    private List<String> schemas() {
        return ask("select table_schema from information_schema.tables where table_name = 'store_history' order by 1");
    }

    private String version(String schema) {
        return ask("select version from " + schema + ".history order by installed_rank desc limit 1")
                .get(0);
    }

    private List<String> ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new BackupFailure("The database does not answer: SQLState " + e.getSQLState());
        }
    }

    /** The password goes by the environment, which other users cannot see. */
    private void run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", database.getServerNames()[0],
                        "PGPORT", Integer.toString(port()),
                        "PGDATABASE", database.getDatabaseName(),
                        "PGUSER", database.getUser(),
                        "PGPASSWORD", database.getPassword()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said;
            try (InputStream in = process.getInputStream()) {
                said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (process.waitFor() != 0) {
                throw new BackupFailure(program + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new BackupFailure(program + " cannot be started; install PostgreSQL's client programs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure(program + " was interrupted", e);
        }
    }

    private int port() {
        int port = database.getPortNumbers()[0];
        return port == 0 ? 5432 : port;
    }
}
