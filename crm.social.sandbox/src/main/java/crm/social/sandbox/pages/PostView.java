package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Media;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a post is shown. */
final class PostView {
    private final Rows rows;
    private final Visitor visitor;
    private final Instant now;

    PostView(Rows rows, Visitor visitor, Instant now) {
        this.rows = rows;
        this.visitor = visitor;
        this.now = now;
    }

    List<Html> all(List<Post> posts) {
        return posts.stream().map(post -> of(post, "")).toList();
    }

    /** A post without the buttons for it. */
    Html quiet(Post post) {
        return el("li", cls("post"), body(post, People.byId(rows, post.author()).orElseThrow(), true, false));
    }

    Html of(Post post, String kind) {
        Person author = People.byId(rows, post.author()).orElseThrow();
        Optional<Post> original = post.isRepost() ? Posts.byId(rows, post.repostOf()) : Optional.empty();
        if (original.isPresent()) {
            return el(
                    "li",
                    cls("post"),
                    el("p", cls("quiet above"), visitor.t("post.reposted", author.name())),
                    body(
                            original.get(),
                            People.byId(rows, original.get().author()).orElseThrow(),
                            true,
                            true));
        }
        return el("li", cls("post " + kind), body(post, author, true, true));
    }

    private Html body(Post post, Person author, boolean withQuote, boolean withActs) {
        if (!author.isActive() || !Follows.maySee(rows, visitor.id(), author)) {
            return el("p", cls("quiet"), visitor.t("post.hidden"));
        }
        String address = "/" + author.username() + "/status/" + post.id();
        Html head = el(
                "div",
                cls("head"),
                el("a", at("href", "/" + author.username()), PersonView.name(visitor, author)),
                el("span", cls("quiet"), "@" + author.username()),
                el(
                        "a",
                        cls("quiet"),
                        at("href", address),
                        el(
                                "time",
                                at("datetime", post.createdAt().toString()),
                                at("title", visitor.texts().exact(post.createdAt())),
                                visitor.texts().ago(post.createdAt(), now))));
        return el(
                "article",
                PersonView.picture(author, "normal", 44),
                el(
                        "div",
                        cls("what"),
                        head,
                        replying(post),
                        el("p", cls("text"), at("lang", post.lang().equals("und") ? null : post.lang()), text(post)),
                        pictures(post),
                        withQuote ? quote(post) : "",
                        counts(post),
                        withActs ? Acts.row(rows, visitor, post, author) : ""));
    }

    private Html pictures(Post post) {
        List<Media> pictures = Media.of(rows, post.id());
        return pictures.isEmpty()
                ? Html.all()
                : el(
                        "div",
                        cls("pictures"),
                        pictures.stream()
                                .map(each -> el(
                                        "a",
                                        at("href", each.path()),
                                        el(
                                                "img",
                                                at("src", each.path()),
                                                at("alt", each.alt()),
                                                at("loading", "lazy"),
                                                at("width", String.valueOf(Media.WIDTH)),
                                                at("height", String.valueOf(Media.HEIGHT)))))
                                .toList());
    }

    private Html replying(Post post) {
        return post.replyToUser() == 0 || post.replyToUser() == post.author()
                ? Html.all()
                : People.byId(rows, post.replyToUser())
                        .map(person -> el("p", cls("quiet to"), visitor.t("post.replying", "@" + person.username())))
                        .orElse(Html.all());
    }

    private Html quote(Post post) {
        if (post.quoted() == 0) {
            return Html.all();
        }
        return el(
                "div",
                cls("quote"),
                Posts.byId(rows, post.quoted())
                        .map(quoted ->
                                body(quoted, People.byId(rows, quoted.author()).orElseThrow(), false, false))
                        .orElseGet(() -> el("p", cls("quiet"), visitor.t("post.hidden"))));
    }

    private Html counts(Post post) {
        return el(
                "p",
                cls("counts quiet"),
                el("span", visitor.t("post.replies", visitor.texts().number(post.replies()))),
                el("span", visitor.t("post.reposts", visitor.texts().number(post.reposts()))),
                el("span", visitor.t("post.likes", visitor.texts().number(post.likes()))));
    }

    private static Html text(Post post) {
        return text(post.text(), Span.read(post.spans()), post.shownFrom());
    }

    /** A text with what it refers to as links, from a place on. */
    static Html text(String text, List<Span> spans, int from) {
        List<Object> parts = new ArrayList<>();
        int done = from;
        for (Span span : spans) {
            if (span.start() < done) {
                continue;
            }
            parts.add(text.substring(done, span.start()));
            parts.add(link(text.substring(span.start(), span.end()), span));
            done = span.end();
        }
        parts.add(text.substring(done));
        return Html.all(parts);
    }

    private static Object link(String shown, Span span) {
        return switch (span.kind()) {
            case "mention" -> el("a", at("href", "/" + span.value()), shown);
            case "url" ->
                el(
                        "a",
                        at("href", span.expanded()),
                        at("rel", "nofollow noopener noreferrer"),
                        at("title", span.expanded()),
                        span.display());
            case "picture" -> "";
            default -> el("span", cls("tag"), shown);
        };
    }
}
