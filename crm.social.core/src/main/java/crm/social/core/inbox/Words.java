package crm.social.core.inbox;

import crm.host.api.PersonName;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By what an item is found: one width, one case, katakana for hiragana; words stand anywhere, since Japanese writes no spaces. */
final class Words {
    private static final int MOST = 8;
    private static final int KATAKANA_FROM_HIRAGANA = 'ァ' - 'ぁ';
    private static final Pattern WILD = Pattern.compile("[!%_]");

    private Words() {}

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(point -> point >= 'ぁ' && point <= 'ゖ' ? point + KATAKANA_FROM_HIRAGANA : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What a record is found by: its name, with and without the space, and its reading. */
    static String of(PersonName name) {
        String reading = (name.familyReading() + " " + name.givenReading()).strip();
        return Stream.of(name.full(), bare(name.full()), reading, bare(reading))
                .filter(text -> !text.isEmpty())
                .map(Words::normal)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s　]+", "");
    }

    /** The patterns of what somebody looks for, with {@code !} as the escape character; each has to be found. An {@code @} before a handle is left out. */
    static List<String> patterns(String looked) {
        return Arrays.stream(normal(looked).split("[\\s　]+"))
                .map(word -> word.startsWith("@") ? word.substring(1) : word)
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .map(word -> "%" + WILD.matcher(word).replaceAll("!$0") + "%")
                .toList();
    }
}
