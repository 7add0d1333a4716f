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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Reads posts. Those of an account that something was published for, on whichever node, are read afresh. */
@Component(service = PostReads.class, immediate = true) // remembers
public final class PostReads {
    private static final int LIMIT = 20;

    private final InstalledNetworks networks;
    private final AccountCalls calls;
    private final Clock clock;
    private final ReadCache<Page<Post>> cache;
    private final Subscription publications;
    private final Cache<String, Kept<Post>> seen = Caffeine.newBuilder()
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
        this.publications = store.changes(Topics.PUBLICATION, this::published);
    }

    @Deactivate
    public void close() {
        publications.close();
    }

    /** Posts of somebody, newest first. */
    public Kept<Page<Post>> timeline(AccountRow viewer, String subject, @Nullable PageToken page) {
        String network = viewer.key().network();
        Key key = new Key(network, subject, page == null ? "" : page.value(), viewer.id());
        try {
            return cache.shared(key, ProfileReads.life(networks, network), () -> read(viewer, subject, page));
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
        Kept<Page<Post>> read = new Kept<>(answer.value(), clock.instant(), answer.viewerOnly());
        remember(viewer, new Kept<>(answer.value().items(), read.at(), read.viewerOnly()));
        return read;
    }

    /** A post with what it answers and what answers it. */
    public Kept<Conversation<Post>> conversation(AccountRow viewer, PostRef post, @Nullable PageToken page) {
        Answer<Conversation<Post>> answer = calls.ask(
                viewer.id(), "conversation", (one, eyes) -> one.posts().conversation(eyes, post, LIMIT, page));
        Kept<Conversation<Post>> read = new Kept<>(answer.value(), clock.instant(), answer.viewerOnly());
        remember(viewer, new Kept<>(List.of(answer.value().post()), read.at(), read.viewerOnly()));
        remember(viewer, new Kept<>(answer.value().above(), read.at(), read.viewerOnly()));
        remember(viewer, new Kept<>(answer.value().replies().items(), read.at(), read.viewerOnly()));
        return read;
    }

    /** Posts were read, for whatever purpose. */
    void remember(AccountRow viewer, Kept<List<Post>> read) {
        for (Post post : read.value()) {
            seen.put(viewer.key().network() + " " + post.ref().value(), new Kept<>(post, read.at(), read.viewerOnly()));
        }
    }

    /** A post that was read here of late; for judging what may be done with it. */
    public Optional<Post> seen(String network, PostRef ref) {
        Kept<Post> kept = seen.getIfPresent(network + " " + ref.value());
        boolean retained = kept != null
                && clock.instant()
                        .isBefore(kept.at()
                                .plus(ProfileReads.life(networks, network).retained()));
        return retained ? Optional.of(kept.value()) : Optional.empty();
    }

    /** What somebody posted is read afresh the next time. */
    public void forget(String network, String subject) {
        cache.forget(network, subject);
    }

    private void published(Change change) {
        List<String> payload = Json.strings(change.payload());
        forget(payload.get(0), payload.get(1));
    }
}
