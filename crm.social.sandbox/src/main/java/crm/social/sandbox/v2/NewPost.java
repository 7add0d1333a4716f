package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.PostText;
import java.time.Duration;
import java.util.Set;

/** Checks a new post by X's rules, the plan's among them. */
final class NewPost {
    private static final String ENGAGED =
            "Reply to this conversation is not allowed because you have not been mentioned"
                    + " or otherwise engaged by the author of the post you are replying to.";
    private static final Duration DUPLICATE = Duration.ofHours(24);
    private static final Set<String> KNOWN =
            Set.of("text", "reply", "quote_tweet_id", "reply_settings", "made_with_ai", "paid_partnership");
    /** In X's description, but this local network has no pictures in posts, no polls and no communities. */
    private static final Set<String> NOT_HERE = Set.of(
            "media",
            "poll",
            "card_uri",
            "community_id",
            "direct_message_deep_link",
            "edit_options",
            "for_super_followers_only",
            "geo",
            "nullcast",
            "share_with_followers");

    private final Rows rows;
    private final Call call;
    private final Person author;

    NewPost(Rows rows, Call call, Person author) {
        this.rows = rows;
        this.call = call;
        this.author = author;
    }

    /** The draft, or a refusal. */
    Posting.Draft read() {
        ObjectNode body = Bodies.object(call);
        body.fieldNames().forEachRemaining(this::checkKnown);
        Posting.Draft draft = new Posting.Draft(
                body.path("text").asText(),
                id(body.path("reply").path("in_reply_to_tweet_id"), "reply.in_reply_to_tweet_id"),
                id(body.path("quote_tweet_id"), "quote_tweet_id"),
                replySettings(body.path("reply_settings")));
        if (body.has("reply") && draft.replyTo() == 0) {
            throw Refusal.invalid(call.dialect(), "$.reply.in_reply_to_tweet_id: is missing but it is required");
        }
        checkText(draft.typed());
        if (draft.quoted() != 0) {
            checkQuote(draft.quoted());
        }
        if (draft.replyTo() != 0) {
            checkReply(draft.replyTo());
        }
        checkDuplicate(draft);
        return draft;
    }

    private void checkKnown(String name) {
        if (NOT_HERE.contains(name)) {
            throw Refusal.invalid(call.dialect(), "$." + name + ": this local sandbox does not offer it");
        }
        if (!KNOWN.contains(name)) {
            throw Refusal.invalid(
                    call.dialect(),
                    "$." + name + ": is not defined in the schema and the schema does not allow additional properties");
        }
    }

    private long id(JsonNode value, String name) {
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isTextual() || !value.asText().matches("[0-9]{1,18}|[0-8][0-9]{18}")) {
            throw Refusal.invalid(call.dialect(), "$." + name + ": does not match the regex pattern ^[0-9]{1,19}$");
        }
        return Long.parseLong(value.asText());
    }

    private String replySettings(JsonNode value) {
        if (value.isMissingNode()) {
            return "everyone";
        }
        if (!Set.of("following", "mentionedUsers", "subscribers", "verified").contains(value.asText())) {
            throw Refusal.invalid(call.dialect(), "$.reply_settings: does not have a value in the enumeration");
        }
        return value.asText();
    }

    private void checkText(String text) {
        if (text.isBlank()) {
            throw Refusal.invalid(call.dialect(), "The `text` field in the request body can not be empty");
        }
        PostText.Length length = PostText.length(text);
        if (length.weight() > 280) {
            throw Refusal.invalid(
                    call.dialect(),
                    "Your Tweet text is too long. For more information on how Twitter determines text length see"
                            + " https://github.com/twitter/twitter-text.");
        }
        if (!length.valid()) {
            throw Refusal.invalid(call.dialect(), "The `text` field in the request body holds a forbidden character");
        }
        boolean payg = call.rules().plan().equals("payg");
        if (payg
                && PostText.of(text).spans().stream()
                                .filter(span -> span.kind().equals("cashtag"))
                                .count()
                        > 1) {
            throw Refusal.forbidden("Posts are limited to a maximum of one cashtag.");
        }
    }

    private void checkQuote(long id) {
        if (call.rules().plan().equals("payg")) {
            throw notEnrolled(call);
        }
        if (Posts.byId(rows, id).filter(new Answer(rows, call)::maySee).isEmpty()) {
            throw Refusal.invalid(
                    call.dialect(), "quote_tweet_id", String.valueOf(id), "The Tweet to be quoted cannot be found");
        }
    }

    /** The plan lacks the operation. */
    static Refusal notEnrolled(Call call) {
        return new Refusal(
                403,
                Json.object()
                        .put("client_id", call.caller().clientId())
                        .put(
                                "detail",
                                "When authenticating requests to the Twitter API v2 endpoints, you must use keys and"
                                        + " tokens from a Twitter developer App that is attached to a Project. You can"
                                        + " create a project via the developer portal.")
                        .put("registration_url", "https://developer.twitter.com/en/docs/projects/overview")
                        .put("title", "Client Forbidden")
                        .put("required_enrollment", "Appropriate Level of API Access")
                        .put("reason", "client-not-enrolled")
                        .put("type", call.dialect().problem("client-forbidden")));
    }

    private void checkReply(long id) {
        Post parent = Posts.byId(rows, id)
                .filter(new Answer(rows, call)::maySee)
                .orElseThrow(() ->
                        Refusal.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you."));
        long writer = parent.author();
        if (writer == author.id()) {
            return;
        }
        boolean summoned = !call.rules().repliesOnlyWhenSummoned()
                || Posts.mentions(rows, parent.id(), author.id())
                || quotesUs(parent);
        if (!Posts.takesReplies(rows, parent, author) || !summoned) {
            throw Refusal.forbidden(ENGAGED);
        }
    }

    private boolean quotesUs(Post parent) {
        return Posts.byId(rows, parent.quoted())
                .filter(quoted -> quoted.author() == author.id())
                .isPresent();
    }

    private void checkDuplicate(Posting.Draft draft) {
        long since = call.now().minus(DUPLICATE).toEpochMilli();
        if (call.rules().duplicateTextRule() && Posts.isDuplicate(rows, author.id(), Posting.typedHash(draft), since)) {
            throw Refusal.forbidden("You are not allowed to create a Tweet with duplicate content.");
        }
    }
}
