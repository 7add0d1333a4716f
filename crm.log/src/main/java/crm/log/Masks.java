package crm.log;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out what looks like a secret. Nobody logs one on purpose; this is for exceptions of libraries, and for mistakes. */
final class Masks {
    private static final String HIDDEN = "***";

    private record Mask(Pattern pattern, String instead) {}

    private static final List<Mask> MASKS = List.of(
            new Mask(Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}"), "$1 " + HIDDEN),
            new Mask(
                    Pattern.compile(
                            "(?i)((?:access_|refresh_|id_)token|client_?secret|password|passwd|code_?verifier|api_?key)"
                                    + "(\"?\\s*[=:]\\s*\"?)[^\\s\"'&,;}]+"),
                    "$1$2" + HIDDEN),
            new Mask(
                    Pattern.compile("(?i)([?&](?:code|state|token|oauth_token|oauth_verifier)=)[^\\s\"'&]+"),
                    "$1" + HIDDEN),
            new Mask(Pattern.compile("(://[^/\\s:@]+:)[^/\\s@]+@"), "$1" + HIDDEN + "@"),
            new Mask(Pattern.compile("\\bv1\\|[^|\\s]+\\|[^|\\s]+\\|[^|\\s]*\\|?[^|\\s]*"), "v1|" + HIDDEN));

    private Masks() {}

    static String hide(String text) {
        String hidden = text;
        for (Mask mask : MASKS) {
            hidden = mask.pattern().matcher(hidden).replaceAll(mask.instead());
        }
        return hidden;
    }
}
