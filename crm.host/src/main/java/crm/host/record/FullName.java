package crm.host.record;

/** Puts the parts of a person's name in the order of their language. */
final class FullName {
    private FullName() {}

    /** {@code 佐藤 花子}, {@code Emily Carter}; one part alone where the other is not known. */
    static String of(String family, String given) {
        return eastAsian(family) || eastAsian(given) ? joined(family, given) : joined(given, family);
    }

    /** The reading, family name first. */
    static String reading(String family, String given) {
        return joined(family, given);
    }

    private static String joined(String first, String second) {
        return (first + " " + second).strip();
    }

    private static boolean eastAsian(String text) {
        return text.codePoints().anyMatch(point -> switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        });
    }
}
