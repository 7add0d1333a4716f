package crm.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One step of a schema: plain SQL that SQLite and PostgreSQL both take, applied once, in one transaction, and never
 * changed afterwards. Tables named {@code store_…} belong to the store itself.
 *
 * @param file the file's name, {@code V001__first_tables.sql}: version and description
 * @param sql statements, each ended by a semicolon
 */
public record Migration(String file, String sql) {

    private static final Pattern FILE = Pattern.compile("V\\d+([._]\\d+)*__\\w+\\.sql");

    public Migration {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("Not a migration's file name: " + file);
        }
    }

    /**
     * Reads migrations from the bundle (or jar) of a class. The files are named one by one because a bundle's class
     * loader cannot be listed.
     *
     * @param anchor a class of the bundle that holds the files
     * @param folder the folder from the bundle's root, {@code db/migration}
     */
    public static List<Migration> in(Class<?> anchor, String folder, String... files) {
        return Arrays.stream(files)
                .map(file -> new Migration(file, text(anchor, "/" + folder + "/" + file)))
                .toList();
    }

    private static String text(Class<?> anchor, String path) {
        try (InputStream in = anchor.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No such file beside " + anchor.getName() + ": " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
