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
import crm.social.sandbox.store.Placed;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.store.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who follows whom, and who asks to. */
public final class PeoplePages {
    private static final int PAGE = 50;
    private static final String REQUESTS = "/follower_requests";

    /** One of a person's lists. */
    @FunctionalInterface
    private interface Lister {
        List<Placed<Person>> list(Rows rows, long person, Window window);
    }

    private final Store store;
    private final Visitors visitors;

    public PeoplePages(Store store, Visitors visitors) {
        this.store = store;
        this.visitors = visitors;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                list("followers", Follows::followers),
                list("following", Follows::following),
                Route.of(
                        "followerRequests",
                        "GET",
                        REQUESTS,
                        request -> visitors.page(
                                request,
                                visitor -> visitor.id() == 0
                                        ? Reply.seeOther(visitor.signIn())
                                        : store.read(rows -> requests(rows, visitor)))),
                Route.of(
                        "followerRequests",
                        "POST",
                        REQUESTS,
                        request -> visitors.form(request, visitor -> store.write(rows -> answer(rows, visitor)))));
    }

    private Route list(String which, Lister lister) {
        return Route.of(
                which,
                "GET",
                "/{username}/" + which,
                request -> visitors.page(request, visitor -> store.read(rows -> list(rows, visitor, which, lister))));
    }

    private static Reply list(Rows rows, Visitor visitor, String which, Lister lister) {
        Optional<Person> found =
                People.byUsername(rows, visitor.request().part("username")).filter(Person::isActive);
        if (found.isEmpty()) {
            return PageFrame.message(visitor, 404, "person.missing", "person.missing.text");
        }
        Person person = found.get();
        if (!Follows.maySee(rows, visitor.id(), person)) {
            return PageFrame.message(visitor, 200, "person.protected", "person.protected.text");
        }
        List<Placed<Person>> people = lister.list(rows, person.id(), window(visitor.request()));
        String title = visitor.t("people." + which, "@" + person.username());
        Html main = all(
                el("p", cls("crumbs"), el("a", at("href", "/" + person.username()), person.name())),
                el("h1", title),
                people.isEmpty()
                        ? el("div", cls("empty"), el("h2", visitor.t("people.none")))
                        : el(
                                "ul",
                                cls("people"),
                                people.stream()
                                        .limit(PAGE)
                                        .map(each -> PersonView.row(visitor, each.value()))
                                        .toList()),
                people.size() <= PAGE
                        ? all()
                        : el(
                                "p",
                                cls("older"),
                                el(
                                        "a",
                                        cls("button"),
                                        at(
                                                "href",
                                                visitor.request().path() + "?before="
                                                        + people.get(PAGE - 1).place()),
                                        visitor.t("people.more"))));
        return PageFrame.page(visitor, 200, title, main);
    }

    private static Window window(Exchange request) {
        long below = request.query("before")
                .filter(place -> place.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
        return new Window(0, below, false, PAGE).andOneMore();
    }

    private static Reply requests(Rows rows, Visitor visitor) {
        List<Person> asking = Follows.requests(rows, visitor.id());
        Html main = all(
                el("h1", visitor.t("requests.title")),
                el("p", visitor.t("requests.lead")),
                asking.isEmpty()
                        ? el("div", cls("empty"), el("h2", visitor.t("requests.none")))
                        : el(
                                "ul",
                                cls("people"),
                                asking.stream()
                                        .map(person -> el(
                                                "li",
                                                cls("request"),
                                                el("ul", PersonView.row(visitor, person)),
                                                answers(visitor, person, REQUESTS, List.of())))
                                        .toList()));
        return PageFrame.page(visitor, 200, visitor.t("requests.title"), main);
    }

    /** Accept and refuse, for somebody who asks. */
    static Html answers(Visitor visitor, Person asking, String action, List<Html> more) {
        Function<String, List<Html>> fields = decision -> {
            List<Html> all = new ArrayList<>(more);
            all.add(hidden("user_id", String.valueOf(asking.id())));
            all.add(hidden("decision", decision));
            return all;
        };
        return el(
                "div",
                cls("acts"),
                Acts.button(
                        visitor, action, "button small", visitor.t("requests.accept"), false, fields.apply("accept")),
                Acts.button(
                        visitor,
                        action,
                        "button small second",
                        visitor.t("requests.refuse"),
                        false,
                        fields.apply("refuse")));
    }

    private static Reply answer(Rows rows, Visitor visitor) {
        decide(rows, visitor, visitor.id());
        return Reply.seeOther(visitor.id() == 0 ? "/login" : REQUESTS);
    }

    /** Answers a request in this person's name. What was answered before stays as it is. */
    static void decide(Rows rows, Visitor visitor, long person) {
        String id = visitor.field("user_id");
        if (person == 0 || !id.matches("[0-9]{1,18}|[0-8][0-9]{18}")) {
            return;
        }
        long asking = Long.parseLong(id);
        if (visitor.field("decision").equals("accept")) {
            Follows.accept(rows, asking, person);
        } else if (Follows.pending(rows, asking, person).orElse(false)) {
            Follows.remove(rows, asking, person);
        }
    }
}
