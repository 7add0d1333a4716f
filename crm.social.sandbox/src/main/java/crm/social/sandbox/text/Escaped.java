package crm.social.sandbox.text;

/** A text as X's API gives it: {@code &}, {@code <} and {@code >} escaped, places counted in code points of the escaped text. */
public final class Escaped {
    private final String plain;

    public Escaped(String plain) {
        this.plain = plain;
    }

    /** The escaped text. */
    public String text() {
        return escape(plain);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Where the place at this UTF-16 index of the plain text is in the escaped one, in code points. */
    public int place(int index) {
        String before = escape(plain.substring(0, index));
        return before.codePointCount(0, before.length());
    }
}
