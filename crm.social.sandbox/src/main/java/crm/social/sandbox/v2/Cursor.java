package crm.social.sandbox.v2;

import crm.social.sandbox.store.Secrets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a list goes on, as a token that means nothing to others.
 *
 * @param back whether newer things are wanted
 */
record Cursor(boolean back, long place) {
    private static final int CHECK_LENGTH = 6;
    private static final int PLACE_LENGTH = 13;

    String token() {
        String digits = Long.toString(place, 36);
        String body = (back ? "zl" : "b2") + "0".repeat(PLACE_LENGTH - digits.length()) + digits;
        return body + check(body);
    }

    static Optional<Cursor> read(String token) {
        if (!token.matches("(zl|b2)[0-9a-z]{" + (PLACE_LENGTH + CHECK_LENGTH) + "}")) {
            return Optional.empty();
        }
        String body = token.substring(0, 2 + PLACE_LENGTH);
        if (!token.endsWith(check(body))) {
            return Optional.empty();
        }
        return Optional.of(new Cursor(body.startsWith("zl"), Long.parseLong(body.substring(2), 36)));
    }

    private static String check(String body) {
        byte[] hash = Secrets.hash("cursor " + body).getBytes(StandardCharsets.US_ASCII);
        return new BigInteger(1, hash).toString(36).substring(0, CHECK_LENGTH);
    }
}
