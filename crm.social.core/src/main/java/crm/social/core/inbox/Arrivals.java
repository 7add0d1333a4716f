package crm.social.core.inbox;

import crm.social.api.Inbox.Reason;
import crm.social.api.Post;
import crm.social.core.CoreStore;
import crm.social.core.account.Connected;
import crm.social.core.link.Lessons;
import crm.social.core.link.LinkTable;
import crm.store.Ids;
import crm.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was read at a network comes into the columns: references, not words. What is there already stays. */
@Component(service = Arrivals.class)
public final class Arrivals {
    private final CoreStore store;
    private final Placement placement;
    private final News news;
    private final Lessons lessons;

    @Activate
    public Arrivals(
            @Reference CoreStore store,
            @Reference Placement placement,
            @Reference News news,
            @Reference Lessons lessons) {
        this.store = store;
        this.placement = placement;
        this.news = news;
        this.lessons = lessons;
    }

    /**
     * Posts that were read.
     *
     * @param asked when the network was asked: what was learned of the authors since then is newer
     */
    record Read(Reason reason, Collection<Post> posts, Instant asked) {}

    /**
     * Posts were read. What the organisation says itself is none of its inbox, and who passes on another's words says nothing.
     *
     * @param with what else is to be written in the same transaction
     * @return whether they were taken: the organisation is still connected as it was
     */
    boolean take(Connected source, Read read, Consumer<Tx> with) {
        Reason reason = read.reason;
        String own = source.account().key().subject();
        List<Post> said = read.posts.stream()
                .filter(post -> post.repostedBy() == null)
                .filter(post -> !author(post).equals(own))
                .toList();
        Set<String> authors = new LinkedHashSet<>();
        said.forEach(post -> authors.add(author(post)));
        boolean taken = placement.inTurn(source, authors, (tx, homes) -> {
            Set<Place> changed = EnumSet.noneOf(Place.class);
            // Who was linked or unlinked a moment ago may not have been followed yet: what stood elsewhere goes on
            // under its id.
            authors.forEach(author -> changed.addAll(Placement.place(tx, source.id(), author, homes.apply(author))));
            said.forEach(post -> changed.addAll(take(tx, source.id(), post, reason, homes.apply(author(post)))));
            said.stream().map(Post::author).distinct().forEach(author -> {
                String handle = LinkTable.seenSince(tx, author.key(), author.handle(), read.asked)
                        .orElse(author.handle());
                ItemTable.named(tx, source.id(), author.key().subject(), handle);
            });
            news.changed(tx, source.id(), changed);
            with.accept(tx);
        });
        if (taken) {
            said.stream().map(Post::author).distinct().forEach(author -> {
                boolean renamed = store.read(tx -> LinkTable.renamed(tx, author.key(), author.handle()));
                if (renamed) {
                    lessons.seen(author, read.asked);
                }
            });
        }
        return taken;
    }

    private static Set<Place> take(Tx tx, String connectionId, Post post, Reason reason, Placement.Home home) {
        Set<Place> changed = EnumSet.noneOf(Place.class);
        if (home.records().isEmpty()) {
            Place place = Place.without(reason);
            if (ItemTable.insert(tx, item(connectionId, post, reason, place))) {
                changed.add(place);
            }
        }
        home.records().forEach((record, place) -> {
            ItemRow item = item(connectionId, post, reason, place);
            if (ItemTable.insert(tx, item.at(item.id(), record, place))) {
                changed.add(place);
            }
        });
        if (reason == Reason.MENTION && ItemTable.mentions(tx, connectionId, post.ref())) {
            changed.addAll(
                    home.records().isEmpty()
                            ? Set.of(Place.UNKNOWN)
                            : home.records().values());
        }
        return changed;
    }

    private static ItemRow item(String connectionId, Post post, Reason reason, Place place) {
        return new ItemRow(
                Ids.ordered(post.at()),
                connectionId,
                place,
                post.at(),
                reason,
                post.ref(),
                author(post),
                post.author().handle(),
                null);
    }

    private static String author(Post post) {
        return post.author().key().subject();
    }
}
