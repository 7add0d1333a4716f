package crm.host.record;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes texts comparable (one width, one case, katakana for hiragana) and finds where in them words begin. Japanese writes no spaces: a word begins where
 * the script changes, and at each kanji, so that {@code あおぞら} and {@code 商事} find 株式会社あおぞら商事.
 */
final class SearchText {
    /** So many characters of a word count. */
    static final int LONGEST = 32;

    private static final int MOST_STARTS = 40;
    private static final int MOST_ASKED = 8;
    private static final int KATAKANA_FROM_HIRAGANA = 0x60;
    private static final Pattern NUMBER = Pattern.compile("[0-9+()\\-]{3,}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern WILD = Pattern.compile("[!%_]");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKS_IN_FRONT = Pattern.compile("^[^\\p{L}\\p{N}]+(?=.)");

    private SearchText() {}

    static String normal(String text) {
        return katakana(folded(text));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String katakana(String text) {
        return text.codePoints()
                .map(point -> point >= 'ぁ' && point <= 'ゖ' ? point + KATAKANA_FROM_HIRAGANA : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The words that a person is found by, each behind a line break. Names stand in it with and without the space, phone numbers as digits. */
    static String of(PersonData person) {
        Stream<String> names = Stream.of(person.name(), person.reading())
                .flatMap(name -> Stream.of(name, SPACE.matcher(name).replaceAll("")));
        return of(Stream.concat(names, Stream.of(person.company(), person.email())), person.phone());
    }

    /** The same for something that has a name only. */
    static String of(String name) {
        return of(Stream.of(name), "");
    }

    private static String of(Stream<String> texts, String phone) {
        NavigableSet<String> words = new TreeSet<>(numbers(phone));
        texts.forEach(text -> words.addAll(begun(folded(text))));
        StringBuilder search = new StringBuilder();
        String last = null;
        for (String word : words.descendingSet()) {
            // What another word begins with is found by that one.
            if (last == null || !last.startsWith(word)) {
                search.append('\n').append(word);
                last = word;
            }
        }
        return search.isEmpty() ? "\n" : search.toString();
    }

    private static List<String> begun(String text) {
        return SPACE.splitAsStream(text)
                .filter(token -> !token.isEmpty())
                .flatMap(token -> starts(token).stream().map(token::substring))
                .limit(MOST_STARTS)
                .map(word -> cut(katakana(word)))
                .toList();
    }

    /** A number from each of its groups on. */
    private static List<String> numbers(String phone) {
        List<String> groups = Arrays.stream(NO_DIGIT.split(Normalizer.normalize(phone, Normalizer.Form.NFKC)))
                .filter(group -> !group.isEmpty())
                .toList();
        List<String> numbers = new ArrayList<>();
        for (int from = 0; from < groups.size(); from++) {
            numbers.add(cut(String.join("", groups.subList(from, groups.size()))));
        }
        return numbers;
    }

    /** Where words begin in a text without spaces. */
    private static List<Integer> starts(String token) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        int before = token.codePointAt(0);
        for (int at = Character.charCount(before); at < token.length(); at += Character.charCount(before)) {
            int point = token.codePointAt(at);
            if (begins(before, point)) {
                starts.add(at);
            }
            before = point;
        }
        return starts;
    }

    private static boolean begins(int before, int point) {
        if (!Character.isLetterOrDigit(point)) {
            return false;
        }
        UnicodeScript script = script(point);
        // A sound lengthened or a mark of repetition belongs to what stands before it.
        return script == UnicodeScript.HAN
                || !Character.isLetterOrDigit(before)
                || Character.isDigit(before) != Character.isDigit(point)
                || (script != script(before)
                        && script != UnicodeScript.COMMON
                        && script(before) != UnicodeScript.COMMON);
    }

    private static UnicodeScript script(int point) {
        return UnicodeScript.of(point);
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    /** The words of a record's text, as {@link #of(PersonData)} made it. */
    static List<String> words(String search) {
        return search.lines().filter(word -> !word.isEmpty()).toList();
    }

    /** The words of a query; each has to be found. */
    static Collection<String> asked(String query) {
        Set<String> asked = new LinkedHashSet<>();
        SPACE.splitAsStream(normal(query))
                .filter(word -> !word.isEmpty())
                .map(word -> NUMBER.matcher(word).matches() && !digits(word).isEmpty() ? digits(word) : word)
                .map(word -> MARKS_IN_FRONT.matcher(word).replaceFirst(""))
                .limit(MOST_ASKED)
                .forEach(word -> asked.add(cut(word)));
        return asked;
    }

    /** What to look for a word by, with {@code !} as the escape character, where records are walked over. */
    static String pattern(String word) {
        return "%\n" + WILD.matcher(word).replaceAll("!$0") + "%";
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }
}
