package crm.social.web.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Opaque references as they travel: base64url, so that they may stand in a path. */
public final class Opaque {
    private Opaque() {}

    /** For the wire. */
    public static String write(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** From the wire. */
    public static String read(String wire) {
        return new String(Base64.getUrlDecoder().decode(wire), StandardCharsets.UTF_8);
    }
}
