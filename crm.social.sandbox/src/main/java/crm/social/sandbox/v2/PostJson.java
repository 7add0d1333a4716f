package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Media;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.Escaped;
import crm.social.sandbox.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A post as the API shows it. */
final class PostJson {
    private static final Duration EDITABLE = Duration.ofHours(1);

    private final Rows rows;
    private final Call call;
    private final boolean tweetWords;

    PostJson(Rows rows, Call call) {
        this.rows = rows;
        this.call = call;
        this.tweetWords = call.dialect() == Dialect.TWEET;
    }

    ObjectNode of(Post post) {
        Set<String> wanted = call.wanted().post();
        List<Media> pictures = Media.of(rows, post.id());
        Escaped escaped = new Escaped(post.text());
        ObjectNode json = Json.object().put("id", String.valueOf(post.id())).put("text", escaped.text());
        String history = "edit_history_" + call.dialect().word() + "_ids";
        if (tweetWords || wanted.contains(history)) {
            json.putArray(history).add(String.valueOf(post.id()));
        }
        if (has("author_id", "author_id")) {
            json.put("author_id", String.valueOf(post.author()));
        }
        if (wanted.contains("created_at")) {
            json.put("created_at", UserJson.time(post.createdAt()));
        }
        if (wanted.contains("conversation_id")) {
            json.put("conversation_id", String.valueOf(post.conversation()));
        }
        if (has("in_reply_to_user_id", "in_reply_to_user_id") && post.replyToUser() != 0) {
            json.put("in_reply_to_user_id", String.valueOf(post.replyToUser()));
        }
        if (has("referenced_tweets", "referenced_tweets.id") || wanted.contains("referenced_posts")) {
            references(json, post);
        }
        if (wanted.contains("entities") || call.wanted().expansions().contains("entities.mentions.username")) {
            ObjectNode entities = SpansJson.of(post.text(), Span.read(post.spans()), true, call.home(), pictures);
            if (!entities.isEmpty()) {
                json.set("entities", entities);
            }
        }
        if (has("attachments", "attachments.media_keys") && !pictures.isEmpty()) {
            ArrayNode keys = json.putObject("attachments").putArray("media_keys");
            pictures.forEach(picture -> keys.add(picture.key()));
        }
        if (wanted.contains("public_metrics")) {
            metrics(json.putObject("public_metrics"), post);
        }
        simple(json, post, escaped, wanted);
        return json;
    }

    /** Whether a field is asked for: in tweet words an expansion brings its field with it. */
    private boolean has(String field, String expansion) {
        return call.wanted().post().contains(field)
                || tweetWords && call.wanted().expansions().contains(expansion);
    }

    private static void simple(ObjectNode json, Post post, Escaped escaped, Set<String> wanted) {
        if (wanted.contains("lang")) {
            json.put("lang", post.lang());
        }
        if (wanted.contains("reply_settings")) {
            json.put("reply_settings", post.replySettings());
        }
        if (wanted.contains("possibly_sensitive")) {
            json.put("possibly_sensitive", false);
        }
        if (wanted.contains("display_text_range")) {
            json.putArray("display_text_range")
                    .add(escaped.place(post.shownFrom()))
                    .add(escaped.place(post.text().length()));
        }
        if (wanted.contains("edit_controls")) {
            json.putObject("edit_controls")
                    .put("edits_remaining", 5)
                    .put("is_edit_eligible", post.replyTo() == 0 && !post.isRepost())
                    .put("editable_until", UserJson.time(post.createdAt().plus(EDITABLE)));
        }
    }

    private void references(ObjectNode json, Post post) {
        ArrayNode references = Json.array();
        reference(references, "retweeted", post.repostOf());
        reference(references, "quoted", post.quoted());
        reference(references, "replied_to", post.replyTo());
        if (!references.isEmpty()) {
            json.set("referenced_" + call.dialect().words(), references);
        }
    }

    private static void reference(ArrayNode references, String type, long id) {
        if (id != 0) {
            references.addObject().put("type", type).put("id", String.valueOf(id));
        }
    }

    /** A repost tells how often the original was repeated, and no likes or answers of its own. */
    private void metrics(ObjectNode metrics, Post post) {
        int reposts = post.isRepost()
                ? Posts.byId(rows, post.repostOf()).map(Post::reposts).orElse(0)
                : post.reposts();
        long seen = post.isRepost()
                ? 0
                : 40L * (post.likes() + 2L * post.reposts() + 3L * post.replies()) + post.id() / 4_194_304 % 97;
        metrics.put(tweetWords ? "retweet_count" : "repost_count", reposts)
                .put("reply_count", post.replies())
                .put("like_count", post.likes())
                .put("quote_count", post.quotes())
                .put("bookmark_count", 0)
                .put("impression_count", seen);
    }
}
