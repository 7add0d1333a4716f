package crm.social.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final Size small = Size.SMALL;
    private final Size big = Size.BIG.tiny();

    @Test
    void theSameSeedMakesTheSamePeople() {
        assertThat(new People(7).leads(big)).isEqualTo(new People(7).leads(big));
        assertThat(new People(7).leads(big)).isNotEqualTo(new People(8).leads(big));
    }

    @Test
    void everybodysHandleIsTheirOwnAndOneThatXTakes() {
        People people = new People(1);
        List<String> handles = Stream.of(small, big)
                .flatMap(size -> Stream.of(people.contacts(size), people.leads(size), strangers(people, size)))
                .flatMap(List::stream)
                .map(Person::handle)
                .filter(handle -> !handle.isEmpty())
                .toList();
        assertThat(handles).doesNotHaveDuplicates().allMatch(handle -> handle.matches("[a-z0-9_]{1,15}"));
        assertThat(handles).hasSize(small.linked() + small.strangers() + big.linked() + big.strangers());
    }

    @Test
    void asManySpeakAsTheSocialTabHoldsItems() {
        List<Person> speakers = new People(1).speakers(big);
        assertThat(speakers).hasSize(big.items() - big.strangers());
        assertThat(speakers.stream().distinct()).hasSize(speakers.size() / 5);
        assertThat(speakers).allMatch(person -> !person.handle().isEmpty());
    }

    private static List<Person> strangers(People people, Size size) {
        return IntStream.range(0, size.strangers())
                .mapToObj(number -> people.stranger(size, number))
                .toList();
    }
}
