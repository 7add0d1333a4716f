package crm.social.sandbox.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes whoever guesses passwords wait: from the fifth wrong one on a second, then two, four, up to a minute. */
final class SignInAttempts {
    private static final int FREE = 5;
    private static final long LONGEST_SECONDS = 60;
    private static final int FORGET_ABOVE = 10_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    Duration mustWait(String typed) {
        Failures known = failures.get(key(typed));
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.until) ? Duration.ZERO : Duration.between(now, known.until);
    }

    void failed(String typed) {
        if (failures.size() > FORGET_ABOVE) {
            failures.clear();
        }
        failures.merge(key(typed), new Failures(1, clock.instant()), (before, one) -> {
            int count = before.count + 1;
            long seconds = count < FREE ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(10, count - FREE));
            return new Failures(count, clock.instant().plusSeconds(seconds));
        });
    }

    void succeeded(String typed) {
        failures.remove(key(typed));
    }

    private static String key(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
