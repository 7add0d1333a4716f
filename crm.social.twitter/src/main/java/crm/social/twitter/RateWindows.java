package crm.social.twitter;

import crm.social.api.provider.Answer.RateWindow;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/** X's limits as its headers tell them: a quarter of an hour for each operation, and on some a day behind it. */
final class RateWindows {
    private static final Duration AT_MOST = Duration.ofHours(25);

    private RateWindows() {}

    static List<RateWindow> of(Headers headers, String operation, Clock clock) {
        List<RateWindow> windows = new ArrayList<>();
        window(headers, "x-rate-limit-", operation, clock).ifPresent(windows::add);
        window(headers, "x-user-limit-24hour-", operation + ".day", clock).ifPresent(windows::add);
        window(headers, "x-app-limit-24hour-", operation + ".app-day", clock).ifPresent(windows::add);
        return windows;
    }

    private static Optional<RateWindow> window(Headers headers, String prefix, String name, Clock clock) {
        try {
            String limit = headers.get(prefix + "limit");
            String remaining = headers.get(prefix + "remaining");
            String reset = headers.get(prefix + "reset");
            if (limit == null || remaining == null || reset == null) {
                return Optional.empty();
            }
            Instant resetsAt = Instant.ofEpochSecond(Long.parseLong(reset.strip()));
            Instant latest = clock.instant().plus(AT_MOST);
            return Optional.of(new RateWindow(
                    name,
                    Integer.parseInt(limit.strip()),
                    Integer.parseInt(remaining.strip()),
                    resetsAt.isAfter(latest) ? latest : resetsAt));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
