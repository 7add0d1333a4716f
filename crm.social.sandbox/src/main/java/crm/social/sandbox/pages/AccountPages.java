package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;
import static crm.social.sandbox.pages.Html.hidden;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.store.UserNames;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** 設定: a person's own user name, whether the posts are protected, and the way to the apps. */
public final class AccountPages {
    private static final String PATH = "/settings";

    private final Store store;
    private final Clock clock;
    private final Visitors visitors;

    public AccountPages(Store store, Clock clock, Visitors visitors) {
        this.store = store;
        this.clock = clock;
        this.visitors = visitors;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                        "settings",
                        "GET",
                        PATH,
                        request -> visitors.page(
                                request,
                                visitor -> visitor.id() == 0
                                        ? Reply.seeOther(visitor.signIn())
                                        : page(visitor, visitor.person().orElseThrow(), ""))),
                Route.of(
                        "settings",
                        "POST",
                        PATH,
                        request -> visitors.form(request, visitor -> store.write(rows -> change(rows, visitor)))));
    }

    private static Reply page(Visitor visitor, Person person, String trouble) {
        Html main = all(
                el("h1", visitor.t("settings.title")),
                visitor.request().query("saved").isPresent()
                        ? el("p", cls("success"), at("role", "status"), visitor.t("settings.saved"))
                        : "",
                el(
                        "ul",
                        cls("apps"),
                        el(
                                "li",
                                cls("card"),
                                el("h2", visitor.t("settings.apps")),
                                el("p", visitor.t("settings.apps.text")),
                                el(
                                        "p",
                                        el(
                                                "a",
                                                cls("button second"),
                                                at("href", "/settings/connected_apps"),
                                                visitor.t("settings.apps")))),
                        el(
                                "li",
                                cls("card"),
                                el("h2", visitor.t("settings.name")),
                                trouble.isEmpty()
                                        ? ""
                                        : el(
                                                "p",
                                                cls("error"),
                                                at("role", "alert"),
                                                at("id", "error"),
                                                visitor.t("name." + trouble)),
                                nameForm(visitor, person, PATH, List.of())),
                        el(
                                "li",
                                cls("card"),
                                el("h2", visitor.t("settings.audience")),
                                el("p", visitor.t(person.isProtected() ? "settings.locked" : "settings.open")),
                                lockForm(visitor, person, PATH, List.of()),
                                el("p", el("a", at("href", "/follower_requests"), visitor.t("requests.title"))))));
        return PageFrame.page(visitor, 200, visitor.t("settings.title"), main);
    }

    /** Another user name for somebody. */
    static Html nameForm(Visitor visitor, Person person, String action, List<Html> more) {
        return el(
                "form",
                cls("stack"),
                at("method", "post"),
                at("action", action),
                PageFrame.csrf(visitor),
                hidden("verb", "rename"),
                more,
                el("label", at("for", "username"), visitor.t("settings.name.label")),
                el(
                        "input",
                        at("id", "username"),
                        at("name", "username"),
                        at("value", person.username()),
                        at("autocapitalize", "none"),
                        at("spellcheck", "false"),
                        at("required", "")),
                el("button", cls("button second"), visitor.t("settings.save")));
    }

    /** Protecting somebody's posts, or no longer. */
    static Html lockForm(Visitor visitor, Person person, String action, List<Html> more) {
        return Acts.button(
                visitor,
                action,
                "button small second",
                visitor.t(person.isProtected() ? "settings.unlock" : "settings.lock"),
                false,
                joined(hidden("verb", person.isProtected() ? "unprotect" : "protect"), more));
    }

    private static List<Html> joined(Html one, List<Html> more) {
        return Stream.concat(Stream.of(one), more.stream()).toList();
    }

    private Reply change(Rows rows, Visitor visitor) {
        Optional<Person> person = visitor.person();
        if (person.isEmpty()) {
            return Reply.seeOther("/login");
        }
        Optional<String> trouble = apply(rows, visitor, person.get(), clock.millis());
        return trouble.map(words -> page(visitor, person.get(), words))
                .orElseGet(() -> Reply.seeOther(PATH + "?saved"));
    }

    /** Does what the form wants with somebody; what stands against it, if anything. */
    static Optional<String> apply(Rows rows, Visitor visitor, Person person, long now) {
        switch (visitor.field("verb")) {
            case "rename" -> {
                String wanted = visitor.field("username").replaceFirst("^@", "");
                Optional<String> trouble = UserNames.trouble(rows, person.id(), wanted);
                if (trouble.isEmpty() && !wanted.equals(person.username())) {
                    People.rename(rows, person, wanted, now);
                }
                return trouble;
            }
            case "protect" -> People.setProtected(rows, person.id(), true);
            case "unprotect" -> People.setProtected(rows, person.id(), false);
            default -> {}
        }
        return Optional.empty();
    }
}
