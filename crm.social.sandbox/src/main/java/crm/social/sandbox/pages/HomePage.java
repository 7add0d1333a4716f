package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The first page: what was posted last, and who is there. */
final class HomePage {
    private static final int PEOPLE = 60;

    private final Clock clock;

    HomePage(Clock clock) {
        this.clock = clock;
    }

    Reply of(Rows rows, Visitor visitor) {
        String query = visitor.request().query("q").orElse("").strip();
        List<Person> people = query.isEmpty() ? People.all(rows) : found(rows, query);
        PostView view = new PostView(rows, visitor, clock.instant());
        List<Post> posts = Posts.latest(rows, visitor.id(), PostPaging.window(visitor));
        Html main = el(
                "div",
                cls("columns"),
                el(
                        "section",
                        at("aria-labelledby", "latest"),
                        el("h1", at("id", "latest"), visitor.t("home.latest")),
                        el("ul", cls("posts"), view.all(PostPaging.page(posts))),
                        PostPaging.older(visitor, posts)),
                el(
                        "section",
                        cls("side"),
                        at("aria-labelledby", "people"),
                        el("h2", at("id", "people"), visitor.t("home.people")),
                        search(visitor, query),
                        people.isEmpty()
                                ? el("p", cls("quiet"), visitor.t("home.nobody"))
                                : el(
                                        "ul",
                                        cls("people"),
                                        people.stream()
                                                .filter(Person::isActive)
                                                .limit(PEOPLE)
                                                .map(person -> PersonView.row(visitor, person))
                                                .toList())));
        return PageFrame.page(visitor, 200, visitor.t("nav.home"), main);
    }

    private static List<Person> found(Rows rows, String query) {
        List<String> words = Arrays.stream(
                        query.toLowerCase(Locale.ROOT).replace("@", "").split("[\\s\u3000]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty() ? List.of() : People.matching(rows, words);
    }

    private static Html search(Visitor visitor, String query) {
        return el(
                "form",
                cls("search"),
                at("role", "search"),
                at("method", "get"),
                at("action", "/"),
                el("label", at("for", "q"), cls("hidden"), visitor.t("home.search")),
                el(
                        "input",
                        at("id", "q"),
                        at("type", "search"),
                        at("name", "q"),
                        at("value", query),
                        at("placeholder", visitor.t("home.search"))),
                el("button", cls("button small"), visitor.t("home.search.button")));
    }
}
