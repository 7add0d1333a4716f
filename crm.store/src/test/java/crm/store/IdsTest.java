package crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.123Z");

    @Test
    void laterOnesSortBehind() {
        List<String> ids = Stream.iterate(NOW, time -> time.plusMillis(1))
                .limit(1_000)
                .map(Ids::ordered)
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void thoseOfOneMillisecondSortAsTheyWereMade() {
        for (int round = 0; round < 200; round++) {
            Instant now = NOW.plusMillis(round);
            List<String> ids =
                    Stream.generate(() -> Ids.ordered(now)).limit(500).toList();
            assertThat(ids)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.startsWith(ids.get(0).substring(0, 12)));
        }
    }

    @Test
    void severalThreadsMakeNoneTwice() {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(i -> ids.add(Ids.ordered(NOW.plusMillis(i % 3))));
        assertThat(ids).hasSize(20_000);
    }
}
