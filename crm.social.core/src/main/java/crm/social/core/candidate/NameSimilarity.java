package crm.social.core.candidate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How alike a person's name and a profile's are, from 0 to 1. Names without spaces between words (kanji, kana) are the same or not; words in Latin letters
 * are paired with those that resemble them most, in any order; a letter alone may stand for a word; a user name counts a little less than a name.
 */
final class NameSimilarity {
    private static final double IN_MORE_WORDS = 0.97;
    private static final double INITIAL = 0.45;
    private static final double ALIKE = 0.7;
    private static final double LEFT_OVER = 1 / 3.0;
    private static final double HANDLE = 0.9;
    private static final double RUN_TOGETHER = 0.95;

    /** Scripts whose names are written without spaces between their words, or with spaces that say little. */
    private static final Set<Character.UnicodeScript> UNSPACED = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI);

    private NameSimilarity() {}

    /** The best that any form of the person's name reaches with the profile's name or handle. */
    static double of(NameForms forms, String name, String handle) {
        double best = 0;
        for (String form : forms.all()) {
            best = Math.max(best, Math.max(names(form, name), HANDLE * handle(form, handle)));
        }
        return best;
    }

    /** Two names. */
    static double names(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        String closeA = a.replace(" ", "");
        String closeB = b.replace(" ", "");
        if (closeA.isEmpty() || closeB.isEmpty()) {
            return 0;
        }
        if (closeA.equals(closeB)) {
            return 1;
        }
        if (isUnspaced(closeA)) {
            return closeA.length() > 2 && closeB.contains(closeA) ? IN_MORE_WORDS : 0;
        }
        return words(List.of(a.split(" ")), List.of(b.split(" ")));
    }

    /** A name and a user name, whose words are told apart by {@code _}, capitals and digits, or not at all. */
    static double handle(String form, String handle) {
        String name = plain(form);
        if (!isLatin(name.replace(" ", ""))) {
            return 0;
        }
        String parted = plain(handle.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll("[\\d_.-]+", " "));
        String close = parted.replace(" ", "");
        List<String> words = List.of(name.split(" "));
        if (words.size() > 1 && close.equals(String.join("", words))) {
            return RUN_TOGETHER;
        }
        if (words.size() == 2 && close.equals(words.get(0).charAt(0) + words.get(1))) {
            return INITIAL + 0.1; // hsato
        }
        return parted.isEmpty() ? 0 : words(words, List.of(parted.split(" ")));
    }

    /** Pairs words, the most alike first; a word left over on either side weighs a third. */
    private static double words(List<String> one, List<String> other) {
        List<String> left = new ArrayList<>(one);
        List<String> right = new ArrayList<>(other);
        double sum = 0;
        while (!left.isEmpty() && !right.isEmpty()) {
            Pair best = mostAlike(left, right);
            left.remove(best.one());
            right.remove(best.other());
            sum += best.alike();
        }
        int pairs = Math.min(one.size(), other.size());
        return sum / (pairs + LEFT_OVER * (left.size() + right.size()));
    }

    private static Pair mostAlike(List<String> left, List<String> right) {
        Pair best = new Pair(left.get(0), right.get(0), word(left.get(0), right.get(0)));
        for (String one : left) {
            for (String other : right) {
                double alike = word(one, other);
                if (alike > best.alike()) {
                    best = new Pair(one, other, alike);
                }
            }
        }
        return best;
    }

    private record Pair(String one, String other, double alike) {}

    private static double word(String one, String other) {
        if (one.length() == 1 || other.length() == 1) {
            return one.equals(other) ? 1 : one.charAt(0) == other.charAt(0) ? INITIAL : 0;
        }
        double alike = (JaroWinkler.of(one, other) + Edits.alike(one, other)) / 2;
        return alike < ALIKE ? 0 : alike;
    }

    /** Without accents, case, width and everything that is no letter. */
    static String plain(String text) {
        String open = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String bare =
                isLatin(open) ? Normalizer.normalize(open, Normalizer.Form.NFD).replaceAll("\\p{M}+", "") : open;
        return bare.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}ー]+", " ")
                .strip();
    }

    private static boolean isUnspaced(String text) {
        return text.codePoints().mapToObj(Character.UnicodeScript::of).anyMatch(UNSPACED::contains);
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }
}
