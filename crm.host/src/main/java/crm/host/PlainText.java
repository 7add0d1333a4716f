package crm.host;

import java.util.regex.Pattern;

/** Which texts are kept at all. */
public final class PlainText {
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\uD800-\\uDFFF&&[^\\x{10000}-\\x{10FFFF}]]");

    private PlainText() {}

    /** Whether there is no control character in it but new lines and tabs, and no half of a character. */
    public static boolean wellFormed(String text) {
        return !CONTROL.matcher(text).find();
    }

    /** Whether it also stands on one line. */
    public static boolean oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\t') < 0 && wellFormed(text);
    }
}
