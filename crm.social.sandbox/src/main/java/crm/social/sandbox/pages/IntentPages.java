package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Likes;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** X's pages for one act each, to which other sites send their visitors: follow, like, retweet. They ask before they do it. */
public final class IntentPages {
    private static final String NUMBER = "[0-9]{1,18}|[0-8][0-9]{18}";

    private final Store store;
    private final Clock clock;
    private final Visitors visitors;
    private final Posting posting;

    public IntentPages(Store store, Clock clock, Visitors visitors, Posting posting) {
        this.store = store;
        this.clock = clock;
        this.visitors = visitors;
        this.posting = posting;
    }

    /** What it answers. */
    public List<Route> routes() {
        return Stream.of(
                        intent("/intent/follow", this::askFollow, this::follow),
                        intent("/intent/user", this::askFollow, this::follow),
                        intent("/intent/like", this::askLike, this::like),
                        intent("/intent/favorite", this::askLike, this::like),
                        intent("/intent/retweet", this::askRepost, this::repost))
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> intent(
            String path, BiFunction<Rows, Visitor, Reply> asking, BiFunction<Rows, Visitor, Reply> doing) {
        return List.of(
                Route.of(
                        "intent",
                        "GET",
                        path,
                        request -> visitors.page(
                                request,
                                visitor -> signedIn(visitor, () -> store.read(rows -> asking.apply(rows, visitor))))),
                Route.of(
                        "intent",
                        "POST",
                        path,
                        request -> visitors.form(
                                request,
                                visitor -> signedIn(visitor, () -> store.write(rows -> doing.apply(rows, visitor))))));
    }

    private static Reply signedIn(Visitor visitor, Supplier<Reply> work) {
        return visitor.id() == 0 ? Reply.seeOther(visitor.signIn()) : work.get();
    }

    private static Optional<Person> person(Rows rows, Exchange request) {
        Map<String, String> named = request.method().equals("POST") ? request.form() : request.query();
        return Optional.ofNullable(named.get("user_id"))
                .filter(id -> id.matches(NUMBER))
                .flatMap(id -> People.byId(rows, Long.parseLong(id)))
                .or(() -> Optional.ofNullable(named.get("screen_name")).flatMap(name -> People.byUsername(rows, name)))
                .filter(Person::isActive);
    }

    /** The original of a post that the visitor may see. */
    private static Optional<Post> post(Rows rows, Visitor visitor) {
        Exchange request = visitor.request();
        Map<String, String> named = request.method().equals("POST") ? request.form() : request.query();
        return Optional.ofNullable(named.get("tweet_id"))
                .filter(id -> id.matches(NUMBER))
                .flatMap(id -> Posts.byId(rows, Long.parseLong(id)))
                .flatMap(post -> post.isRepost() ? Posts.byId(rows, post.repostOf()) : Optional.of(post))
                .filter(post -> People.byId(rows, post.author())
                        .filter(author -> author.isActive() && Follows.maySee(rows, visitor.id(), author))
                        .isPresent());
    }

    private Reply askFollow(Rows rows, Visitor visitor) {
        return person(rows, visitor.request())
                .map(person -> PageFrame.dialog(
                        visitor,
                        200,
                        visitor.t("intent.follow"),
                        all(
                                el("h1", visitor.t("intent.follow")),
                                el("ul", Html.cls("people"), PersonView.row(visitor, person)),
                                person.id() == visitor.id()
                                        ? el("p", visitor.t("intent.self"))
                                        : Acts.follow(rows, visitor, person, visitor.here()),
                                home(visitor)),
                        "'self'"))
                .orElseGet(() -> PageFrame.message(visitor, 404, "person.missing", "person.missing.text"));
    }

    private Reply follow(Rows rows, Visitor visitor) {
        Optional<Person> found = person(rows, visitor.request()).filter(person -> person.id() != visitor.id());
        if (found.isEmpty()) {
            return PageFrame.message(visitor, 404, "person.missing", "person.missing.text");
        }
        Person person = found.get();
        if (visitor.field("on").equals("true")) {
            boolean pending = person.isProtected() && !Follows.follows(rows, visitor.id(), person.id());
            Follows.add(rows, visitor.id(), person.id(), pending);
        } else {
            Follows.remove(rows, visitor.id(), person.id());
        }
        return back(visitor, "/" + person.username());
    }

    private Reply askLike(Rows rows, Visitor visitor) {
        return askAbout(rows, visitor, "intent.like", post -> Acts.like(rows, visitor, post, visitor.here()));
    }

    private Reply like(Rows rows, Visitor visitor) {
        return post(rows, visitor)
                .map(post -> {
                    if (visitor.field("on").equals("true")) {
                        Likes.add(rows, visitor.id(), post.id());
                    } else {
                        Likes.remove(rows, visitor.id(), post.id());
                    }
                    return back(visitor, address(rows, post));
                })
                .orElseGet(() -> missing(visitor));
    }

    private Reply askRepost(Rows rows, Visitor visitor) {
        return askAbout(rows, visitor, "intent.retweet", post -> Acts.repost(rows, visitor, post, visitor.here()));
    }

    private Reply repost(Rows rows, Visitor visitor) {
        Optional<Post> found = post(rows, visitor)
                .filter(post -> !People.byId(rows, post.author()).orElseThrow().isProtected());
        if (found.isEmpty()) {
            return missing(visitor);
        }
        Post post = found.get();
        if (visitor.field("on").equals("true")) {
            posting.repost(rows, visitor.person().orElseThrow(), post, clock.instant());
        } else {
            Posts.repost(rows, visitor.id(), post.id()).ifPresent(repost -> Posts.delete(rows, repost.id()));
        }
        return back(visitor, address(rows, post));
    }

    private Reply askAbout(Rows rows, Visitor visitor, String title, Function<Post, Html> button) {
        return post(rows, visitor)
                .map(post -> PageFrame.dialog(
                        visitor,
                        200,
                        visitor.t(title),
                        all(
                                el("h1", visitor.t(title)),
                                el("ul", Html.cls("posts"), new PostView(rows, visitor, clock.instant()).quiet(post)),
                                button.apply(post),
                                home(visitor)),
                        "'self'"))
                .orElseGet(() -> missing(visitor));
    }

    private static Html home(Visitor visitor) {
        return el("p", el("a", at("href", "/"), visitor.t("nav.home")));
    }

    private static Reply missing(Visitor visitor) {
        return PageFrame.message(visitor, 404, "post.missing", "post.missing.text");
    }

    private static String address(Rows rows, Post post) {
        return "/" + People.byId(rows, post.author()).orElseThrow().username() + "/status/" + post.id();
    }

    private static Reply back(Visitor visitor, String usual) {
        return Reply.seeOther(
                Visitor.ownPath(Optional.of(visitor.field("back"))).orElse(usual));
    }
}
