package crm.social.itest.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A demo's SQLite files, read from outside while it runs; and what is sealed in them, opened with the keyring that lies beside. */
public final class StoredRows {
    private final Path data;

    public StoredRows(Path data) {
        this.data = data;
    }

    /** The bits of each key of the keyring. */
    public List<byte[]> keys() throws Exception {
        List<byte[]> keys = new ArrayList<>();
        try (var files = Files.newDirectoryStream(data.resolve("keys"), "*.key")) {
            for (Path file : files) {
                keys.add(Base64.getDecoder().decode(Files.readString(file).strip()));
            }
        }
        return keys;
    }

    /** The provider's memos of flows that wait, opened. */
    public List<String> memos() throws Exception {
        List<String> memos = new ArrayList<>();
        for (List<String> row :
                query("select flow_hash, network, sealed_memo from sign_in_flow where sealed_memo is not null")) {
            memos.add(open(row.get(2), row.get(0), row.get(1), "memo"));
        }
        return memos;
    }

    /** The grants, opened: what each provider wrote. */
    public List<String> grants() throws Exception {
        List<String> grants = new ArrayList<>();
        for (List<String> row : query("select id, network, sealed_grant from account where sealed_grant is not null")) {
            grants.add(open(row.get(2), row.get(0), row.get(1), "grant"));
        }
        return grants;
    }

    /** Every value of every table of a file, one a line; bytes in hex. */
    public static List<String> dump(Path file) throws SQLException {
        List<String> values = new ArrayList<>();
        for (List<String> table : query(file, "select name from sqlite_master where type = 'table'")) {
            query(file, "select * from \"" + table.get(0) + "\"").forEach(values::addAll);
        }
        return values;
    }

    private List<List<String>> query(String sql) throws SQLException {
        return query(data.resolve("social.db"), sql);
    }

    private static List<List<String>> query(Path file, String sql) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object value = rows.getObject(i);
                    row.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
                }
                found.add(row);
            }
            return found;
        }
    }

    private String open(String sealed, String... context) throws Exception {
        String[] parts = sealed.split("\\|");
        byte[] nonce = Base64.getUrlDecoder().decode(parts[2]);
        byte[] text = Base64.getUrlDecoder().decode(parts[3]);
        byte[] tag = Base64.getUrlDecoder().decode(parts[4]);
        byte[] whole = Arrays.copyOf(text, text.length + tag.length);
        System.arraycopy(tag, 0, whole, text.length, tag.length);
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(data.resolve("keys").resolve(parts[1] + ".key"))
                        .strip());
        return new String(decrypted(key, nonce, whole, context), StandardCharsets.UTF_8);
    }

    private static byte[] decrypted(byte[] key, byte[] nonce, byte[] sealed, String... context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        ByteBuffer belongs = ByteBuffer.allocate(4096);
        for (String part : context) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            belongs.put((bytes.length + ":").getBytes(StandardCharsets.US_ASCII))
                    .put(bytes);
        }
        cipher.updateAAD(belongs.flip());
        return cipher.doFinal(sealed);
    }
}
