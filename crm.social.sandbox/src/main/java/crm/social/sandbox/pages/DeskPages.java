package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;
import static crm.social.sandbox.pages.Html.hidden;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where somebody who tries the local network out does by hand what its door does for programs: becomes anybody, renames, protects and suspends people,
 * answers follow requests in their name, and changes the rules.
 */
public final class DeskPages {
    private static final String PATH = "/sandbox";

    private final Store store;
    private final SwitchBoard rules;
    private final Visitors visitors;

    public DeskPages(Store store, SwitchBoard rules, Visitors visitors) {
        this.store = store;
        this.rules = rules;
        this.visitors = visitors;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                        "desk",
                        "GET",
                        PATH,
                        request -> visitors.page(
                                request,
                                visitor -> store.read(rows -> page(rows, visitor, chosen(rows, visitor), "")))),
                Route.of("desk", "POST", PATH, request -> visitors.form(request, this::act)));
    }

    private static Optional<Person> chosen(Rows rows, Visitor visitor) {
        return visitor.request()
                .query("person")
                .map(name -> name.strip().replaceFirst("^@", ""))
                .flatMap(name -> People.byUsername(rows, name));
    }

    private Reply page(Rows rows, Visitor visitor, Optional<Person> person, String trouble) {
        String asked = visitor.request().query("person").orElse("");
        Html main = all(
                el("h1", visitor.t("desk.title")),
                el("p", visitor.t("desk.lead")),
                trouble.isEmpty() ? "" : el("p", cls("error"), at("role", "alert"), visitor.t("name." + trouble)),
                el(
                        "div",
                        cls("columns"),
                        el(
                                "section",
                                at("aria-labelledby", "person"),
                                el("h2", at("id", "person"), visitor.t("desk.person")),
                                search(rows, visitor, asked),
                                person.map(each -> about(rows, visitor, each))
                                        .orElseGet(() -> asked.isEmpty()
                                                ? all()
                                                : el("p", cls("quiet"), visitor.t("home.nobody")))),
                        el(
                                "section",
                                at("aria-labelledby", "rules"),
                                el("h2", at("id", "rules"), visitor.t("desk.rules")),
                                new RulesForm(rules).form(visitor, PATH))));
        return PageFrame.page(visitor, 200, visitor.t("desk.title"), main);
    }

    private static Html search(Rows rows, Visitor visitor, String asked) {
        return el(
                "form",
                cls("search"),
                at("method", "get"),
                at("action", PATH),
                el("label", at("for", "who"), cls("hidden"), visitor.t("desk.who")),
                el(
                        "input",
                        at("id", "who"),
                        at("name", "person"),
                        at("value", asked),
                        at("list", "everybody"),
                        at("autocapitalize", "none"),
                        at("spellcheck", "false"),
                        at("placeholder", visitor.t("desk.who"))),
                el(
                        "datalist",
                        at("id", "everybody"),
                        People.all(rows).stream()
                                .map(person -> el("option", at("value", person.username()), person.name()))
                                .toList()),
                el("button", cls("button small"), visitor.t("desk.choose")));
    }

    private static Html about(Rows rows, Visitor visitor, Person person) {
        List<Html> him = List.of(hidden("person", person.username()));
        List<Html> asking = Follows.requests(rows, person.id()).stream()
                .map(each -> el(
                        "li",
                        cls("request"),
                        el("ul", PersonView.row(visitor, each)),
                        PeoplePages.answers(visitor, each, PATH, joined(him, hidden("verb", "answer")))))
                .toList();
        return all(
                el("ul", cls("people"), PersonView.row(visitor, person)),
                el("p", cls("quiet"), visitor.t("desk.state." + person.state())),
                el(
                        "div",
                        cls("acts desk"),
                        person.isActive() ? button(visitor, person, "become", "button small", "desk.become") : all(),
                        person.isSuspended()
                                ? button(visitor, person, "unsuspend", "button small second", "desk.unsuspend")
                                : button(visitor, person, "suspend", "button small danger", "desk.suspend"),
                        AccountPages.lockForm(visitor, person, PATH, him)),
                el("div", cls("card"), AccountPages.nameForm(visitor, person, PATH, him)),
                el("h3", visitor.t("requests.title")),
                asking.isEmpty() ? el("p", cls("quiet"), visitor.t("requests.none")) : el("ul", cls("people"), asking),
                delete(visitor, person));
    }

    private static Html button(Visitor visitor, Person person, String verb, String look, String words) {
        return Acts.button(
                visitor,
                PATH,
                look,
                visitor.t(words),
                false,
                List.of(hidden("person", person.username()), hidden("verb", verb)));
    }

    private static Html delete(Visitor visitor, Person person) {
        return el(
                "form",
                cls("card"),
                at("method", "post"),
                at("action", PATH),
                PageFrame.csrf(visitor),
                hidden("person", person.username()),
                hidden("verb", "delete"),
                el(
                        "label",
                        el("input", at("type", "checkbox"), at("name", "sure"), at("value", "yes"), at("required", "")),
                        " ",
                        visitor.t("desk.sure")),
                el("button", cls("button small danger"), visitor.t("desk.delete")));
    }

    private static List<Html> joined(List<Html> some, Html one) {
        List<Html> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private Reply act(Visitor visitor) {
        if (visitor.field("verb").equals("rules")) {
            new RulesForm(rules).change(visitor);
            return Reply.seeOther(PATH);
        }
        Optional<Person> found = store.read(rows -> People.byUsername(rows, visitor.field("person")));
        if (found.isEmpty()) {
            return PageFrame.message(visitor, 404, "person.missing", "person.missing.text");
        }
        Person person = found.get();
        return visitor.field("verb").equals("become")
                ? become(visitor, person)
                : store.write(rows -> change(rows, visitor, person));
    }

    private Reply become(Visitor visitor, Person person) {
        return person.isActive()
                ? visitors.signIn(visitor, person, Reply.seeOther("/" + person.username()))
                : Reply.seeOther(PATH + "?person=" + person.username());
    }

    private Reply change(Rows rows, Visitor visitor, Person person) {
        switch (visitor.field("verb")) {
            case "suspend" -> People.setState(rows, person.id(), "suspended");
            case "unsuspend" -> People.setState(rows, person.id(), "active");
            case "answer" -> PeoplePages.decide(rows, visitor, person.id());
            case "delete" -> {
                if (visitor.field("sure").equals("yes")) {
                    People.delete(rows, person);
                }
                return Reply.seeOther(PATH);
            }
            default -> {
                Optional<String> trouble = AccountPages.apply(rows, visitor, person, rules.millis());
                if (trouble.isPresent()) {
                    return page(rows, visitor, Optional.of(person), trouble.get());
                }
            }
        }
        String name = People.byId(rows, person.id()).orElseThrow().username();
        return Reply.seeOther(PATH + "?person=" + name);
    }
}
