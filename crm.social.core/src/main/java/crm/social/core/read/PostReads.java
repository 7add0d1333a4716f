package crm.social.core.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crm.social.api.Conversation;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.Json;
import crm.social.core.Topics;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import crm.social.core.read.ReadCache.Key;
import crm.store.Change;
import crm.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Reads posts. Those of an account that something was published for, on whichever node, are read afresh, and so are conversations then. */
@Component(service = PostReads.class, immediate = true) // remembers
public final class PostReads {
    private static final int LIMIT = 20;
    /** Conversations are kept under nobody's name: any of them may have what was published. */
    private static final String ANYBODY = "";

    private final InstalledNetworks networks;
    private final AccountCalls calls;
    private final Clock clock;
    private final ReadCache<Page<Post>> cache;
    private final ReadCache<Conversation<Post>> conversations;
    private final Subscription publications;
    private final Cache<Seen, Kept<Post>> seen = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(ProfileReads.LONGEST)
            .executor(Runnable::run)
            .build();

    @Activate
    public PostReads(
            @Reference InstalledNetworks networks,
            @Reference AccountCalls calls,
            @Reference CoreStore store,
            @Reference Clock clock) {
        this.networks = networks;
        this.calls = calls;
        this.clock = clock;
        this.cache = new ReadCache<>(clock, 5_000, ProfileReads.LONGEST);
        this.conversations = new ReadCache<>(clock, 2_000, ProfileReads.LONGEST);
        this.publications = store.changes(Topics.PUBLICATION, this::published);
    }

    @Deactivate
    public void close() {
        publications.close();
    }

    /** A post that was read. @param viewer who alone may see it; empty for everybody */
    private record Seen(String network, PostRef ref, String viewer) {}

    /** Posts of somebody, newest first. */
    public Kept<Page<Post>> timeline(AccountRow viewer, String subject, @Nullable PageToken page) {
        return timeline(viewer, subject, page, ProfileReads.FRESH);
    }

    /** Posts of somebody, newest first, as of no longer ago. */
    public Kept<Page<Post>> timeline(AccountRow viewer, String subject, @Nullable PageToken page, Duration age) {
        String network = viewer.key().network();
        Key key = new Key(network, subject, page == null ? "" : page.value(), viewer.id());
        try {
            return cache.shared(
                    key, ProfileReads.life(networks, network).within(age), () -> read(viewer, subject, page));
        } catch (SocialException e) {
            if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.SUSPENDED || e.kind() == Kind.PROTECTED) {
                forget(network, subject);
            }
            throw e;
        }
    }

    private Kept<Page<Post>> read(AccountRow viewer, String subject, @Nullable PageToken page) {
        Answer<Page<Post>> answer =
                calls.ask(viewer.id(), "timeline", (one, eyes) -> one.posts().timeline(eyes, subject, LIMIT, page));
        return remembered(viewer, answer, answer.value().items());
    }

    /** A post with what it answers and what answers it. */
    public Kept<Conversation<Post>> conversation(AccountRow viewer, PostRef post, @Nullable PageToken page) {
        String network = viewer.key().network();
        String part = post.value() + " " + (page == null ? "" : page.value());
        return conversations.shared(
                new Key(network, ANYBODY, part, viewer.id()),
                ProfileReads.life(networks, network),
                () -> read(viewer, post, page));
    }

    private Kept<Conversation<Post>> read(AccountRow viewer, PostRef post, @Nullable PageToken page) {
        Answer<Conversation<Post>> answer = calls.ask(
                viewer.id(), "conversation", (one, eyes) -> one.posts().conversation(eyes, post, LIMIT, page));
        List<Post> all = new ArrayList<>(answer.value().above());
        all.add(answer.value().post());
        all.addAll(answer.value().replies().items());
        return remembered(viewer, answer, all);
    }

    /**
     * A post, read here of late or else now; for judging what may be done with it. {@link Kind#NOT_FOUND}, {@link Kind#PROTECTED} and so on where it
     * cannot be shown.
     */
    public Kept<Post> require(AccountRow viewer, PostRef ref) {
        String network = viewer.key().network();
        return Stream.of(viewer.id(), ANYBODY)
                .flatMap(whose -> Stream.ofNullable(seen.getIfPresent(new Seen(network, ref, whose))))
                .filter(kept -> retained(network, kept))
                .max(Comparator.comparing(Kept::at))
                .orElseGet(() -> read(viewer, ref));
    }

    private boolean retained(String network, Kept<Post> kept) {
        Instant end = kept.at().plus(ProfileReads.life(networks, network).retained());
        return clock.instant().isBefore(end);
    }

    private Kept<Post> read(AccountRow viewer, PostRef ref) {
        Answer<List<Post>> answer = calls.ask(
                viewer.id(),
                "posts",
                (one, eyes) -> AccountCalls.own(one.posts().byRefs(eyes, List.of(ref))));
        if (answer.value().isEmpty()) {
            Kind why = answer.problems().isEmpty()
                    ? Kind.NOT_FOUND
                    : answer.problems().get(0).kind();
            throw new SocialException(why, "the network does not show this post");
        }
        Kept<List<Post>> read = remembered(viewer, answer, answer.value());
        return new Kept<>(read.value().get(0), read.at(), read.viewerOnly());
    }

    /** Posts were read, for whatever purpose; answers what was answered, and when. */
    <T> Kept<T> remembered(AccountRow viewer, Answer<T> answer, List<Post> posts) {
        Kept<T> read = new Kept<>(answer.value(), clock.instant(), answer.viewerOnly());
        remember(viewer, new Kept<>(posts, read.at(), read.viewerOnly()));
        return read;
    }

    /** Posts were read, for whatever purpose. */
    void remember(AccountRow viewer, Kept<List<Post>> read) {
        for (Post post : read.value()) {
            Seen place = new Seen(viewer.key().network(), post.ref(), read.viewerOnly() ? viewer.id() : ANYBODY);
            seen.put(place, new Kept<>(post, read.at(), read.viewerOnly()));
        }
    }

    /** What somebody posted is read afresh the next time. */
    public void forget(String network, String subject) {
        cache.forget(network, subject);
    }

    private void published(Change change) {
        List<String> payload = Json.strings(change.payload());
        forget(payload.get(0), payload.get(1));
        conversations.forget(payload.get(0), ANYBODY);
    }
}
