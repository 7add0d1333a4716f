package crm.social.sandbox.store;

import java.time.Instant;
import java.util.Optional;

/** An authorization code as it is kept. */
public record Code(Consent consent, String redirectUri, String challenge, Instant createdAt, boolean used) {

    /** Makes a new one for a consent. */
    public static String add(Rows rows, long consent, String redirectUri, String challenge, Instant now) {
        String code = Secrets.random(48);
        rows.change(
                "insert into code (code_hash, consent_id, redirect_uri, challenge, created_at) values (?, ?, ?, ?, ?)",
                Secrets.hash(code),
                consent,
                redirectUri,
                challenge,
                now.toEpochMilli());
        return code;
    }

    /** By the code itself. */
    public static Optional<Code> find(Rows rows, String code) {
        return rows.first(
                "select " + Consent.COLUMNS
                        + ", redirect_uri, challenge, code.created_at, used_at from code"
                        + " join consent on consent.id = code.consent_id where code_hash = ?",
                row -> new Code(
                        Consent.read(row),
                        row.getString(7),
                        row.getString(8),
                        Instant.ofEpochMilli(row.getLong(9)),
                        row.getObject(10) != null),
                Secrets.hash(code));
    }

    /** Marks it as used. */
    public static void use(Rows rows, String code, Instant now) {
        rows.change("update code set used_at = ? where code_hash = ?", now.toEpochMilli(), Secrets.hash(code));
    }
}
