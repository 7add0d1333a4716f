package crm.host.record;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes texts comparable: one width, one case, katakana for hiragana. Words are looked for anywhere in a record's text, since Japanese writes no
 * spaces: {@code あおぞら} finds 株式会社あおぞら商事.
 */
final class SearchText {
    private static final int MAX_WORDS = 8;
    private static final int KATAKANA_FROM_HIRAGANA = 0x60;
    private static final Pattern NUMBER = Pattern.compile("[0-9+()\\-]{3,}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern WILD = Pattern.compile("[!%_]");

    private SearchText() {}

    static String normal(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return folded.codePoints()
                .map(point -> point >= 'ぁ' && point <= 'ゖ' ? point + KATAKANA_FROM_HIRAGANA : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What a person is found by. Names stand in it with and without the space, the phone number as typed and as digits. */
    static String of(PersonData person) {
        String name = person.name();
        String reading = person.reading();
        return Stream.of(
                        name,
                        name.replace(" ", ""),
                        reading,
                        reading.replace(" ", ""),
                        person.company(),
                        person.email(),
                        person.phone(),
                        digits(person.phone()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(SearchText::normal)
                .collect(Collectors.joining("\n"));
    }

    /** The patterns of a query, with {@code !} as the escape character; each has to be found. */
    static List<String> patterns(String query) {
        return Arrays.stream(normal(query).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> NUMBER.matcher(word).matches() && !digits(word).isEmpty() ? digits(word) : word)
                .map(word -> "%" + WILD.matcher(word).replaceAll("!$0") + "%")
                .toList();
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }
}
