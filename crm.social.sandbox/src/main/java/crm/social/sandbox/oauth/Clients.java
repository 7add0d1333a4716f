package crm.social.sandbox.oauth;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Tells which app asks for a token. */
final class Clients {
    /** What an app says of itself. */
    private record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    private Clients() {}

    /** An app with a secret must bring it in the header; one without only says its id. */
    static Optional<App> identify(Rows rows, Exchange request) {
        Optional<App> withSecret = withSecret(rows, request);
        if (withSecret.isPresent() || request.header("authorization").isPresent()) {
            return withSecret;
        }
        return Optional.ofNullable(request.form().get("client_id"))
                .flatMap(id -> App.byId(rows, id))
                .filter(App::isPublic);
    }

    /** An app that proved to know its secret. */
    static Optional<App> withSecret(Rows rows, Exchange request) {
        return basic(request.header("authorization").orElse("")).flatMap(said -> App.byId(rows, said.id())
                .filter(app -> !app.isPublic() && Secrets.same(app.secretHash(), Secrets.hash(said.secret()))));
    }

    private static Optional<Credentials> basic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String text =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 6749 has both parts form-encoded before they are joined. */
    private static String decoded(String part) {
        return part.indexOf('%') < 0 ? part : URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
