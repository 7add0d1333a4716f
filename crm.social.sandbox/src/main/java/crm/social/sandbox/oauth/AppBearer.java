package crm.social.sandbox.oauth;

import crm.social.sandbox.store.App;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The token by which an app calls in nobody's name: always the same one until it is invalidated, so it is computed. */
public final class AppBearer {
    private static final String BEGIN = "AAAAAAAAAAAAAAAAAAAA";

    private final Secrets secrets;

    public AppBearer(Secrets secrets) {
        this.secrets = secrets;
    }

    String of(App app) {
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(app.clientId().getBytes(StandardCharsets.UTF_8));
        return BEGIN + id + "." + secrets.mark("bearer " + app.clientId() + " " + app.bearerVersion());
    }

    /** The app of which this is the token. */
    public Optional<App> find(Rows rows, String token) {
        int dot = token.indexOf('.');
        if (!token.startsWith(BEGIN) || dot < BEGIN.length()) {
            return Optional.empty();
        }
        try {
            byte[] id = Base64.getUrlDecoder().decode(token.substring(BEGIN.length(), dot));
            return App.byId(rows, new String(id, StandardCharsets.UTF_8)).filter(app -> Secrets.same(of(app), token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
