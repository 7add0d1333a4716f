package crm.social.core.inbox;

import crm.social.api.Inbox.Reason;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.core.CoreStore;
import crm.social.core.account.Connected;
import crm.social.core.inbox.Arrivals.Read;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads what mentions the organisation's account: everything since the newest that was read before; the first time the newest page. How far it has come
 * is written when all of it stands in the inbox, so that whoever goes on after a crash misses nothing and doubles nothing.
 */
@Component(service = MentionReads.class)
public final class MentionReads {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    private final CoreStore store;
    private final Asking asking;
    private final Arrivals arrivals;
    private final InboxSettings settings;
    private final Clock clock;

    @Activate
    public MentionReads(
            @Reference CoreStore store,
            @Reference Asking asking,
            @Reference Arrivals arrivals,
            @Reference InboxSettings settings,
            @Reference Clock clock) {
        this.store = store;
        this.asking = asking;
        this.arrivals = arrivals;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads once. */
    void read(Connected source) {
        Position before = store.read(tx -> SourceTable.mentions(tx, source.id()));
        Instant oldest = clock.instant().minus(settings.kept());
        List<Post> read = new ArrayList<>();
        PageToken next = null;
        int pages = 0;
        do {
            Instant asked = clock.instant();
            Page<Post> page = page(source, before, next);
            read.addAll(page.items());
            next = page.next();
            pages++;
            boolean last = next == null
                    || before == null
                    || pages == MOST_PAGES
                    || page.items().stream().anyMatch(post -> post.at().isBefore(oldest));
            next = last ? null : next;
            Position after = Position.after(before, read, clock.instant());
            List<Post> kept = page.items().stream()
                    .filter(post -> post.at().isAfter(oldest))
                    .toList();
            boolean taken = arrivals.take(source, new Read(Reason.MENTION, kept, asked), tx -> {
                if (last && after != null) {
                    SourceTable.mentionsRead(tx, source.id(), after);
                }
            });
            next = taken ? next : null;
        } while (next != null);
    }

    private Page<Post> page(Connected source, @Nullable Position before, @Nullable PageToken next) {
        return asking.ask(
                source, "mentions", (one, eyes) -> one.mentions().mentions(eyes, Position.post(before), PAGE, next));
    }
}
