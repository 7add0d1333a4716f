package crm.social.sandbox.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.Code;
import crm.social.sandbox.store.Consent;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Secrets;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.store.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives tokens for codes and for refresh tokens, and takes them back. What was answered is on the disk. */
public final class TokenEndpoint {
    private final Store store;
    private final SwitchBoard rules;

    public TokenEndpoint(Store store, SwitchBoard rules) {
        this.store = store;
        this.rules = rules;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                Route.of("token", "POST", "/2/oauth2/token", request -> store.write(rows -> token(rows, request))),
                Route.of("revoke", "POST", "/2/oauth2/revoke", request -> store.write(rows -> revoke(rows, request))));
    }

    private Reply token(Rows rows, Exchange request) {
        Map<String, String> form = request.form();
        String grantType = form.getOrDefault("grant_type", "");
        if (grantType.isEmpty()) {
            return invalid("Missing required parameter [grant_type].");
        }
        Optional<App> app = Clients.identify(rows, request);
        if (app.isEmpty()) {
            return unknownClient(request, form);
        }
        return switch (grantType) {
            case "authorization_code" -> byCode(rows, app.get(), form);
            case "refresh_token" -> byRefresh(rows, app.get(), form);
            default -> error(400, "unsupported_grant_type", "Value passed for the grant type was invalid.");
        };
    }

    private static Reply unknownClient(Exchange request, Map<String, String> form) {
        boolean saysNothing = request.header("authorization").isEmpty() && !form.containsKey("client_id");
        return saysNothing
                ? invalid("Missing required parameter [client_id].")
                : error(401, "unauthorized_client", "Missing valid authorization header");
    }

    private Reply byCode(Rows rows, App app, Map<String, String> form) {
        for (String needed : List.of("code", "redirect_uri", "code_verifier")) {
            if (form.getOrDefault(needed, "").isEmpty()) {
                return invalid("Missing required parameter [" + needed + "].");
            }
        }
        Instant now = rules.instant();
        String presented = form.get("code");
        Optional<Code> found = Code.find(rows, presented)
                .filter(code -> code.consent().clientId().equals(app.clientId()));
        if (found.isEmpty()) {
            return invalid("Value passed for the authorization code was invalid.");
        }
        Code code = found.get();
        if (code.used()) {
            // Somebody else has the code: what the first use gave must go.
            Consent.revoke(rows, code.consent().id(), now);
            return invalid("Value passed for the authorization code was invalid.");
        }
        Code.use(rows, presented, now);
        if (!now.isBefore(code.createdAt().plusSeconds(rules.now().codeSeconds()))
                || code.consent().revoked()) {
            return invalid("Value passed for the authorization code was invalid.");
        }
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            return invalid("Value passed for the redirect uri did not match the uri of the authorization code.");
        }
        String verifier = form.get("code_verifier");
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")
                || !Secrets.same(code.challenge(), Secrets.challenge(verifier))) {
            return invalid("Value passed for the code verifier did not match the code challenge.");
        }
        if (rules.now().oneGrantPerAppAndUser()) {
            code.consent().revokeOthers(rows, now);
        }
        return given(rows, code.consent(), now);
    }

    private Reply byRefresh(Rows rows, App app, Map<String, String> form) {
        String presented = form.getOrDefault("refresh_token", "");
        if (presented.isEmpty()) {
            return invalid("Missing required parameter [refresh_token].");
        }
        Instant now = rules.instant();
        Optional<Token> found = Token.find(rows, presented)
                .filter(token -> token.kind().equals("refresh")
                        && token.consent().clientId().equals(app.clientId()));
        if (found.isPresent() && found.get().spent()) {
            // Used before: one of the two users is a thief, and nobody can tell which.
            Consent.revoke(rows, found.get().consent().id(), now);
        }
        if (found.isEmpty() || !found.get().isGood(now)) {
            return invalid("Value passed for the token was invalid.");
        }
        Token.spend(rows, presented, now);
        return given(rows, found.get().consent(), now);
    }

    private Reply given(Rows rows, Consent consent, Instant now) {
        int life = rules.now().accessTokenSeconds();
        ObjectNode body = Json.object()
                .put("token_type", "bearer")
                .put("expires_in", life)
                .put("access_token", Token.access(rows, consent.id(), now, Duration.ofSeconds(life)))
                .put("scope", String.join(" ", consent.scopes()));
        if (consent.scopes().contains("offline.access")) {
            body.put("refresh_token", Token.refresh(rows, consent.id(), now));
        }
        return uncached(Reply.json(200, body));
    }

    /** An access token goes alone; with a refresh token goes all that came of the same consent. */
    private Reply revoke(Rows rows, Exchange request) {
        Optional<App> app = Clients.identify(rows, request);
        if (app.isEmpty()) {
            return unknownClient(request, request.form());
        }
        String presented = request.form().getOrDefault("token", "");
        if (presented.isEmpty()) {
            return invalid("Missing required parameter [token].");
        }
        Optional<Token> found = Token.find(rows, presented)
                .filter(token -> token.consent().clientId().equals(app.get().clientId()));
        if (found.isPresent()) {
            Token.spend(rows, presented, rules.instant());
            if (found.get().kind().equals("refresh")) {
                Consent.revoke(rows, found.get().consent().id(), rules.instant());
            }
        }
        return uncached(Reply.json(200, Json.object().put("revoked", true)));
    }

    private static Reply invalid(String description) {
        return error(400, "invalid_request", description);
    }

    private static Reply error(int status, String error, String description) {
        return uncached(Reply.json(status, Json.object().put("error", error).put("error_description", description)));
    }

    private static Reply uncached(Reply reply) {
        return reply.with("Cache-Control", "no-store");
    }
}
