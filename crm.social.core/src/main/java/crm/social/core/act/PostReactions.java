package crm.social.core.act;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Reactions;
import crm.social.api.ShownPost;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.Connected;
import crm.social.core.decide.Decisions;
import crm.social.core.read.Kept;
import crm.social.core.read.PostReads;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reposts and likes: decided once more, set, and shown as they stand then. */
@Component(service = Reactions.class)
public final class PostReactions implements Reactions {
    private final Access access;
    private final ActingConnections acting;
    private final PostReads posts;
    private final Decisions decisions;
    private final StateActs acts;
    private final ShownPosts shown;

    @Activate
    public PostReactions(
            @Reference Access access,
            @Reference ActingConnections acting,
            @Reference PostReads posts,
            @Reference Decisions decisions,
            @Reference StateActs acts,
            @Reference ShownPosts shown) {
        this.access = access;
        this.acting = acting;
        this.posts = posts;
        this.decisions = decisions;
        this.acts = acts;
        this.shown = shown;
    }

    @Override
    public ShownPost react(
            Caller caller,
            String network,
            Act act,
            PostRef post,
            @Nullable RecordRef record,
            String connectionId,
            boolean on) {
        access.requireAt(caller, record);
        if (act != Act.REPOST && act != Act.LIKE) {
            throw new SocialException(Kind.INVALID, "only reposts and likes are reactions");
        }
        Connected connected = acting.require(caller, network, connectionId);
        Kept<Post> target = posts.require(connected.account(), post);
        decisions.require(decisions.reaction(connected, act, target.value()));
        acts.set(new Wish(
                connected,
                act,
                post.value(),
                on,
                caller.userId(),
                record,
                target.value().author().handle(),
                target.value().href().toString(),
                null));
        return shown.one(connected, target);
    }
}
