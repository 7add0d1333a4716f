package crm.social.core.account;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer.RateWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Remembers until when a network wants no further call of a kind from an account, so that none goes out before. */
final class RateLimits {
    private static final Duration UNTOLD = Duration.ofSeconds(30);
    private static final int MANY = 10_000;

    private final ConcurrentMap<Window, Instant> closed = new ConcurrentHashMap<>();
    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    private record Window(String accountId, String operation) {}

    /** Throws {@link Kind#RATE_LIMITED} while the limit is reached. */
    void check(String accountId, String operation) {
        Instant until = closed.get(new Window(accountId, operation));
        if (until != null && clock.instant().isBefore(until)) {
            throw new SocialException(Kind.RATE_LIMITED, operation + " rests", null, until);
        }
    }

    /** An answer told how many calls are left. */
    void told(String accountId, String operation, List<RateWindow> windows) {
        windows.stream()
                .filter(window -> window.remaining() <= 0)
                .map(RateWindow::resetsAt)
                .max(Instant::compareTo)
                .ifPresent(reset -> close(accountId, operation, reset));
    }

    /** The network refused a call. */
    void refused(String accountId, String operation, SocialException refusal) {
        close(accountId, operation, refusal.retryAt().orElseGet(() -> clock.instant()
                .plus(UNTOLD)));
    }

    private void close(String accountId, String operation, Instant until) {
        if (closed.size() > MANY) {
            Instant now = clock.instant();
            closed.values().removeIf(end -> !end.isAfter(now));
        }
        closed.merge(new Window(accountId, operation), until, (one, other) -> one.isAfter(other) ? one : other);
    }
}
