package crm.social.core;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.util.regex.Pattern;

/** By what a caller says that two requests are one. */
public final class IdempotencyKey {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private IdempotencyKey() {}

    /** Throws {@link Kind#INVALID} for what is no such key. */
    public static void check(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new SocialException(Kind.INVALID, "a key has 16 to 128 letters, digits, _ and -");
        }
    }
}
