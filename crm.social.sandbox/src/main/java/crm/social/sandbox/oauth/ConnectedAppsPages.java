package crm.social.sandbox.oauth;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.pages.Html;
import crm.social.sandbox.pages.PageFrame;
import crm.social.sandbox.pages.Visitor;
import crm.social.sandbox.pages.Visitors;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.Consent;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Where a person sees the apps that may act in their name, and takes that back. */
public final class ConnectedAppsPages {
    private static final String PATH = "/settings/connected_apps";

    private final Store store;
    private final Clock clock;
    private final Visitors visitors;

    public ConnectedAppsPages(Store store, Clock clock, Visitors visitors) {
        this.store = store;
        this.clock = clock;
        this.visitors = visitors;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of(
                        "connectedApps",
                        "GET",
                        PATH,
                        request -> signedIn(request, visitor -> store.read(rows -> list(rows, visitor)))),
                Route.of(
                        "connectedApps",
                        "GET",
                        PATH + "/{client_id}/revoke",
                        request -> signedIn(request, visitor -> store.read(rows -> confirm(rows, visitor)))),
                Route.of(
                        "revokeApp",
                        "POST",
                        PATH + "/{client_id}/revoke",
                        request -> visitors.form(request, visitor -> store.write(rows -> revoke(rows, visitor)))));
    }

    private Reply signedIn(Exchange request, Function<Visitor, Reply> work) {
        return visitors.page(
                request,
                visitor -> visitor.id() == 0
                        ? Reply.seeOther("/login?next=" + URLEncoder.encode(request.path(), StandardCharsets.UTF_8))
                        : work.apply(visitor));
    }

    private static Map<App, List<Consent>> connected(Rows rows, long person) {
        Map<App, List<Consent>> byApp = new LinkedHashMap<>();
        Consent.of(rows, person).forEach(consent -> App.byId(rows, consent.clientId())
                .ifPresent(app ->
                        byApp.computeIfAbsent(app, key -> new ArrayList<>()).add(consent)));
        return byApp;
    }

    private static Reply list(Rows rows, Visitor visitor) {
        Map<App, List<Consent>> apps = connected(rows, visitor.id());
        List<Html> cards = new ArrayList<>();
        apps.forEach((app, consents) -> cards.add(card(visitor, app, consents)));
        boolean revoked = visitor.request().query("revoked").isPresent();
        Html main = all(
                el("p", cls("quiet crumbs"), el("a", at("href", "/settings"), visitor.t("apps.crumbs"))),
                el("h1", visitor.t("apps.title")),
                revoked ? el("p", cls("success"), at("role", "status"), visitor.t("apps.revoked")) : "",
                el("p", visitor.t("apps.lead")),
                cards.isEmpty()
                        ? el("div", cls("empty"), el("h2", visitor.t("apps.none")))
                        : el("ul", cls("apps"), cards));
        return PageFrame.page(visitor, 200, visitor.t("apps.title"), main);
    }

    private static Html card(Visitor visitor, App app, List<Consent> consents) {
        Consent newest = consents.get(0);
        List<String> scopes = new ArrayList<>();
        TreeSet<String> granted = new TreeSet<>();
        consents.forEach(consent -> granted.addAll(consent.scopes()));
        Scopes.read(String.join(" ", granted)).ifPresent(scopes::addAll);
        return el(
                "li",
                cls("card"),
                el("h2", app.name()),
                app.website().isEmpty()
                        ? ""
                        : el("p", el("a", at("href", app.website()), at("rel", "noopener noreferrer"), app.website())),
                el("p", cls("quiet"), visitor.t("apps.since", visitor.texts().exact(newest.createdAt()))),
                el(
                        "ul",
                        cls("granted"),
                        scopes.stream()
                                .map(scope -> el("li", visitor.t("scope." + scope)))
                                .toList()),
                el(
                        "p",
                        el(
                                "a",
                                cls("button danger"),
                                at("href", PATH + "/" + app.clientId() + "/revoke"),
                                visitor.t("apps.revoke"))));
    }

    private static Reply confirm(Rows rows, Visitor visitor) {
        Optional<App> app = connected(rows, visitor.id()).keySet().stream()
                .filter(each -> each.clientId().equals(visitor.request().part("client_id")))
                .findFirst();
        if (app.isEmpty()) {
            return Reply.seeOther(PATH);
        }
        Html main = all(
                el("h1", visitor.t("apps.confirm", app.get().name())),
                el("p", visitor.t("apps.confirm.text")),
                el(
                        "form",
                        cls("actions"),
                        at("method", "post"),
                        at("action", PATH + "/" + app.get().clientId() + "/revoke"),
                        PageFrame.csrf(visitor),
                        el("button", cls("button wide danger"), visitor.t("apps.revoke")),
                        el("a", cls("button wide second"), at("href", PATH), visitor.t("apps.keep"))));
        return PageFrame.dialog(visitor, 200, visitor.t("apps.revoke"), main, "'self'");
    }

    private Reply revoke(Rows rows, Visitor visitor) {
        if (visitor.id() == 0) {
            return Reply.seeOther("/login");
        }
        Consent.revokeAll(rows, visitor.id(), visitor.request().part("client_id"), clock.instant());
        return Reply.seeOther(PATH + "?revoked");
    }
}
