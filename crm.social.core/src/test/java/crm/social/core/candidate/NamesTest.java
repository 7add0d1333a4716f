package crm.social.core.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import crm.host.api.PersonName;
import crm.social.api.Candidates.Agreement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final Path NAMES = Path.of("..", "..", "shared", "names");

    @ParameterizedTest
    @CsvSource({
        "サトウ, sato, satou, satoh",
        "オオノ, ono, oono, ohno",
        "イノウエ, inoue, inoue, inoue",
        "ハットリ, hattori, hattori, hattori",
        "マッチャ, matcha, matcha, matcha",
        "キョウコ, kyoko, kyouko, kyohko",
        "ジュンイチロウ, junichiro, junichirou, junichiroh",
        "リュウ, ryu, ryuu, ryuu",
        "ﾂﾂﾞｷ, tsuzuki, tsuzuki, tsuzuki",
        "ローラ, rora, roora, rohra"
    })
    void kanaIsWrittenAsPeopleWriteTheirNames(String kana, String usual, String spelled, String withH) {
        assertThat(Romaji.of(kana)).first().isEqualTo(usual);
        assertThat(Romaji.of(kana))
                .containsExactlyInAnyOrder(
                        Stream.of(usual, spelled, withH).distinct().toArray(String[]::new));
    }

    @Test
    void whatIsNoKanaHasNoRomaji() {
        assertThat(Romaji.of("佐藤")).isEmpty();
        assertThat(Romaji.of("")).isEmpty();
        assertThat(Romaji.of("Sato")).isEmpty();
    }

    @Test
    @DisplayName(
            "B4 S30: a Japanese name is looked for as written, then in Latin letters by its reading, in both orders")
    void theFormsOfAJapaneseName() {
        assertThat(NameForms.of(new PersonName("佐藤　花子", "佐藤", "花子", "サトウ", "ハナコ"))
                        .all())
                .startsWith("佐藤 花子")
                .containsSubsequence("Hanako Sato", "Sato Hanako", "Hanako Satou", "Hanako Satoh")
                .contains("サトウ ハナコ");
    }

    @Test
    void theFormsOfALatinName() {
        assertThat(NameForms.of(new PersonName("Emily Carter", "Carter", "Emily", "", ""))
                        .all())
                .containsExactly("Emily Carter", "Carter Emily");
        assertThat(NameForms.of("サトウ ハナコ").all()).contains("Hanako Sato");
    }

    @ParameterizedTest
    @CsvSource({
        "佐藤花子, hanako_sato, 1.0, 1.0",
        "佐藤 花子＠あおぞら商事, aozora, 0.9, 1.0",
        "Hanako Sato, x, 1.0, 1.0",
        "SATO Hanako, x, 1.0, 1.0",
        "Satō Hanako, x, 1.0, 1.0",
        "はなこ, hanako_sato, 0.85, 0.95",
        "はなこ, hanakosato, 0.8, 0.9",
        "Hanako S, hsato99, 0.5, 0.89",
        "佐々木 花子, sasaki_h, 0.0, 0.45",
        "Ichiro Tanaka, itanaka, 0.0, 0.4"
    })
    void howAlikeAreASatoHanakoAnd(String name, String handle, double least, double most) {
        NameForms forms = NameForms.of(new PersonName("佐藤 花子", "佐藤", "花子", "サトウ", "ハナコ"));
        assertThat(NameSimilarity.of(forms, name, handle)).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({
        "株式会社あおぞら商事, あおぞら商事 購買部長, FULL",
        "株式会社あおぞら商事, (株)あおぞら商事, FULL",
        "Blue Sky Trading Inc., Buyer at Blue Sky Trading, FULL",
        "Aozora Trading, working for aozora, PARTLY",
        "株式会社あおぞら商事, 画家, NONE"
    })
    void whetherAProfileNamesACompany(String company, String self, Agreement agreement) {
        assertThat(Companies.agreement(company, self)).isEqualTo(agreement);
    }

    @ParameterizedTest
    @CsvSource({"東京都, 東京, FULL", "東京, 'Tokyo, Japan', FULL", "横浜市, Yokohama, FULL", "東京, 福岡, NONE", "京都府, 東京都, NONE"})
    void whetherTwoPlacesAreTheSame(String one, String other, Agreement agreement) {
        assertThat(Places.agreement(one, other)).isEqualTo(agreement);
    }

    @Test
    @DisplayName("B4: well-known people's readings give their romaji")
    void readingsOfWellKnownPeople() throws IOException {
        List<String[]> people = table("japanese-people.tsv", "\t");
        long right = people.stream()
                .filter(person -> Romaji.of(person[1]).stream()
                        .anyMatch(person[2].toLowerCase(Locale.ROOT).replaceAll("[ ']", "")::equals))
                .count();
        assertThat((double) right / people.size()).isGreaterThan(0.97);
    }

    @Test
    @DisplayName("B4: pairs of names of the same person are told from others better than by whole-string comparison")
    void pairsOfNames() throws IOException {
        List<double[]> scored = new ArrayList<>();
        for (String[] pair : table("person-pairs.csv", ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            double score = NameSimilarity.names(bare(pair[1]), bare(pair[2]));
            scored.add(new double[] {score, pair[3].equals("true") ? 1 : 0});
        }
        double area = area(scored);
        assertThat(area).isGreaterThan(0.79); // whole-string Jaro-Winkler: 0.68
    }

    @Test
    @DisplayName("B4: somebody's own handle is more like the name than anybody else's")
    void handlesOfPublicPeople() throws IOException {
        List<String[]> people = table("name-to-handle.tsv", "\t");
        int first = 0;
        for (String[] person : people) {
            NameForms forms = NameForms.of(new PersonName(person[0], person[4], person[1], "", ""));
            double own = NameSimilarity.of(forms, "", person[8]);
            long better = people.stream()
                    .filter(other -> NameSimilarity.of(forms, "", other[8]) > own)
                    .count();
            first += own > 0 && better == 0 ? 1 : 0;
        }
        assertThat((double) first / people.size()).isGreaterThan(0.85);
    }

    private static String bare(String cell) {
        return cell.replaceAll("^\"|\"$", "");
    }

    /** The chance that a true pair scores higher than a false one. */
    private static double area(List<double[]> scored) {
        double wins = 0;
        long pairs = 0;
        for (double[] yes : scored) {
            for (double[] no : scored) {
                if (yes[1] == 1 && no[1] == 0) {
                    pairs++;
                    wins += yes[0] > no[0] ? 1 : yes[0] == no[0] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }

    private static List<String[]> table(String file, String separator) throws IOException {
        Path path = NAMES.resolve(file);
        assumeThat(path).as("the names to try on are not here").exists();
        return Files.readAllLines(path).stream()
                .skip(1)
                .map(line -> line.split(separator, -1))
                .toList();
    }
}
