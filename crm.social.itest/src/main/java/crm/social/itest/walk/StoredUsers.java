package crm.social.itest.walk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Many standard users with a session each, written into the file that holds them: a password takes a tenth of a second to be hashed, each time. The
 * host reads them when the next user is registered by an administrator.
 */
final class StoredUsers {
    private static final String MARK = "many-";

    private StoredUsers() {}

    /** @return the value of each one's session cookie */
    static List<String> join(int count) throws Exception {
        long now = Instant.now().toEpochMilli();
        List<String> cookies = new ArrayList<>();
        try (Connection connection = StoredFile.open("host.db");
                PreparedStatement user = connection.prepareStatement(
                        "insert into app_user (id, version, login, name, password, profile_id, locale, active, created_at)"
                                + " values (?, 1, ?, ?, '', 'standard', 'ja', true, ?)");
                PreparedStatement session = connection.prepareStatement(
                        "insert into session (id, user_id, created_at, used_at) values (?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                String id = MARK + i;
                String cookie = digest(id + now);
                cookies.add(cookie);
                user.setString(1, id);
                user.setString(2, id);
                user.setString(3, "利用者 " + i);
                user.setLong(4, now);
                user.execute();
                session.setString(1, digest("session:" + cookie));
                session.setString(2, id);
                session.setLong(3, now);
                session.setLong(4, now);
                session.execute();
            }
            connection.commit();
        }
        return cookies;
    }

    /** 43 characters, as the host digests the value of a cookie. */
    private static String digest(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** All of them are gone. */
    static void leave() throws Exception {
        try (Connection connection = StoredFile.open("host.db");
                Statement statement = connection.createStatement()) {
            statement.execute("delete from session where user_id like '" + MARK + "%'");
            statement.execute("delete from app_user where id like '" + MARK + "%'");
        }
    }
}
