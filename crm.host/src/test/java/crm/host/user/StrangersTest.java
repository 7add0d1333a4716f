package crm.host.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import crm.host.ProblemKind;
import crm.store.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final Strangers strangers = new Strangers(clock);

    private void enter(int times, String address) {
        for (int i = 0; i < times; i++) {
            strangers.enter(address);
        }
    }

    @Test
    void oneAddressTriesThirtyTimesAndThenOnceInTwoSeconds() {
        enter(30, "192.0.2.1");
        UsersTest.assertProblem(ProblemKind.TOO_MANY_ATTEMPTS, () -> strangers.enter("192.0.2.1"));

        clock.advance(Duration.ofSeconds(2));

        enter(1, "192.0.2.1");
        UsersTest.assertProblem(ProblemKind.TOO_MANY_ATTEMPTS, () -> strangers.enter("192.0.2.1"));
        enter(1, "192.0.2.2");
    }

    @Test
    void whoSignsInWellMayDoSoAnyNumberOfTimes() {
        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        strangers.enter("192.0.2.1");
                        strangers.recognised("192.0.2.1");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void manyAddressesTogetherTrySixtyTimesAndThenTenTimesASecond() {
        for (int i = 0; i < 60; i++) {
            enter(1, "192.0.2." + i);
        }
        UsersTest.assertProblem(ProblemKind.TOO_MANY_REQUESTS, () -> strangers.enter("198.51.100.1"));

        clock.advance(Duration.ofSeconds(1));

        for (int i = 0; i < 10; i++) {
            enter(1, "198.51.100." + i);
        }
        UsersTest.assertProblem(ProblemKind.TOO_MANY_REQUESTS, () -> strangers.enter("198.51.100.99"));
    }

    @Test
    void theAddressesOfOneIpv6CustomerAreOne() {
        enter(15, "2001:db8:1:2::1");
        enter(15, "2001:db8:1:2:ffff::9");

        UsersTest.assertProblem(ProblemKind.TOO_MANY_ATTEMPTS, () -> strangers.enter("2001:0db8:1:2::3"));
        enter(1, "2001:db8:1:3::1");
        enter(1, ":::");
        enter(1, "x".repeat(10_000));
    }

    @Test
    void aFloodOfAddressesDoesNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            clock.advance(Duration.ofMillis(100));
            enter(1, "10.0." + i / 256 + "." + i % 256);
        }

        assertThat(strangers.known()).isLessThanOrEqualTo(10_000);
    }
}
