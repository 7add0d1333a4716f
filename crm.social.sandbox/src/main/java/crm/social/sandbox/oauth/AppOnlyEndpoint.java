package crm.social.sandbox.oauth;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Secrets;
import crm.social.sandbox.store.Store;
import java.util.List;
import java.util.Optional;

/** Gives an app its token for calls in nobody's name. */
public final class AppOnlyEndpoint {
    private final Store store;
    private final AppBearer bearer;

    public AppOnlyEndpoint(Store store, AppBearer bearer) {
        this.store = store;
        this.bearer = bearer;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of("appToken", "POST", "/oauth2/token", request -> store.read(rows -> token(rows, request))),
                Route.of(
                        "invalidateAppToken",
                        "POST",
                        "/oauth2/invalidate_token",
                        request -> store.write(rows -> invalidate(rows, request))));
    }

    private Reply token(Rows rows, Exchange request) {
        Optional<App> app = Clients.withSecret(rows, request);
        if (app.isEmpty() || !"client_credentials".equals(request.form().get("grant_type"))) {
            return refused();
        }
        return Reply.json(200, Json.object().put("token_type", "bearer").put("access_token", bearer.of(app.get())))
                .with("Cache-Control", "no-store");
    }

    private Reply invalidate(Rows rows, Exchange request) {
        Optional<App> app = Clients.withSecret(rows, request);
        String token = request.form().getOrDefault("access_token", "");
        if (app.isEmpty() || !Secrets.same(bearer.of(app.get()), token)) {
            return refused();
        }
        rows.change(
                "update app set bearer_version = bearer_version + 1 where client_id = ?",
                app.get().clientId());
        return Reply.json(200, Json.object().put("access_token", token));
    }

    private static Reply refused() {
        var body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("code", 99)
                .put("label", "authenticity_token_error")
                .put("message", "Unable to verify your credentials");
        return Reply.json(403, body);
    }
}
