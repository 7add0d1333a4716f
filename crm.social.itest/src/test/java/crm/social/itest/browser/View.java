package crm.social.itest.browser;

import java.util.Locale;

/** The languages and sizes in which every page has to be right. */
public enum View {
    JA_WIDE("ja-JP", 1280, 720),
    JA_NARROW("ja-JP", 390, 844),
    EN_WIDE("en-US", 1280, 720),
    EN_NARROW("en-US", 390, 844);

    private final Locale locale;
    private final int width;
    private final int height;

    View(String locale, int width, int height) {
        this.locale = Locale.forLanguageTag(locale);
        this.width = width;
        this.height = height;
    }

    public Locale locale() {
        return locale;
    }

    /** {@code ja} or {@code en}. */
    public String language() {
        return locale.getLanguage();
    }

    /** The same size in the other language. */
    public View inOtherLanguage() {
        return switch (this) {
            case JA_WIDE -> EN_WIDE;
            case EN_WIDE -> JA_WIDE;
            case JA_NARROW -> EN_NARROW;
            case EN_NARROW -> JA_NARROW;
        };
    }

    public int width() {
        return width;
    }

    /** Whether it is a desk's screen, and not a phone's. */
    public boolean wide() {
        return width > height;
    }

    public int height() {
        return height;
    }

    /** Such as {@code ja-1280x720}. */
    @Override
    public String toString() {
        return language() + "-" + width + "x" + height;
    }
}
