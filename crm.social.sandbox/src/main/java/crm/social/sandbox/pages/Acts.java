package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;
import static crm.social.sandbox.pages.Html.hidden;

import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Likes;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import java.util.List;
import java.util.Optional;

/** Buttons by which a visitor follows, likes, repeats and answers. Nothing of it for one who is not signed in. */
final class Acts {
    private Acts() {}

    /** A form of one button. */
    static Html button(Visitor visitor, String action, String look, String words, boolean pressed, List<Html> fields) {
        return el(
                "form",
                cls("act"),
                at("method", "post"),
                at("action", action),
                PageFrame.csrf(visitor),
                fields,
                el("button", cls(look), at("aria-pressed", pressed ? "true" : null), words));
    }

    /** フォロー, フォローの解除, or taking a request back; nothing beside oneself. */
    static Html follow(Rows rows, Visitor visitor, Person person, String back) {
        if (visitor.id() == 0 || visitor.id() == person.id()) {
            return Html.all();
        }
        Optional<Boolean> waits = Follows.pending(rows, visitor.id(), person.id());
        String words = waits.map(pending -> pending ? "act.requested" : "act.unfollow")
                .orElse(person.isProtected() ? "act.request" : "act.follow");
        return button(
                visitor,
                "/intent/follow",
                waits.isPresent() ? "button small second" : "button small",
                visitor.t(words),
                false,
                List.of(
                        hidden("user_id", String.valueOf(person.id())),
                        hidden("on", String.valueOf(waits.isEmpty())),
                        hidden("back", back)));
    }

    /** What a visitor does with a post. */
    static Html row(Rows rows, Visitor visitor, Post post, Person author) {
        if (visitor.id() == 0) {
            return Html.all();
        }
        return el(
                "div",
                cls("acts"),
                el("a", cls("plain"), at("href", "/intent/post?in_reply_to=" + post.id()), visitor.t("act.reply")),
                author.isProtected() ? Html.all() : repost(rows, visitor, post, visitor.here()),
                like(rows, visitor, post, visitor.here()),
                author.isProtected()
                        ? Html.all()
                        : el(
                                "a",
                                cls("plain"),
                                at("href", "/compose/post?quote=" + post.id()),
                                visitor.t("act.quote")));
    }

    static Html repost(Rows rows, Visitor visitor, Post post, String back) {
        boolean done = Posts.repost(rows, visitor.id(), post.id()).isPresent();
        return toggle(visitor, "/intent/retweet", post, done, done ? "act.unrepost" : "act.repost", back);
    }

    static Html like(Rows rows, Visitor visitor, Post post, String back) {
        boolean done = Likes.has(rows, visitor.id(), post.id());
        return toggle(visitor, "/intent/like", post, done, done ? "act.unlike" : "act.like", back);
    }

    private static Html toggle(Visitor visitor, String action, Post post, boolean done, String words, String back) {
        return button(
                visitor,
                action,
                "plain",
                visitor.t(words),
                done,
                List.of(
                        hidden("tweet_id", String.valueOf(post.id())),
                        hidden("on", String.valueOf(!done)),
                        hidden("back", back)));
    }
}
