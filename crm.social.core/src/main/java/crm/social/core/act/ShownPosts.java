package crm.social.core.act;

import crm.social.api.Act;
import crm.social.api.Conversation;
import crm.social.api.Decision;
import crm.social.api.Page;
import crm.social.api.Post;
import crm.social.api.ShownPost;
import crm.social.core.account.Connected;
import crm.social.core.act.Ledger.Marked;
import crm.social.core.decide.Decisions;
import crm.social.core.picture.PictureAddresses;
import crm.social.core.read.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Posts as one account sees them: what it did to each and may do, how they stand by now, and our own addresses for their pictures. */
@Component(service = ShownPosts.class)
public final class ShownPosts {
    private final Decisions decisions;
    private final Ledger ledger;
    private final PictureAddresses pictures;

    @Activate
    public ShownPosts(@Reference Decisions decisions, @Reference Ledger ledger, @Reference PictureAddresses pictures) {
        this.decisions = decisions;
        this.ledger = ledger;
        this.pictures = pictures;
    }

    /** One post. */
    public ShownPost one(Connected connected, Kept<Post> read) {
        return all(connected, List.of(read.value()), read.at()).get(0);
    }

    /** A page of posts. */
    public Page<ShownPost> page(Connected connected, Kept<Page<Post>> read) {
        return new Page<>(
                all(connected, read.value().items(), read.at()), read.value().next());
    }

    /** A conversation. */
    public Conversation<ShownPost> conversation(Connected connected, Kept<Conversation<Post>> read) {
        Conversation<Post> posts = read.value();
        List<Post> flat = new ArrayList<>(posts.above());
        flat.add(posts.post());
        flat.addAll(posts.replies().items());
        List<ShownPost> shown = all(connected, flat, read.at());
        int above = posts.above().size();
        return new Conversation<>(
                shown.subList(0, above),
                shown.get(above),
                new Page<>(
                        shown.subList(above + 1, shown.size()), posts.replies().next()));
    }

    /** Posts as somebody sees them who can do nothing with them. */
    public List<ShownPost> bare(List<Post> posts) {
        return pictures.ownPosts(posts).stream()
                .map(post -> new ShownPost(post, Set.of(), Map.of()))
                .toList();
    }

    /**
     * Posts in their order.
     *
     * @param readAt when they were read
     */
    public List<ShownPost> all(Connected connected, List<Post> posts, Instant readAt) {
        List<Marked> marked = ledger.posts(connected.account(), posts, readAt);
        List<Map<Act, Decision>> may = decisions.of(connected, posts);
        List<Post> own = pictures.ownPosts(marked.stream().map(Marked::post).toList());
        List<ShownPost> shown = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            shown.add(new ShownPost(own.get(i), marked.get(i).done(), may.get(i)));
        }
        return shown;
    }
}
