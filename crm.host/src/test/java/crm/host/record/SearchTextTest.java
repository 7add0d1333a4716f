package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void oneTextStandsForAllItsWaysOfWriting() {
        assertThat(SearchText.normal("ｻﾄｳ")).isEqualTo(SearchText.normal("さとう")).isEqualTo("サトウ");
        assertThat(SearchText.normal("ＡＢＣ")).isEqualTo("abc");
    }

    @Test
    void wildcardsInAQueryStandForThemselves() {
        assertThat(SearchText.asked("50%_!")).containsExactly("50%_!");
        assertThat(SearchText.pattern("50%_!")).isEqualTo("%\n50!%!_!!%");
    }

    @Test
    void aPhoneNumberIsFoundWithAndWithoutHyphens() {
        PersonData person = PersonData.EMPTY.with(Map.of("familyName", "佐藤", "phone", "03-5550-0142"));

        assertThat(words(person)).contains("0355500142", "55500142", "0142");
        assertThat(SearchText.asked("5550-0142")).containsExactly("55500142");
        assertThat(SearchText.asked("０３(5550)")).containsExactly("035550");
    }

    @Test
    void manyWordsAreCutToEight() {
        assertThat(SearchText.asked("a b c d e f g h i j")).hasSize(8);
    }

    @Test
    void aWordBeginsWhereTheScriptChangesAndAtEachKanji() {
        PersonData person = PersonData.EMPTY.with(Map.of(
                "familyName",
                "佐々木",
                "givenName",
                "花子",
                "company",
                "株式会社みなとｻｰﾋﾞｽ24",
                "email",
                "Hanako.Sato7@mail.example"));

        assertThat(words(person))
                .contains("佐々木花子", "木花子", "花子", "子", "会社ミナトサービス24", "ミナトサービス24", "サービス24", "24")
                .contains("hanako.sato7@mail.example", "sato7@mail.example", "7@mail.example", "example")
                .doesNotContain("佐々木", "ナトサービス24", "ビス24", "ako.sato7@mail.example")
                .doesNotHaveDuplicates();
    }

    @Test
    void ofALongWordThirtyTwoCharactersCount() {
        String name = "あ".repeat(40);
        List<String> words = words(PersonData.EMPTY.with(Map.of("familyName", name)));

        assertThat(words).containsExactly("ア".repeat(32));
        assertThat(SearchText.asked(name)).containsExactlyElementsOf(words);
    }

    @Test
    void marksInFrontOfAWordDoNotCountAndMarksAloneDo() {
        assertThat(SearchText.asked("@example 「山田 ☆")).containsExactly("example", "山田", "☆");
        assertThat(words(PersonData.EMPTY.with(Map.of("familyName", "☆スター")))).containsExactlyInAnyOrder("☆スター", "スター");
    }

    private static List<String> words(PersonData person) {
        return SearchText.words(SearchText.of(person));
    }
}
