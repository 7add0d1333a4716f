package crm.social.core.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crm.social.api.SocialException;
import crm.social.core.SingleFlight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read at networks, for as long as their rules let us keep it. Of several who want the same at once one reads. What only one account may see,
 * only that account gets. While a network does not answer, what was read before is shown, with its date.
 */
final class ReadCache<T> {
    private final Cache<Key, Kept<T>> kept;
    private final SingleFlight<Key, Kept<T>> flights = new SingleFlight<>(Duration.ofSeconds(12));
    private final Clock clock;

    ReadCache(Clock clock, int size, Duration longest) {
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(longest)
                .executor(Runnable::run)
                .build();
    }

    /**
     * What is read.
     *
     * @param subject of whom
     * @param part what of it, such as a page of posts
     * @param viewer the account that reads; empty in the place of what everybody may see
     */
    record Key(String network, String subject, String part, String viewer) {
        Key everybody() {
            return new Key(network, subject, part, "");
        }
    }

    /** How long something is good: without asking again, and at all. */
    record Life(Duration fresh, Duration retained) {
        /** Asked again sooner. */
        Life within(Duration most) {
            return fresh.compareTo(most) > 0 ? new Life(most, retained) : this;
        }
    }

    /** For what is the same for all viewers unless the answer says otherwise. */
    Kept<T> shared(Key key, Life life, Supplier<Kept<T>> read) {
        return get(key, life, () -> sharedFlight(key, life, read));
    }

    /** For what is different for each viewer. */
    Kept<T> own(Key key, Life life, Supplier<Kept<T>> read) {
        return get(
                key,
                life,
                () -> flights.get(key, () -> {
                    Kept<T> landed = fresh(key, life);
                    return landed == null ? keep(key, read.get()) : landed;
                }));
    }

    /** Keeps what came along with something else. */
    Kept<T> keep(Key key, Kept<T> value) {
        kept.put(key, value);
        return value;
    }

    /** Forgets all about somebody. */
    void forget(String network, String subject) {
        Predicate<Key> about =
                key -> key.network().equals(network) && key.subject().equals(subject);
        kept.asMap().keySet().removeIf(about);
    }

    private Kept<T> get(Key key, Life life, Supplier<Kept<T>> read) {
        Kept<T> fresh = fresh(key, life);
        if (fresh != null) {
            return fresh;
        }
        try {
            return read.get();
        } catch (SocialException e) {
            Kept<T> hit = find(key);
            if (hit != null && passing(e.kind()) && younger(hit, life.retained())) {
                return hit;
            }
            throw e;
        }
    }

    /** Another viewer's flight is as good as an own one, unless it failed or brought what only that viewer may see. */
    private Kept<T> sharedFlight(Key key, Life life, Supplier<Kept<T>> read) {
        AtomicBoolean mine = new AtomicBoolean();
        try {
            Kept<T> value = flights.get(key.everybody(), () -> {
                mine.set(true);
                Kept<T> landed = fresh(key, life);
                return landed == null ? place(key, read.get()) : landed;
            });
            if (mine.get() || !value.viewerOnly()) {
                return value;
            }
        } catch (SocialException e) {
            if (mine.get()) {
                throw e;
            }
        }
        return flights.get(key, () -> place(key, read.get()));
    }

    private Kept<T> place(Key key, Kept<T> value) {
        return keep(value.viewerOnly() ? key : key.everybody(), value);
    }

    /** What is good still; asked again inside a flight, since another's may have ended in between. */
    private @Nullable Kept<T> fresh(Key key, Life life) {
        Kept<T> hit = find(key);
        return hit != null && younger(hit, life.fresh()) ? hit : null;
    }

    private @Nullable Kept<T> find(Key key) {
        Kept<T> own = kept.getIfPresent(key);
        Kept<T> everybodys = kept.getIfPresent(key.everybody());
        if (own == null || everybodys == null) {
            return own == null ? everybodys : own;
        }
        return own.at().isAfter(everybodys.at()) ? own : everybodys;
    }

    private boolean younger(Kept<T> value, Duration age) {
        Instant end = value.at().plus(age);
        return clock.instant().isBefore(end);
    }

    private static boolean passing(SocialException.Kind kind) {
        return kind == SocialException.Kind.NETWORK_DOWN || kind == SocialException.Kind.RATE_LIMITED;
    }
}
