package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;
import static crm.social.sandbox.pages.Html.hidden;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.text.PostText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a person writes: a post, an answer, a quote, with pictures that are drawn. X's own pages are bound by no plan. */
public final class ComposePages {
    private static final String NUMBER = "[0-9]{1,18}|[0-8][0-9]{18}";
    private static final List<String> MOTIFS = List.of("sunset", "chart", "boxes", "food", "flower");
    private static final List<String> REPLIES = List.of("everyone", "following", "mentionedUsers");
    private static final int MOST_PICTURES = 4;

    private final Store store;
    private final Clock clock;
    private final Visitors visitors;
    private final Posting posting;

    public ComposePages(Store store, Clock clock, Visitors visitors, Posting posting) {
        this.store = store;
        this.clock = clock;
        this.visitors = visitors;
        this.posting = posting;
    }

    /** What it answers. */
    public List<Route> routes() {
        return Stream.of("/compose/post", "/intent/post", "/intent/tweet")
                .flatMap(path -> Stream.of(
                        Route.of("compose", "GET", path, request -> visitors.page(request, this::ask)),
                        Route.of("compose", "POST", path, request -> visitors.form(request, this::write))))
                .toList();
    }

    private Reply ask(Visitor visitor) {
        if (visitor.id() == 0) {
            return Reply.seeOther(visitor.signIn());
        }
        return store.read(
                rows -> form(rows, visitor, visitor.request().query("text").orElse(""), ""));
    }

    private static Optional<Post> named(Rows rows, Visitor visitor, String name) {
        Exchange request = visitor.request();
        Map<String, String> fields = request.method().equals("POST") ? request.form() : request.query();
        return Optional.ofNullable(fields.get(name))
                .filter(id -> id.matches(NUMBER))
                .flatMap(id -> Posts.byId(rows, Long.parseLong(id)))
                .filter(post -> People.byId(rows, post.author())
                        .filter(author -> author.isActive() && Follows.maySee(rows, visitor.id(), author))
                        .isPresent());
    }

    private Reply form(Rows rows, Visitor visitor, String typed, String error) {
        Optional<Post> answered = named(rows, visitor, "in_reply_to");
        Optional<Post> quoted = named(rows, visitor, "quote");
        PostView view = new PostView(rows, visitor, clock.instant());
        String title = visitor.t(
                answered.isPresent() ? "compose.reply" : quoted.isPresent() ? "compose.quote" : "compose.title");
        Html main = all(
                el("h1", title),
                answered.or(() -> quoted)
                        .map(post -> el("ul", cls("posts"), view.quiet(post)))
                        .orElse(all()),
                error.isEmpty() ? "" : el("p", cls("error"), at("role", "alert"), at("id", "error"), visitor.t(error)),
                el(
                        "form",
                        cls("stack"),
                        at("method", "post"),
                        at("action", visitor.request().path()),
                        PageFrame.csrf(visitor),
                        answered.map(post -> hidden("in_reply_to", String.valueOf(post.id())))
                                .orElse(all()),
                        quoted.map(post -> hidden("quote", String.valueOf(post.id())))
                                .orElse(all()),
                        el("label", at("for", "text"), visitor.t("compose.text")),
                        el(
                                "textarea",
                                at("id", "text"),
                                at("name", "text"),
                                at("rows", "5"),
                                at("required", ""),
                                at("aria-describedby", error.isEmpty() ? null : "error"),
                                Html.flag("autofocus", true),
                                typed),
                        select(visitor, "pictures", "compose.pictures", List.of("0", "1", "2", "3", "4")),
                        select(visitor, "motif", "compose.motif", MOTIFS),
                        el("label", at("for", "alt"), visitor.t("compose.alt")),
                        el("input", at("id", "alt"), at("name", "alt")),
                        select(visitor, "reply_settings", "compose.replies", REPLIES),
                        el("button", cls("button wide"), visitor.t("compose.button"))));
        return PageFrame.dialog(visitor, 200, title, main, "'self'");
    }

    private static Html select(Visitor visitor, String name, String label, List<String> values) {
        return all(
                el("label", at("for", name), visitor.t(label)),
                el(
                        "select",
                        at("id", name),
                        at("name", name),
                        values.stream()
                                .map(value -> el(
                                        "option",
                                        at("value", value),
                                        Html.flag(
                                                "selected", visitor.field(name).equals(value)),
                                        value.matches("[0-9]") ? value : visitor.t("compose." + value)))
                                .toList()));
    }

    private Reply write(Visitor visitor) {
        if (visitor.id() == 0) {
            return Reply.seeOther("/login");
        }
        return store.write(rows -> write(rows, visitor));
    }

    private Reply write(Rows rows, Visitor visitor) {
        String typed = visitor.field("text");
        Person author = visitor.person().orElseThrow();
        Optional<Post> answered = named(rows, visitor, "in_reply_to");
        Optional<Post> quoted = named(rows, visitor, "quote");
        String trouble = trouble(rows, visitor, typed, answered);
        if (!trouble.isEmpty()) {
            return form(rows, visitor, typed, trouble);
        }
        Post made = posting.post(
                rows,
                author,
                new Posting.Draft(
                        typed,
                        answered.map(Post::id).orElse(0L),
                        quoted.map(Post::id).orElse(0L),
                        REPLIES.contains(visitor.field("reply_settings"))
                                ? visitor.field("reply_settings")
                                : "everyone",
                        pictures(visitor)),
                clock.instant());
        return Reply.seeOther("/" + author.username() + "/status/" + made.id());
    }

    private static String trouble(Rows rows, Visitor visitor, String typed, Optional<Post> answered) {
        if (typed.isEmpty()) {
            return "compose.empty";
        }
        if (!PostText.length(typed).valid()) {
            return "compose.long";
        }
        Person author = visitor.person().orElseThrow();
        boolean gone = !visitor.field("in_reply_to").isEmpty() && answered.isEmpty();
        boolean closed =
                answered.filter(post -> !Posts.takesReplies(rows, post, author)).isPresent();
        return gone ? "post.missing.text" : closed ? "compose.closed" : "";
    }

    private static List<Posting.Picture> pictures(Visitor visitor) {
        int many = visitor.field("pictures").matches("[0-4]") ? Integer.parseInt(visitor.field("pictures")) : 0;
        int first = Math.max(0, MOTIFS.indexOf(visitor.field("motif")));
        List<Posting.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < Math.min(many, MOST_PICTURES); i++) {
            pictures.add(new Posting.Picture(MOTIFS.get((first + i) % MOTIFS.size()), visitor.field("alt")));
        }
        return pictures;
    }
}
