package crm.social.sandbox.v2;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.rules.Switches;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls by operation and caller, in windows of 15 minutes and of 24 hours that begin with their first call. */
final class RateLimits {
    private static final int QUARTER = 15 * 60;
    private static final int DAY = 24 * 60 * 60;
    private static final int FORGET_ABOVE = 50_000;

    private record Window(long endsAt, int used) {}

    /**
     * How a caller stands.
     *
     * @param dayKind {@code user} or {@code app}
     * @param dayLimit 0 where no such limit is
     */
    record Standing(
            boolean allowed,
            int limit,
            int remaining,
            long reset,
            String dayKind,
            int dayLimit,
            int dayRemaining,
            long dayReset) {
        /** The reply with what X's headers say of it. */
        Reply on(Reply reply) {
            Reply told = reply.with("x-rate-limit-limit", String.valueOf(limit))
                    .with("x-rate-limit-remaining", String.valueOf(remaining))
                    .with("x-rate-limit-reset", String.valueOf(reset));
            if (dayLimit == 0) {
                return told;
            }
            String before = "x-" + dayKind + "-limit-24hour-";
            return told.with(before + "limit", String.valueOf(dayLimit))
                    .with(before + "remaining", String.valueOf(dayRemaining))
                    .with(before + "reset", String.valueOf(dayReset));
        }
    }

    private final SwitchBoard rules;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimits(SwitchBoard rules) {
        this.rules = rules;
    }

    /** Counts a call. */
    Standing take(Operation operation, Caller caller) {
        long now = rules.instant().getEpochSecond();
        Switches switches = rules.now();
        if (windows.size() > FORGET_ABOVE) {
            windows.values().removeIf(window -> window.endsAt <= now);
        }
        String who = caller.clientId() + " " + caller.person();
        int limit = scaled(operation.limit(caller.isAppOnly()), switches);
        Window quarter = used(operation.id() + " " + who, QUARTER, now);
        boolean byApp = operation == Operation.CREATE;
        int dayLimit = operation.perDay() == 0 ? 0 : scaled(operation.perDay(), switches);
        Window day = dayLimit == 0
                ? new Window(0, 0)
                : used("day " + operation.id() + " " + (byApp ? caller.clientId() : who), DAY, now);
        boolean allowed = !switches.rateLimits() || quarter.used <= limit && (dayLimit == 0 || day.used <= dayLimit);
        return new Standing(
                allowed,
                limit,
                Math.max(0, limit - quarter.used),
                quarter.endsAt,
                byApp ? "app" : "user",
                dayLimit,
                Math.max(0, dayLimit - day.used),
                day.endsAt);
    }

    private static int scaled(int limit, Switches switches) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(limit * switches.rateLimitScale())));
    }

    private Window used(String key, int seconds, long now) {
        return windows.compute(
                key,
                (name, window) -> window == null || window.endsAt <= now || window.endsAt > now + seconds
                        ? new Window(now + seconds, 1)
                        : new Window(window.endsAt, window.used + 1));
    }
}
