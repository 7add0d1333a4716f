package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.Escaped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts, one by one. */
final class PostOperations {
    private PostOperations() {}

    static Reply byId(Rows rows, Call call) {
        Answer answer = new Answer(rows, call);
        return answer.post(visible(rows, call, answer));
    }

    /** The post in the path, or none and the error that says why. */
    static List<Post> visible(Rows rows, Call call, Answer answer) {
        String id = String.valueOf(call.pathId("id"));
        return seen(call, answer, "id", id, Posts.byId(rows, Long.parseLong(id)));
    }

    static Reply byIds(Rows rows, Call call) {
        Answer answer = new Answer(rows, call);
        List<String> ids = call.many("ids", "[0-9]{1,18}|[0-8][0-9]{18}");
        Map<String, Post> posts = new HashMap<>();
        Posts.byIds(rows, ids.stream().map(Long::valueOf).toList())
                .forEach(post -> posts.put(String.valueOf(post.id()), post));
        List<Post> found = new ArrayList<>();
        ids.forEach(id -> found.addAll(seen(call, answer, "ids", id, Optional.ofNullable(posts.get(id)))));
        return answer.posts(found, null);
    }

    private static List<Post> seen(Call call, Answer answer, String parameter, String id, Optional<Post> post) {
        if (post.isEmpty()) {
            answer.error(call.problems().noSuchPost(parameter, id));
            return List.of();
        }
        if (!answer.maySee(post.get())) {
            answer.error(call.problems().mayNotSeePost(parameter, id, "data"));
            return List.of();
        }
        return List.of(post.get());
    }

    static Reply create(Rows rows, Call call, Posting posting) {
        Person author = People.byId(rows, call.caller().person()).orElseThrow();
        Posting.Draft draft = new NewPost(rows, call, author).read();
        Post made = posting.post(rows, author, draft, call.now());
        ObjectNode data =
                Json.object().put("id", String.valueOf(made.id())).put("text", new Escaped(made.text()).text());
        data.putArray("edit_history_" + call.dialect().word() + "_ids").add(String.valueOf(made.id()));
        return Reply.json(201, Json.object().set("data", data));
    }

    static Reply delete(Rows rows, Call call) {
        long id = call.pathId("id");
        Post post = Posts.byId(rows, id)
                .orElseThrow(() -> new Refusal(404, call.problems().noSuchPost("id", String.valueOf(id))));
        if (post.author() != call.caller().person()) {
            throw Refusal.forbidden("You are not authorized to delete this Tweet.");
        }
        Posts.delete(rows, id);
        return RelationOperations.data(Json.object().put("deleted", true));
    }
}
