package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.store.Person;

/** What stands round every page, and the headers that keep others out of it. */
public final class PageFrame {
    private PageFrame() {}

    /** A whole page with the ways to go. */
    public static Reply page(Visitor visitor, int status, String title, Html main) {
        Html body = el(
                "body",
                note(visitor),
                el("div", cls("shell"), navigation(visitor), el("main", at("id", "main"), main)));
        return reply(visitor, status, title, body, "'self'");
    }

    /** A page for a small window: only what is to be decided. */
    public static Reply dialog(Visitor visitor, int status, String title, Html main, String formTargets) {
        Html body = el(
                "body",
                cls("dialog"),
                note(visitor),
                el("main", at("id", "main"), cls("card"), main),
                el("footer", cls("foot"), languages(visitor)));
        return reply(visitor, status, title, body, formTargets);
    }

    /** A page that only says something. */
    public static Reply message(Visitor visitor, int status, String titleKey, String textKey) {
        return dialog(
                visitor,
                status,
                visitor.t(titleKey),
                all(
                        el("h1", visitor.t(titleKey)),
                        el("p", visitor.t(textKey)),
                        el("p", el("a", at("href", "/"), visitor.t("nav.home")))),
                "'self'");
    }

    private static Html note(Visitor visitor) {
        return el(
                "header", cls("note"), el("strong", visitor.t("note.title")), " ", el("span", visitor.t("note.text")));
    }

    private static Html navigation(Visitor visitor) {
        return el(
                "nav",
                at("aria-label", visitor.t("nav.label")),
                el("a", cls("brand"), at("href", "/"), mark(), el("span", visitor.t("brand"))),
                el("a", at("href", "/"), visitor.t("nav.home")),
                visitor.person()
                        .map(person -> all(
                                el("a", at("href", "/" + person.username()), visitor.t("nav.profile")),
                                el("a", at("href", "/compose/post"), visitor.t("nav.compose")),
                                el("a", at("href", "/follower_requests"), visitor.t("requests.title")),
                                el("a", at("href", "/settings"), visitor.t("settings.title")),
                                el("a", at("href", "/settings/connected_apps"), visitor.t("nav.apps")),
                                me(visitor, person)))
                        .orElseGet(() -> el("a", cls("button small"), at("href", "/login"), visitor.t("nav.sign.in"))),
                el("a", at("href", "/sandbox"), visitor.t("desk.title")),
                languages(visitor));
    }

    private static Html me(Visitor visitor, Person person) {
        return el(
                "div",
                cls("me"),
                PersonView.picture(person, "normal", 36),
                el("div", cls("who"), el("strong", person.name()), el("span", cls("quiet"), "@" + person.username())),
                el(
                        "form",
                        at("method", "post"),
                        at("action", "/logout"),
                        csrf(visitor),
                        el("button", cls("plain"), visitor.t("nav.sign.out"))));
    }

    private static Html mark() {
        return el("span", cls("mark"), at("aria-hidden", "true"));
    }

    private static Html languages(Visitor visitor) {
        String other = visitor.texts().lang().equals("ja") ? "en" : "ja";
        String query = visitor.request().rawQuery().replaceAll("(^|&)lang=[a-z]*", "");
        String path = visitor.request().path() + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + other;
        return el(
                "a",
                cls("lang"),
                at("href", path.replace("?&", "?")),
                at("lang", other),
                at("hreflang", other),
                Texts.of(other).get("language"));
    }

    /** The hidden field by which a form is known to be ours. */
    public static Html csrf(Visitor visitor) {
        return el("input", at("type", "hidden"), at("name", "csrf"), at("value", visitor.csrf()));
    }

    private static Reply reply(Visitor visitor, int status, String title, Html body, String formTargets) {
        Html head = el(
                "head",
                el("meta", at("charset", "utf-8")),
                el("meta", at("name", "viewport"), at("content", "width=device-width, initial-scale=1")),
                el("meta", at("name", "color-scheme"), at("content", "light dark")),
                el("title", title + " – " + visitor.t("brand")),
                el("link", at("rel", "icon"), at("href", "/assets/icon.svg")),
                el("link", at("rel", "stylesheet"), at("href", "/assets/sandbox.css")));
        String page = "<!doctype html>" + el("html", at("lang", visitor.texts().lang()), head, body);
        return Reply.html(status, page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action " + formTargets
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Referrer-Policy", "same-origin")
                .with("X-Frame-Options", "DENY")
                .with("Cache-Control", "no-store");
    }
}
