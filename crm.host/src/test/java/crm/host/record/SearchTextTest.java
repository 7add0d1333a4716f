package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(SearchText.patterns("50%_!")).containsExactly("%50!%!_!!%");
    }

    @Test
    void aPhoneNumberIsFoundWithAndWithoutHyphens() {
        PersonData person = PersonData.EMPTY.with(Map.of("familyName", "佐藤", "phone", "03-5550-0142"));

        assertThat(SearchText.of(person)).contains("0355500142").contains("03-5550-0142");
        assertThat(SearchText.patterns("5550-0142")).containsExactly("%55500142%");
    }

    @Test
    void manyWordsAreCutToEight() {
        assertThat(SearchText.patterns("a b c d e f g h i j")).hasSize(8);
    }
}
