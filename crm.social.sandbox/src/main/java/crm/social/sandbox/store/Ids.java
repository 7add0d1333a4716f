package crm.social.sandbox.store;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that grow with time, as X makes them: milliseconds since November 2010, shifted by 22 bits. */
public final class Ids {
    private static final long EPOCH_MILLIS = 1_288_834_974_657L;
    private static final int SHIFT = 22;

    private final AtomicLong last;

    /** Goes on after the greatest number in use. */
    public Ids(Store store) {
        last = new AtomicLong(store.read(
                rows -> Math.max(rows.number("select max(id) from post"), rows.number("select max(id) from person"))));
    }

    /** The next number, never one that was given before, even where the clock was set back. */
    public long next(Instant now) {
        long wanted = at(now);
        return last.updateAndGet(before -> Math.max(before + 1, wanted));
    }

    /** The least number of a moment. */
    public static long at(Instant moment) {
        return Math.max(0, moment.toEpochMilli() - EPOCH_MILLIS) << SHIFT;
    }
}
