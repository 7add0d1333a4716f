package crm.social.sandbox.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables, as numbered scripts that are each run once, in order. */
final class Schema {
    private static final List<String> SCRIPTS = List.of("1-network.sql", "2-oauth.sql", "3-media.sql");

    private final Rows rows;

    Schema(Rows rows) {
        this.rows = rows;
    }

    void migrate() {
        int version = (int) rows.number("pragma user_version");
        if (version > SCRIPTS.size()) {
            throw new IllegalStateException("The data was written by a newer sandbox (version " + version + ")");
        }
        for (int next = version; next < SCRIPTS.size(); next++) {
            rows.change("begin immediate");
            rows.script(read(SCRIPTS.get(next)));
            rows.script("pragma user_version = " + (next + 1));
            rows.change("commit");
        }
    }

    private static String read(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("/schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
