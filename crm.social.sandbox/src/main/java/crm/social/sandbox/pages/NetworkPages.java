package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.text.Span;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network as a person sees it: who is there, what they post. */
public final class NetworkPages {
    private final Store store;
    private final Clock clock;
    private final Visitors visitors;

    public NetworkPages(Store store, Clock clock, Visitors visitors) {
        this.store = store;
        this.clock = clock;
        this.visitors = visitors;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                        "home",
                        "GET",
                        "/",
                        request -> visitors.page(
                                request, visitor -> store.read(rows -> new HomePage(clock).of(rows, visitor)))),
                Route.of(
                        "profile",
                        "GET",
                        "/{username}",
                        request -> visitors.page(request, visitor -> store.read(rows -> profile(rows, visitor)))),
                Route.of(
                        "status",
                        "GET",
                        "/{username}/status/{id}",
                        request -> visitors.page(request, visitor -> store.read(rows -> status(rows, visitor)))));
    }

    private Reply profile(Rows rows, Visitor visitor) {
        Optional<Person> found = People.byUsername(rows, visitor.request().part("username"));
        if (found.isEmpty()) {
            return PageFrame.message(visitor, 404, "person.missing", "person.missing.text");
        }
        Person person = found.get();
        if (person.isSuspended()) {
            return PageFrame.message(visitor, 200, "person.suspended", "person.suspended.text");
        }
        boolean open = Follows.maySee(rows, visitor.id(), person);
        List<Post> posts = open ? Posts.byAuthor(rows, person.id(), PostPaging.window(visitor), true, true) : List.of();
        Html list = !open
                ? el(
                        "div",
                        cls("empty"),
                        el("h2", visitor.t("person.protected")),
                        el("p", visitor.t("person.protected.text")))
                : posts.isEmpty()
                        ? el("div", cls("empty"), el("h2", visitor.t("person.silent")))
                        : all(
                                el(
                                        "ul",
                                        cls("posts"),
                                        new PostView(rows, visitor, clock.instant()).all(PostPaging.page(posts))),
                                PostPaging.older(visitor, posts));
        return PageFrame.page(
                visitor, 200, person.name() + " (@" + person.username() + ")", all(head(rows, visitor, person), list));
    }

    private static Html head(Rows rows, Visitor visitor, Person person) {
        List<Object> facts = new ArrayList<>();
        if (!person.place().isEmpty()) {
            facts.add(el("span", visitor.t("person.place", person.place())));
        }
        if (!person.url().isEmpty()) {
            facts.add(el(
                    "a",
                    at("href", person.url()),
                    at("rel", "nofollow noopener noreferrer"),
                    person.url().replaceFirst("https?://", "")));
        }
        facts.add(el("span", visitor.t("person.since", visitor.texts().month(person.createdAt()))));
        return el(
                "header",
                cls("profile"),
                el(
                        "img",
                        cls("banner"),
                        at("src", "/profile_banners/" + person.id() + "/" + person.picture()),
                        at("alt", "")),
                PersonView.picture(person, "400x400", 112),
                el("h1", PersonView.name(visitor, person)),
                el("p", cls("quiet"), "@" + person.username(), followsYou(rows, visitor, person)),
                el("div", cls("acts"), Acts.follow(rows, visitor, person, visitor.here())),
                el("p", cls("bio"), PostView.text(person.bio(), Span.read(person.bioSpans()), 0)),
                el("p", cls("facts quiet"), facts),
                el(
                        "p",
                        cls("facts"),
                        el(
                                "a",
                                at("href", "/" + person.username() + "/following"),
                                visitor.t("person.following", visitor.texts().number(person.following()))),
                        el(
                                "a",
                                at("href", "/" + person.username() + "/followers"),
                                visitor.t("person.followers", visitor.texts().number(person.followers()))),
                        el("span", visitor.t("person.posts", visitor.texts().number(person.posts())))));
    }

    private static Html followsYou(Rows rows, Visitor visitor, Person person) {
        return visitor.id() != 0 && Follows.follows(rows, person.id(), visitor.id())
                ? el("span", cls("needed"), visitor.t("person.follows.you"))
                : all();
    }

    private Reply status(Rows rows, Visitor visitor) {
        String id = visitor.request().part("id");
        Optional<Post> found =
                id.matches("[0-9]{1,18}|[0-8][0-9]{18}") ? Posts.byId(rows, Long.parseLong(id)) : Optional.empty();
        if (found.isEmpty()) {
            return PageFrame.message(visitor, 404, "post.missing", "post.missing.text");
        }
        Post post = found.get();
        PostView view = new PostView(rows, visitor, clock.instant());
        List<Html> thread = new ArrayList<>();
        Optional<Post> parent = post.replyTo() == 0 ? Optional.empty() : Posts.byId(rows, post.replyTo());
        parent.ifPresent(above -> thread.add(view.of(above, "parent")));
        thread.add(view.of(post, "focus"));
        thread.addAll(view.all(Posts.replies(rows, post.id(), visitor.id(), 100)));
        return PageFrame.page(
                visitor,
                200,
                visitor.t("post.title"),
                all(el("h1", visitor.t("post.title")), el("ul", cls("posts"), thread)));
    }
}
