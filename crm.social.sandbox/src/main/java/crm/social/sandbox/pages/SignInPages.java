package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Secrets;
import crm.social.sandbox.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in and out. */
public final class SignInPages {
    /** Everybody's: the people here are made up, and the README says it. */
    public static final String PASSWORD = "sandbox";

    private final Store store;
    private final Visitors visitors;
    private final SignInAttempts attempts;

    public SignInPages(Store store, Visitors visitors) {
        this.store = store;
        this.visitors = visitors;
        this.attempts = new SignInAttempts(Clock.systemUTC());
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                        "login",
                        "GET",
                        "/login",
                        request -> visitors.page(request, visitor -> form(visitor, 200, "", ""))),
                Route.of("login", "POST", "/login", request -> visitors.form(request, this::signIn)),
                Route.of("logout", "GET", "/logout", request -> visitors.page(request, SignInPages::askSignOut)),
                Route.of(
                        "logout",
                        "POST",
                        "/logout",
                        request -> visitors.form(
                                request, visitor -> visitors.signOut(visitor, Reply.seeOther(next(visitor))))));
    }

    /** Where to go afterwards: a path here, never another site. */
    private static String next(Visitor visitor) {
        return Visitor.ownPath(visitor.request().query("next")).orElse("/");
    }

    private static Reply form(Visitor visitor, int status, String typed, String error) {
        Html main = all(
                el("h1", visitor.t("login.title")),
                visitor.person()
                        .map(person -> el("p", cls("quiet"), visitor.t("login.as", "@" + person.username())))
                        .orElse(all()),
                error.isEmpty() ? "" : el("p", cls("error"), at("role", "alert"), at("id", "error"), error),
                el(
                        "form",
                        cls("stack"),
                        at("method", "post"),
                        at("action", "/login" + query(visitor)),
                        PageFrame.csrf(visitor),
                        el("label", at("for", "name"), visitor.t("login.name")),
                        el(
                                "input",
                                at("id", "name"),
                                at("name", "name"),
                                at("value", typed),
                                at("autocomplete", "username"),
                                at("autocapitalize", "none"),
                                at("spellcheck", "false"),
                                at("aria-describedby", error.isEmpty() ? null : "error"),
                                at("required", ""),
                                Html.flag("autofocus", typed.isEmpty())),
                        el("label", at("for", "password"), visitor.t("login.password")),
                        el(
                                "input",
                                at("id", "password"),
                                at("name", "password"),
                                at("type", "password"),
                                at("autocomplete", "current-password"),
                                at("required", ""),
                                Html.flag("autofocus", !typed.isEmpty())),
                        el("button", cls("button wide"), visitor.t("login.button"))),
                el("p", cls("hint"), visitor.t("login.hint")));
        return PageFrame.dialog(visitor, status, visitor.t("login.title"), main, "'self'");
    }

    private static String query(Visitor visitor) {
        return visitor.request().rawQuery().isEmpty()
                ? ""
                : "?" + visitor.request().rawQuery();
    }

    private Reply signIn(Visitor visitor) {
        String typed = visitor.request().form().getOrDefault("name", "").strip();
        String password = visitor.request().form().getOrDefault("password", "");
        Duration wait = attempts.mustWait(typed);
        if (!wait.isZero()) {
            return form(visitor, 429, typed, visitor.t("login.wait", wait.toSeconds() + 1))
                    .with("Retry-After", String.valueOf(wait.toSeconds() + 1));
        }
        Optional<Person> person = store.read(rows -> People.byNameOrEmail(rows, typed))
                .filter(found -> !found.state().equals("deleted"));
        if (!Secrets.same(PASSWORD, password) || person.isEmpty()) {
            attempts.failed(typed);
            return form(visitor, 200, typed, visitor.t("login.wrong"));
        }
        attempts.succeeded(typed);
        if (person.get().isSuspended()) {
            return form(visitor, 200, typed, visitor.t("login.suspended"));
        }
        return visitors.signIn(visitor, person.get(), Reply.seeOther(next(visitor)));
    }

    private static Reply askSignOut(Visitor visitor) {
        Html main = all(
                el("h1", visitor.t("logout.title")),
                el(
                        "form",
                        at("method", "post"),
                        at("action", "/logout" + query(visitor)),
                        PageFrame.csrf(visitor),
                        el("button", cls("button wide"), visitor.t("nav.sign.out"))));
        return PageFrame.dialog(visitor, 200, visitor.t("logout.title"), main, "'self'");
    }
}
