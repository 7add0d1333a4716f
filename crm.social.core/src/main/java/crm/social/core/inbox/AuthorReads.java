package crm.social.core.inbox;

import crm.social.api.Inbox.Reason;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.Connected;
import crm.social.core.inbox.Arrivals.Read;
import crm.social.core.inbox.SourceTable.Author;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what linked people say, many in one call, those that have waited longest first. Who was never read is read apart from the others, so that nothing
 * is paid for twice; of them the newest page counts.
 */
@Component(service = AuthorReads.class)
public final class AuthorReads {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorReads.class);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;
    private static final int LARGEST_BATCH = 100;

    /** So many full calls are made in one go. */
    static final int ROUND = 10;

    private final CoreStore store;
    private final InstalledNetworks networks;
    private final Asking asking;
    private final Arrivals arrivals;
    private final InboxSettings settings;
    private final Clock clock;

    @Activate
    public AuthorReads(
            @Reference CoreStore store,
            @Reference InstalledNetworks networks,
            @Reference Asking asking,
            @Reference Arrivals arrivals,
            @Reference InboxSettings settings,
            @Reference Clock clock) {
        this.store = store;
        this.networks = networks;
        this.asking = asking;
        this.arrivals = arrivals;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads for some of those whose time has come. Answers when the next one's does; empty where nobody is linked. */
    Optional<Instant> read(Connected source) {
        for (List<Author> authors : batches(source)) {
            read(source, authors);
        }
        return store.read(tx -> SourceTable.due(tx, source.id(), source.network(), clock.instant(), 1)).stream()
                .map(first -> first.readAt().plus(settings.postsEvery()))
                .findFirst();
    }

    /** Whose time has come, in one look at all who are linked; those of whom nothing was read yet apart. */
    private List<List<Author>> batches(Connected source) {
        int limit = Math.max(
                1, Math.min(LARGEST_BATCH, networks.descriptor(source.network()).authorBatch()));
        Instant before = clock.instant().minus(settings.postsEvery());
        List<Author> due = store.read(tx -> SourceTable.due(tx, source.id(), source.network(), before, ROUND * limit));
        List<List<Author>> batches = new ArrayList<>();
        Map<Boolean, List<Author>> open = new HashMap<>();
        for (Author author : due) {
            List<Author> batch = open.get(author.read() == null);
            if (batch == null || batch.size() == limit) {
                batch = new ArrayList<>();
                open.put(author.read() == null, batch);
                batches.add(batch);
            }
            batch.add(author);
        }
        return batches;
    }

    /** A name that the network does not take at all must not cost the others their turn: it is found by halves. */
    private void read(Connected source, List<Author> authors) {
        try {
            pages(source, authors);
        } catch (SocialException e) {
            if (e.kind() != Kind.INVALID) {
                throw e;
            }
            if (authors.size() > 1) {
                int half = authors.size() / 2;
                read(source, authors.subList(0, half));
                read(source, authors.subList(half, authors.size()));
            } else {
                LOG.info("What somebody says at {} cannot be asked for", source.network());
                Read nothing = new Read(Reason.POST, List.of(), clock.instant());
                arrivals.take(source, nothing, tx -> SourceTable.authorsRead(tx, source.id(), authors, null));
            }
        }
    }

    private void pages(Connected source, List<Author> authors) {
        List<String> handles = authors.stream().map(Author::handle).toList();
        Set<String> subjects = authors.stream().map(Author::subject).collect(Collectors.toSet());
        Position before = earliest(authors);
        Instant oldest = clock.instant().minus(settings.kept());
        List<Post> read = new ArrayList<>();
        PageToken next = null;
        int pages = 0;
        do {
            Instant asked = clock.instant();
            Page<Post> page = page(source, handles, before, next);
            // A handle may be somebody else's by now.
            List<Post> theirs = page.items().stream()
                    .filter(post -> subjects.contains(post.author().key().subject()))
                    .toList();
            read.addAll(theirs);
            pages++;
            boolean last = page.next() == null || before == null || pages == MOST_PAGES;
            next = last ? null : page.next();
            Position after = Position.after(before, read, clock.instant());
            List<Post> kept =
                    theirs.stream().filter(post -> post.at().isAfter(oldest)).toList();
            boolean taken = arrivals.take(source, new Read(Reason.POST, kept, asked), tx -> {
                if (last) {
                    SourceTable.authorsRead(tx, source.id(), authors, after);
                }
            });
            next = taken ? next : null;
        } while (next != null);
    }

    /** Of all of them something is read since then; of those who are further, nothing comes twice. */
    private static @Nullable Position earliest(List<Author> authors) {
        return authors.stream()
                .map(Author::read)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Position::at))
                .orElse(null);
    }

    private Page<Post> page(
            Connected source, List<String> handles, @Nullable Position before, @Nullable PageToken next) {
        return asking.ask(source, "by-authors", (one, eyes) -> one.posts()
                .byAuthors(eyes, handles, Position.post(before), PAGE, next));
    }
}
