package crm.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Identifiers made by the application, safe in addresses and file names. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    // Of the identifier that sorts by time and was made last.
    private static long lastTime = Long.MIN_VALUE;
    private static int lastHigh;
    private static long lastLow;

    private Ids() {}

    /** Unguessable: 128 random bits, 22 characters of base64url. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(16));
    }

    /**
     * An identifier that sorts by time, on both databases: 48 bits of milliseconds and 80 more as 32 hexadecimal digits. Those made here in the same
     * millisecond sort as they were made: each is some random way behind the one before. It names things, and opens nothing: that is for {@link #random}.
     */
    public static synchronized String ordered(Instant now) {
        long time = now.toEpochMilli();
        if (time == lastTime) {
            long before = lastLow;
            lastLow += 1 + (RANDOM.nextLong() >>> 32);
            lastHigh += Long.compareUnsigned(lastLow, before) < 0 ? 1 : 0;
        } else {
            lastTime = time;
            lastHigh = RANDOM.nextInt(1 << 15); // half of what fits, so that it never runs over
            lastLow = RANDOM.nextLong();
        }
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(time, 12) + hex.toHexDigits(lastHigh, 4) + hex.toHexDigits(lastLow, 16);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
