package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FullNameTest {
    @Test
    void theOrderIsThatOfTheLanguage() {
        assertThat(FullName.of("佐藤", "花子")).isEqualTo("佐藤 花子");
        assertThat(FullName.of("Carter", "Emily")).isEqualTo("Emily Carter");
        assertThat(FullName.of("スミス", "John")).isEqualTo("スミス John");
    }

    @Test
    void oneNameAloneIsEnough() {
        assertThat(FullName.of("", "Cher")).isEqualTo("Cher");
        assertThat(FullName.of("森", "")).isEqualTo("森");
    }
}
