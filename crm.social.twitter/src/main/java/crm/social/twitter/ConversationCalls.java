package crm.social.twitter;

import crm.social.api.Conversation;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.SocialException;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post among its neighbours. A look-up brings the post and what it answers; one more for each two further up; one search brings the replies of the
 * last seven days, and is left out where X counts none. X's search knows conversations as a whole: below a first post stands all that came of it,
 * below another what answers it directly.
 */
final class ConversationCalls {
    private static final int ABOVE = 10;

    private final PostCalls posts;

    ConversationCalls(PostCalls posts) {
        this.posts = posts;
    }

    Answer<Conversation<Post>> conversation(Viewer viewer, PostRef ref, int limit, @Nullable PageToken page) {
        PostListing listing = posts.listing(viewer);
        Wire.Post focus = listing.byIds(List.of(ref.value())).stream()
                .findFirst()
                .orElseThrow(() -> new SocialException(listing.kindOf(ref.value()), "X does not show this post"));
        List<Wire.Post> shown = page == null ? above(listing, focus) : new ArrayList<>();
        int above = shown.size();
        shown.add(focus);
        PageToken next = null;
        if (page != null || hasReplies(focus)) {
            Wire.Posts found = listing.readList(
                    "posts.search",
                    PostCalls.search(listing, query(focus), limit, page).build());
            Wire.orEmpty(found.data()).stream()
                    .filter(post -> !post.id().equals(focus.id()))
                    .forEach(shown::add);
            next = ProfileCalls.next(found.meta());
        }
        List<Post> all = listing.posts(shown);
        Page<Post> replies = new Page<>(all.subList(above + 1, all.size()), next);
        return listing.answer(new Conversation<>(all.subList(0, above), all.get(above), replies), all);
    }

    private static String query(Wire.Post focus) {
        return isFirst(focus) ? "conversation_id:" + focus.id() : "in_reply_to_tweet_id:" + focus.id();
    }

    private static boolean isFirst(Wire.Post post) {
        return post.conversationId() == null
                ? PostReader.reference(post, "replied_to").isEmpty()
                : post.conversationId().equals(post.id());
    }

    private static boolean hasReplies(Wire.Post post) {
        Long replies =
                post.publicMetrics() == null ? null : post.publicMetrics().replyCount();
        return replies == null || replies > 0;
    }

    /** What the post answers, the beginning first. The way up ends where X does not show a post. */
    private static List<Wire.Post> above(PostListing listing, Wire.Post focus) {
        LinkedList<Wire.Post> above = new LinkedList<>();
        String next = PostReader.reference(focus, "replied_to").orElse(null);
        while (next != null && above.size() < ABOVE) {
            Wire.Post post = whole(listing, next);
            if (post == null) {
                break;
            }
            above.addFirst(post);
            next = PostReader.reference(post, "replied_to").orElse(null);
        }
        return above;
    }

    /** What came beside another post may lack what it answers and who wrote it. */
    private static Wire.@Nullable Post whole(PostListing listing, String id) {
        Wire.Post beside = listing.reader().beside(id);
        boolean complete = beside != null
                && beside.authorId() != null
                && (isFirst(beside)
                        || PostReader.reference(beside, "replied_to").isPresent());
        return complete
                ? beside
                : listing.byIds(List.of(id)).stream().findFirst().orElse(beside);
    }
}
