package crm.store.backup;

import crm.store.StoreException;
import crm.store.sql.FileOwnership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite files of a data folder. A copy is one moment of its store, made by reading alone. Stores are copied in the order of their names: who
 * follows another store's feed is to come after it, so that what it missed is told again and nothing is told too little.
 */
final class SqliteCopies implements Copies {
    private static final String ENDING = ".db";

    private final Path data;

    SqliteCopies(Path data) {
        this.data = data.toAbsolutePath();
    }

    @Override
    public Map<String, String> write(Path folder) {
        Map<String, String> facts = new TreeMap<>(Map.of("database", "sqlite"));
        List<Path> stores = stores(data);
        if (stores.isEmpty()) {
            throw new BackupFailure("There is no store in " + data);
        }
        requireOwner();
        for (Path store : stores) {
            Path copy = folder.resolve(store.getFileName());
            copy(store, copy);
            facts.put("schema." + name(store), whole(copy));
        }
        return facts;
    }

    /** Files beside a database that another user made would keep the product from opening it. */
    private void requireOwner() {
        try {
            String owner = Files.getOwner(data).getName();
            if (!owner.equals(System.getProperty("user.name"))) {
                throw new BackupFailure("Run this as " + owner + ", who owns " + data);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new BackupFailure(data + " cannot be read", e);
        }
    }

    private static void copy(Path store, Path copy) {
        try (Connection connection = connect(store);
                PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
            Permissions.ownerOnly(copy);
            sync(copy);
        } catch (SQLException e) {
            throw new BackupFailure("Store " + name(store) + " cannot be copied: " + e.getMessage(), e);
        }
    }

    @Override
    public void check(Path folder, Manifest manifest) {
        manifest.files().keySet().forEach(file -> {
            if (!file.endsWith(ENDING)) {
                throw new BackupFailure("Not a copy of a store: " + file);
            }
            whole(folder.resolve(file));
        });
    }

    /** Demands that a file is a store without a fault. Answers the version of its tables. */
    private static String whole(Path file) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            if (!first(statement, "pragma integrity_check").equals("ok")
                    || !first(statement, "select count(*) from pragma_foreign_key_check")
                            .equals("0")) {
                throw new BackupFailure(file + " is damaged inside");
            }
            return first(statement, "select version from history order by installed_rank desc limit 1");
        } catch (SQLException e) {
            throw new BackupFailure(file + " is not a store: " + e.getMessage(), e);
        }
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public String replace(Path folder, Manifest manifest) {
        Deque<FileOwnership> owned = new ArrayDeque<>();
        try {
            for (String file : manifest.files().keySet()) {
                owned.push(FileOwnership.take(data.resolve(file)));
            }
            requireOwner();
            for (String file : manifest.files().keySet()) {
                Path beside = data.resolve(file + ".restoring");
                Files.copy(folder.resolve(file), beside, StandardCopyOption.REPLACE_EXISTING);
                Permissions.ownerOnly(beside);
                sync(beside);
            }
            Path aside = Files.createDirectory(
                    data.resolve("before-restore-"
                            + Instant.now()
                                    .truncatedTo(ChronoUnit.MILLIS)
                                    .toString()
                                    .replace(':', '-')),
                    Permissions.folder());
            for (String file : manifest.files().keySet()) {
                for (String suffix : List.of("-wal", "-shm", "")) {
                    move(data.resolve(file + suffix), aside.resolve(file + suffix));
                }
                move(data.resolve(file + ".restoring"), data.resolve(file));
            }
            return "What was there before lies in " + aside;
        } catch (StoreException e) {
            throw new BackupFailure("The product is running: stop it first. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BackupFailure("The stores could not be put back: " + e, e);
        } finally {
            owned.forEach(FileOwnership::close);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static List<Path> stores(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[a-z][a-z0-9_]*\\.db"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BackupFailure(folder + " cannot be read", e);
        }
    }

    private static String name(Path store) {
        return store.getFileName().toString().replace(ENDING, "");
    }

    private static void sync(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw new BackupFailure("There is no " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(30_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source.getConnection();
    }
}
