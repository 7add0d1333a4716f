package crm.social.core.inbox;

import crm.host.api.Caller;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.ShownPost;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.Connected;
import crm.social.core.act.ShownPosts;
import crm.social.core.read.PostsByRef;
import crm.social.core.read.PostsByRef.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What others wrote, read with the organisation's eyes, and what the caller may do with it. */
@Component(service = InboxPosts.class)
public final class InboxPosts {
    private final PostsByRef posts;
    private final ShownPosts shown;
    private final ActingConnections acting;

    @Activate
    public InboxPosts(@Reference PostsByRef posts, @Reference ShownPosts shown, @Reference ActingConnections acting) {
        this.posts = posts;
        this.shown = shown;
        this.acting = acting;
    }

    Map<PostRef, Seen> read(Connected source, Collection<PostRef> refs) {
        return refs.isEmpty() ? Map.of() : posts.read(source.account(), refs);
    }

    /** As whom the caller would act: as the organisation where they may, else as themselves; who has no connection may do nothing. */
    Map<PostRef, ShownPost> shown(Caller caller, Connected source, Map<PostRef, Seen> seen) {
        Map<Instant, List<Post>> read = new HashMap<>();
        seen.values().forEach(one -> Optional.ofNullable(one.post())
                .ifPresent(post ->
                        read.computeIfAbsent(one.at(), any -> new ArrayList<>()).add(post)));
        Optional<Connected> actor = acting.preferred(caller, source.network());
        Map<PostRef, ShownPost> byRef = new HashMap<>();
        read.forEach((at, posts) -> actor.map(connected -> shown.all(connected, posts, at))
                .orElseGet(() -> shown.bare(posts))
                .forEach(post -> byRef.put(post.post().ref(), post)));
        return byRef;
    }
}
