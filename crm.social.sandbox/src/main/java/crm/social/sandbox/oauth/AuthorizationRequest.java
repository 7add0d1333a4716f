package crm.social.sandbox.oauth;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.Rows;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an app asks a person for, all of it checked.
 *
 * @param query the query as it came, to come back to the same page
 */
record AuthorizationRequest(
        App app, String redirectUri, List<String> scopes, String state, String challenge, String query) {
    private static final int LONGEST_STATE = 500;

    AuthorizationRequest {
        scopes = List.copyOf(scopes);
    }

    /** Empty where anything is wrong: then nobody is sent anywhere. */
    static Optional<AuthorizationRequest> read(Rows rows, Exchange request) {
        Optional<App> app = request.query("client_id").flatMap(id -> App.byId(rows, id));
        String redirectUri = request.query("redirect_uri").orElse("");
        Optional<List<String>> scopes = request.query("scope").flatMap(Scopes::read);
        String state = request.query("state").orElse("");
        String challenge = request.query("code_challenge").orElse("");
        boolean good = app.isPresent()
                && app.get().redirectUris().contains(redirectUri)
                && scopes.isPresent()
                && scopes.get().containsAll(Scopes.NEEDED)
                && request.query("response_type").orElse("").equals("code")
                && request.query("code_challenge_method").orElse("").equals("S256")
                && challenge.matches("[A-Za-z0-9_-]{43}")
                && !state.isEmpty()
                && state.length() <= LONGEST_STATE;
        return good
                ? Optional.of(new AuthorizationRequest(
                        app.get(), redirectUri, scopes.get(), state, challenge, request.rawQuery()))
                : Optional.empty();
    }

    String withCode(String code) {
        return redirectUri + mark() + "state=" + encoded(state) + "&code=" + encoded(code);
    }

    String refused() {
        return redirectUri + mark() + "error=access_denied&state=" + encoded(state);
    }

    private char mark() {
        return redirectUri.indexOf('?') < 0 ? '?' : '&';
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Where the browser will be sent: a form that ends there must be allowed to. */
    String origin() {
        URI uri = URI.create(redirectUri);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
