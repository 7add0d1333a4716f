package crm.social.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person allowed an app to do. All tokens that came of it end with it. */
public record Consent(long id, String clientId, long person, List<String> scopes, Instant createdAt, boolean revoked) {

    public Consent {
        scopes = List.copyOf(scopes);
    }

    static final String COLUMNS = "consent.id, client_id, person_id, scopes, consent.created_at, revoked_at";

    static Consent read(ResultSet row) throws SQLException {
        return new Consent(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                List.of(row.getString(4).split(" ")),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getObject(6) != null);
    }

    /** Writes down a new one and answers its id. */
    public static long add(Rows rows, String clientId, long person, List<String> scopes, Instant now) {
        return rows.first(
                        "insert into consent (client_id, person_id, scopes, created_at) values (?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        clientId,
                        person,
                        String.join(" ", scopes),
                        now.toEpochMilli())
                .orElseThrow();
    }

    /** By its id. */
    public static Optional<Consent> byId(Rows rows, long id) {
        return rows.first("select " + COLUMNS + " from consent where id = ?", Consent::read, id);
    }

    /** Those of a person that still hold and of which a token was drawn, the newest first. */
    public static List<Consent> of(Rows rows, long person) {
        return rows.list(
                "select " + COLUMNS + " from consent where person_id = ? and revoked_at is null"
                        + " and exists (select 1 from token where consent_id = consent.id) order by id desc",
                Consent::read,
                person);
    }

    /** Ends it. */
    public static void revoke(Rows rows, long id, Instant now) {
        rows.change("update consent set revoked_at = ? where id = ? and revoked_at is null", now.toEpochMilli(), id);
    }

    /** Ends all that a person gave an app. */
    public static int revokeAll(Rows rows, long person, String clientId, Instant now) {
        return rows.change(
                "update consent set revoked_at = ? where person_id = ? and client_id = ? and revoked_at is null",
                now.toEpochMilli(),
                person,
                clientId);
    }

    /** Ends all others that the same person gave the same app. */
    public void revokeOthers(Rows rows, Instant now) {
        rows.change(
                "update consent set revoked_at = ? where person_id = ? and client_id = ? and id <> ? and revoked_at is null",
                now.toEpochMilli(),
                person,
                clientId,
                id);
    }
}
