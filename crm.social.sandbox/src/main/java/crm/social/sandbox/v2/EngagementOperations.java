package crm.social.sandbox.v2;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Likes;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import java.util.List;

/** Likes and reposts. */
final class EngagementOperations {
    private EngagementOperations() {}

    private static Post target(Rows rows, Call call, long id) {
        String text = String.valueOf(id);
        Post post = Posts.byId(rows, id)
                .orElseThrow(() -> new Refusal(404, call.problems().noSuchPost("tweet_id", text)));
        if (!new Answer(rows, call).maySee(post)) {
            throw new Refusal(403, call.problems().mayNotSeePost("tweet_id", text, "data"));
        }
        return post.isRepost() ? Posts.byId(rows, post.repostOf()).orElse(post) : post;
    }

    static Reply like(Rows rows, Call call) {
        long self = call.self();
        Post post = target(rows, call, RelationOperations.body(call, "tweet_id"));
        Likes.add(rows, self, post.id());
        return RelationOperations.data(Json.object().put("liked", true));
    }

    static Reply unlike(Rows rows, Call call) {
        long self = call.self();
        Likes.remove(rows, self, call.pathId("target"));
        return RelationOperations.data(Json.object().put("liked", false));
    }

    static Reply repost(Rows rows, Call call, Posting posting) {
        long self = call.self();
        Post post = target(rows, call, RelationOperations.body(call, "tweet_id"));
        if (People.byId(rows, post.author()).orElseThrow().isProtected()) {
            throw Refusal.forbidden("You cannot retweet this Tweet.");
        }
        Post made = posting.repost(rows, People.byId(rows, self).orElseThrow(), post, call.now());
        String id = call.dialect() == Dialect.TWEET ? "id" : "rest_id";
        return RelationOperations.data(
                Json.object().put(id, String.valueOf(made.id())).put("retweeted", true));
    }

    static Reply unrepost(Rows rows, Call call) {
        long self = call.self();
        Posts.repost(rows, self, call.pathId("target")).ifPresent(post -> Posts.delete(rows, post.id()));
        return RelationOperations.data(Json.object().put("retweeted", false));
    }

    static Reply likers(Rows rows, Call call) {
        Paging paging = Paging.ofPlaces(call, call.size(1, 100, 100));
        Answer answer = new Answer(rows, call);
        List<Post> post = PostOperations.visible(rows, call, answer);
        return post.isEmpty()
                ? answer.user(List.of())
                : RelationOperations.page(
                        answer, paging, Likes.likers(rows, post.get(0).id(), paging.window()));
    }

    static Reply reposters(Rows rows, Call call) {
        Paging paging = Paging.ofPlaces(call, call.size(1, 100, 100));
        Answer answer = new Answer(rows, call);
        List<Post> post = PostOperations.visible(rows, call, answer);
        return post.isEmpty()
                ? answer.user(List.of())
                : RelationOperations.page(
                        answer, paging, Likes.reposters(rows, post.get(0).id(), paging.window()));
    }
}
