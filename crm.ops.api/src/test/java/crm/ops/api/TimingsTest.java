package crm.ops.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private final Timings timings = new Timings("x_seconds", "Help.", "route", "status");

    @Test
    void eachDurationFallsIntoItsBucket() {
        timings.record(Duration.ofMillis(5), "a", "200");
        timings.record(Duration.ofMillis(6), "a", "200");
        timings.record(Duration.ofMinutes(1), "a", "200");

        Figure.Distribution read = timings.read().distributions().get(0);

        assertThat(read.labels()).isEqualTo(Map.of("route", "a", "status", "200"));
        assertThat(read.counts())
                .hasSize(Timings.bounds().size() + 1)
                .startsWith(1L, 1L)
                .endsWith(0L, 1L);
        assertThat(read.seconds()).isEqualTo(60.011);
    }

    @Test
    void aMistakeInLabelsDoesNotFillTheMemory() {
        for (int i = 0; i < 5_000; i++) {
            timings.record(Duration.ZERO, "route-" + i, "200");
        }

        assertThat(timings.read().distributions())
                .hasSizeLessThanOrEqualTo(1_001)
                .anyMatch(one -> one.labels().equals(Map.of("route", "other", "status", "other")));
    }

    @Test
    void labelsHaveTheirNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> timings.record(Duration.ZERO, "a"));
    }
}
