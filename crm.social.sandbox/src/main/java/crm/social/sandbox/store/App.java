package crm.social.sandbox.store;

import crm.social.sandbox.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that may ask people for consent.
 *
 * @param secretHash empty for a public client, which has no secret
 */
public record App(
        String clientId, String name, String secretHash, List<String> redirectUris, String website, int bearerVersion) {

    public App {
        redirectUris = List.copyOf(redirectUris);
    }

    private static App read(ResultSet row) throws SQLException {
        List<String> uris = new ArrayList<>();
        Json.node(row.getString(4)).forEach(uri -> uris.add(uri.asText()));
        String hash = row.getString(3);
        return new App(
                row.getString(1), row.getString(2), hash == null ? "" : hash, uris, row.getString(5), row.getInt(6));
    }

    /** Whether it has no secret. */
    public boolean isPublic() {
        return secretHash.isEmpty();
    }

    /** By its id. */
    public static Optional<App> byId(Rows rows, String clientId) {
        return rows.first(
                "select client_id, name, secret_hash, redirect_uris, website, bearer_version from app where client_id = ?",
                App::read,
                clientId);
    }

    /** All that are registered. */
    public static List<App> all(Rows rows) {
        return rows.list(
                "select client_id, name, secret_hash, redirect_uris, website, bearer_version from app order by client_id",
                App::read);
    }

    /** Registers it, or changes what was registered. */
    public void save(Rows rows) {
        rows.change(
                """
                insert into app (client_id, name, secret_hash, redirect_uris, website) values (?, ?, ?, ?, ?)
                on conflict (client_id) do update set name = excluded.name, secret_hash = excluded.secret_hash,
                  redirect_uris = excluded.redirect_uris, website = excluded.website""",
                clientId,
                name,
                secretHash.isEmpty() ? null : secretHash,
                Json.MAPPER.valueToTree(redirectUris).toString(),
                website);
    }
}
