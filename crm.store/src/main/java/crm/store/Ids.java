package crm.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Identifiers made by the application: unguessable, safe in addresses and file names. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** 128 random bits: 22 characters of base64url. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(16));
    }

    /**
     * An identifier that sorts by time (to the millisecond), on both databases: 48 bits of time and 80 random bits as
     * 32 hexadecimal digits.
     */
    public static String ordered(Instant now) {
        return HexFormat.of().toHexDigits(now.toEpochMilli(), 12)
                + HexFormat.of().formatHex(bytes(10));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
