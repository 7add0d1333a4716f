package crm.social.core.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** To what something sealed belongs, in bytes. */
final class Context {
    private Context() {}

    /** Each part with its length before it, so that no two lists of parts look the same. */
    static byte[] bytes(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
