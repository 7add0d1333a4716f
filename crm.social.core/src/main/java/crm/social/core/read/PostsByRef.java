package crm.social.core.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crm.social.api.Page;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.core.InstalledNetworks;
import crm.social.core.SingleFlight;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Posts of which we have the reference, read with the eyes of one account, many in one call. What was read of late is not asked for again, nor what was
 * gone; while the network does not answer, what was read before is shown for as long as it may be kept.
 */
@Component(service = PostsByRef.class, immediate = true) // remembers
public final class PostsByRef {
    /** For so long nobody is asked again: every post costs money at some networks, each time. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final int MOST = 100;

    private final InstalledNetworks networks;
    private final AccountCalls calls;
    private final PostReads posts;
    private final Clock clock;
    private final SingleFlight<Flight, Map<PostRef, Seen>> flights = new SingleFlight<>(Duration.ofSeconds(12));
    private final Cache<Key, Seen> kept = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(ProfileReads.LONGEST)
            .executor(Runnable::run)
            .build();

    @Activate
    public PostsByRef(
            @Reference InstalledNetworks networks,
            @Reference AccountCalls calls,
            @Reference PostReads posts,
            @Reference Clock clock) {
        this.networks = networks;
        this.calls = calls;
        this.posts = posts;
        this.clock = clock;
    }

    private record Key(String accountId, PostRef ref) {}

    private record Flight(String accountId, List<PostRef> refs) {}

    /**
     * What was seen where a reference points to: one of the two is there.
     *
     * @param gone why there is nothing to show
     * @param at when
     */
    public record Seen(@Nullable Post post, @Nullable Kind gone, Instant at) {}

    /** Posts came along with something else that this account read. */
    public void keep(AccountRow viewer, Answer<Page<Post>> answer) {
        Instant now = clock.instant();
        posts.remembered(viewer, answer, answer.value().items());
        answer.value().items().forEach(post -> kept.put(key(viewer, post.ref()), new Seen(post, null, now)));
    }

    /** What each reference points to. Throws only what concerns the account that looks, or us. */
    public Map<PostRef, Seen> read(AccountRow viewer, Collection<PostRef> refs) {
        Duration retained = ProfileReads.life(networks, viewer.key().network()).retained();
        Duration fresh = retained.compareTo(FRESH) < 0 ? retained : FRESH;
        Map<PostRef, Seen> found = new HashMap<>();
        List<PostRef> missing = new ArrayList<>();
        for (PostRef ref : refs.stream().distinct().toList()) {
            Seen seen = kept(viewer, ref, fresh);
            if (seen == null) {
                missing.add(ref);
            } else {
                found.put(ref, seen);
            }
        }
        for (int from = 0; from < missing.size(); from += MOST) {
            found.putAll(read(viewer, missing.subList(from, Math.min(missing.size(), from + MOST)), retained));
        }
        return found;
    }

    private Map<PostRef, Seen> read(AccountRow viewer, List<PostRef> refs, Duration retained) {
        try {
            List<PostRef> asked = List.copyOf(refs);
            return flights.get(new Flight(viewer.id(), asked), () -> ask(viewer, asked));
        } catch (SocialException e) {
            if (e.kind() == Kind.REVOKED || e.kind() == Kind.UNAVAILABLE) {
                throw e;
            }
            Map<PostRef, Seen> instead = new HashMap<>();
            for (PostRef ref : refs) {
                Seen old = kept(viewer, ref, retained);
                instead.put(ref, old == null ? new Seen(null, e.kind(), clock.instant()) : old);
            }
            return instead;
        }
    }

    private Map<PostRef, Seen> ask(AccountRow viewer, List<PostRef> refs) {
        Answer<List<Post>> answer = calls.ask(
                viewer.id(),
                "posts",
                (one, eyes) -> AccountCalls.own(one.posts().byRefs(eyes, refs)));
        Instant now = clock.instant();
        Map<PostRef, Seen> seen = new HashMap<>();
        refs.forEach(ref -> seen.put(ref, new Seen(null, Kind.NOT_FOUND, now)));
        answer.problems()
                .forEach(problem -> seen.replace(new PostRef(problem.item()), new Seen(null, problem.kind(), now)));
        answer.value().forEach(post -> seen.replace(post.ref(), new Seen(post, null, now)));
        seen.forEach((ref, what) -> kept.put(key(viewer, ref), what));
        posts.remembered(viewer, answer, answer.value());
        return Map.copyOf(seen);
    }

    private @Nullable Seen kept(AccountRow viewer, PostRef ref, Duration age) {
        Seen seen = kept.getIfPresent(key(viewer, ref));
        return seen != null && clock.instant().isBefore(seen.at().plus(age)) ? seen : null;
    }

    private static Key key(AccountRow viewer, PostRef ref) {
        return new Key(viewer.id(), ref);
    }
}
