package crm.social.core.candidate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kana in Latin letters by Hepburn's rules, as people write their names: long vowels short (Sato) first, then as they are spelled (Satou), then with an h
 * (Satoh, Ohno).
 */
final class Romaji {
    private static final String SINGLE = """
            あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi す su せ se そ so た ta ち chi つ tsu て te と to
            な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu め me も mo や ya ゆ yu よ yo
            ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji ず zu ぜ ze ぞ zo
            だ da ぢ ji づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu
            ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo ゎ wa
            """;
    private static final String DOUBLE = """
            きゃ kya きゅ kyu きょ kyo しゃ sha しゅ shu しょ sho しぇ she ちゃ cha ちゅ chu ちょ cho ちぇ che にゃ nya にゅ nyu にょ nyo
            ひゃ hya ひゅ hyu ひょ hyo みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo ぎゃ gya ぎゅ gyu ぎょ gyo
            じゃ ja じゅ ju じょ jo じぇ je ぢゃ ja ぢゅ ju ぢょ jo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo
            ふぁ fa ふぃ fi ふぇ fe ふぉ fo てぃ ti でぃ di うぃ wi うぇ we うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo
            """;
    private static final Map<String, String> SOUNDS = table(SINGLE + DOUBLE);
    private static final char DOUBLED = 'っ';
    private static final char LONG = 'ー';

    private Romaji() {}

    /** Ways to write a reading, the usual one first; none for what is not all kana. */
    static List<String> of(String reading) {
        Optional<String> spelled = spelled(hiragana(reading));
        if (spelled.isEmpty()) {
            return List.of();
        }
        Set<String> ways = new LinkedHashSet<>();
        ways.add(shortened(spelled.get()));
        ways.add(spelled.get());
        ways.add(withH(spelled.get()));
        return new ArrayList<>(ways);
    }

    /** Whether a text is written in kana alone. */
    static boolean isKana(String text) {
        return !text.isBlank() && spelled(hiragana(text.replaceAll("\\s+", ""))).isPresent();
    }

    /** Katakana (of half width, too) as hiragana. */
    static String hiragana(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .mapToObj(letter -> Character.toString(letter >= 'ァ' && letter <= 'ヴ' ? letter - 'ァ' + 'ぁ' : letter))
                .collect(Collectors.joining());
    }

    /** Letter by letter: さとう is satou. */
    private static Optional<String> spelled(String kana) {
        StringBuilder out = new StringBuilder();
        boolean doubled = false;
        for (int i = 0; i < kana.length(); ) {
            char letter = kana.charAt(i);
            if (letter == DOUBLED || letter == LONG) {
                doubled = letter == DOUBLED;
                if (letter == LONG && !out.isEmpty()) {
                    out.append(out.charAt(out.length() - 1));
                }
                i++;
                continue;
            }
            String two = i + 2 <= kana.length() ? SOUNDS.get(kana.substring(i, i + 2)) : null;
            String sound = two == null ? SOUNDS.get(kana.substring(i, i + 1)) : two;
            if (sound == null) {
                return Optional.empty();
            }
            out.append(doubled ? doubledConsonant(sound) : "").append(sound);
            doubled = false;
            i += two == null ? 1 : 2;
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }

    private static String doubledConsonant(String sound) {
        return sound.startsWith("ch") ? "t" : sound.substring(0, 1);
    }

    /** Long o and u as one letter; not where the u begins a part of its own, as in Inoue. */
    private static String shortened(String spelled) {
        return spelled.replaceAll("ou(?![aeiou])", "o").replaceAll("oo", "o").replaceAll("uu", "u");
    }

    private static String withH(String spelled) {
        return spelled.replaceAll("ou(?![aeiou])", "oh").replaceAll("oo", "oh");
    }

    private static Map<String, String> table(String pairs) {
        String[] words = pairs.strip().split("\\s+");
        return Stream.iterate(0, i -> i < words.length, i -> i + 2)
                .collect(Collectors.toUnmodifiableMap(i -> words[i], i -> words[i + 1]));
    }

    /** With a capital first letter, as a name is written. */
    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
