package crm.social.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as it is kept: its hash finds it, the token itself is nowhere.
 *
 * @param kind {@code access} or {@code refresh}
 * @param spent a refresh token that was used, or any token that was taken back
 */
public record Token(Consent consent, String kind, Instant expiresAt, boolean spent) {
    /** No refresh token lives longer; X does not say how long its own live. */
    private static final Duration REFRESH_LIFE = Duration.ofDays(183);

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                Consent.read(row), row.getString(7), Instant.ofEpochMilli(row.getLong(8)), row.getObject(9) != null);
    }

    /** By the token itself. */
    public static Optional<Token> find(Rows rows, String token) {
        return rows.first(
                "select " + Consent.COLUMNS
                        + ", kind, expires_at, spent_at from token join consent on consent.id = token.consent_id"
                        + " where token_hash = ?",
                Token::read,
                Secrets.hash(token));
    }

    /** Whether it opens anything at this moment. */
    public boolean isGood(Instant now) {
        return !spent && !consent.revoked() && now.isBefore(expiresAt);
    }

    /** Makes a new access token. */
    public static String access(Rows rows, long consent, Instant now, Duration life) {
        return add(rows, consent, "access", now, life);
    }

    /** Makes a new refresh token. */
    public static String refresh(Rows rows, long consent, Instant now) {
        return add(rows, consent, "refresh", now, REFRESH_LIFE);
    }

    private static String add(Rows rows, long consent, String kind, Instant now, Duration life) {
        String token = Secrets.random(48);
        rows.change(
                "insert into token (token_hash, consent_id, kind, created_at, expires_at) values (?, ?, ?, ?, ?)",
                Secrets.hash(token),
                consent,
                kind,
                now.toEpochMilli(),
                now.plus(life).toEpochMilli());
        return token;
    }

    /** Marks it as used up. */
    public static void spend(Rows rows, String token, Instant now) {
        rows.change(
                "update token set spent_at = ? where token_hash = ? and spent_at is null",
                now.toEpochMilli(),
                Secrets.hash(token));
    }
}
