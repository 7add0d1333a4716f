package crm.social.sandbox.oauth;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;
import static crm.social.sandbox.pages.Html.flag;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.pages.Html;
import crm.social.sandbox.pages.PageFrame;
import crm.social.sandbox.pages.Visitor;
import crm.social.sandbox.pages.Visitors;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.Code;
import crm.social.sandbox.store.Consent;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an app's user is asked for consent. */
public final class ConsentPages {
    private static final String PATH = "/i/oauth2/authorize";

    private final Store store;
    private final SwitchBoard rules;
    private final Visitors visitors;

    public ConsentPages(Store store, SwitchBoard rules, Visitors visitors) {
        this.store = store;
        this.rules = rules;
        this.visitors = visitors;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of("authorize", "GET", PATH, request -> visitors.page(request, this::ask)),
                Route.of("authorize", "POST", PATH, request -> visitors.form(request, this::decide)));
    }

    private Optional<AuthorizationRequest> asked(Visitor visitor) {
        return store.read(rows -> AuthorizationRequest.read(rows, visitor.request()));
    }

    /** X's own dead end: an app that asks wrongly never gets the browser back. */
    private static Reply deadEnd(Visitor visitor) {
        return PageFrame.message(visitor, 400, "authorize.wrong", "authorize.wrong.text");
    }

    private static String signIn(AuthorizationRequest asked) {
        return "/login?next=" + URLEncoder.encode(PATH + "?" + asked.query(), StandardCharsets.UTF_8);
    }

    private Reply ask(Visitor visitor) {
        Optional<AuthorizationRequest> asked = asked(visitor);
        if (asked.isEmpty()) {
            return deadEnd(visitor);
        }
        return visitor.person()
                .map(person -> consent(visitor, asked.get(), person))
                .orElseGet(() -> Reply.seeOther(signIn(asked.get())));
    }

    private Reply consent(Visitor visitor, AuthorizationRequest asked, Person person) {
        boolean picking = rules.now().consentPicking();
        Html main = all(
                el("h1", visitor.t("authorize.title")),
                el("p", cls("lead"), visitor.t("authorize.lead", asked.app().name())),
                el(
                        "p",
                        cls("as"),
                        el(
                                "img",
                                cls("picture"),
                                at(
                                        "src",
                                        "/profile_images/" + person.picture() + "/" + person.username()
                                                + "_normal.png"),
                                at("alt", ""),
                                at("width", "40"),
                                at("height", "40")),
                        el("span", el("strong", person.name()), el("span", cls("quiet"), "@" + person.username())),
                        el("a", at("href", signIn(asked)), visitor.t("authorize.switch"))),
                el(
                        "form",
                        at("method", "post"),
                        at("action", PATH + "?" + asked.query()),
                        PageFrame.csrf(visitor),
                        el(
                                "input",
                                at("type", "hidden"),
                                at("name", "person"),
                                at("value", String.valueOf(person.id()))),
                        el(
                                "fieldset",
                                cls("scopes"),
                                el(
                                        "legend",
                                        visitor.t(
                                                "authorize.scopes", asked.app().name())),
                                asked.scopes().stream()
                                        .map(scope -> scope(visitor, scope, picking))
                                        .toList()),
                        el(
                                "div",
                                cls("actions"),
                                el(
                                        "button",
                                        cls("button wide"),
                                        at("name", "decision"),
                                        at("value", "allow"),
                                        visitor.t("authorize.allow")),
                                el(
                                        "button",
                                        cls("button wide second"),
                                        at("name", "decision"),
                                        at("value", "refuse"),
                                        visitor.t("authorize.refuse")))),
                el("p", cls("hint"), visitor.t("authorize.later")));
        return PageFrame.dialog(visitor, 200, visitor.t("authorize.title"), main, "'self' " + asked.origin());
    }

    private static Html scope(Visitor visitor, String scope, boolean picking) {
        boolean free = picking && Scopes.canBeDropped(scope);
        return el(
                "label",
                cls("scope"),
                el(
                        "input",
                        at("type", "checkbox"),
                        at("name", "scope." + scope),
                        at("value", "on"),
                        flag("checked", true),
                        flag("disabled", !free)),
                el(
                        "span",
                        visitor.t("scope." + scope),
                        free ? "" : el("span", cls("quiet needed"), visitor.t("authorize.needed"))));
    }

    private Reply decide(Visitor visitor) {
        Optional<AuthorizationRequest> found = asked(visitor);
        if (found.isEmpty()) {
            return deadEnd(visitor);
        }
        AuthorizationRequest asked = found.get();
        // Somebody else may have signed in, in another tab, since this person was asked.
        String person = visitor.request().form().getOrDefault("person", "");
        if (visitor.id() == 0 || !person.equals(String.valueOf(visitor.id()))) {
            return Reply.seeOther(visitor.id() == 0 ? signIn(asked) : PATH + "?" + asked.query());
        }
        if (!visitor.request().form().getOrDefault("decision", "").equals("allow")) {
            return Reply.seeOther(asked.refused()).with("Referrer-Policy", "no-referrer");
        }
        String code = store.write(rows -> allow(rows, visitor, asked));
        return Reply.seeOther(asked.withCode(code))
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private String allow(Rows rows, Visitor visitor, AuthorizationRequest asked) {
        boolean picking = rules.now().consentPicking();
        List<String> scopes = asked.scopes().stream()
                .filter(scope -> !picking
                        || !Scopes.canBeDropped(scope)
                        || visitor.request().form().containsKey("scope." + scope))
                .toList();
        Instant now = rules.instant();
        long consent = Consent.add(rows, asked.app().clientId(), visitor.id(), scopes, now);
        return Code.add(rows, consent, asked.redirectUri(), asked.challenge(), now);
    }
}
