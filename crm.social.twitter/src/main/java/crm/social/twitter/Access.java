package crm.social.twitter;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Viewer;
import java.util.function.Function;

/** The token with which a viewer's calls are made. */
final class Access {
    private final Tokens tokens;
    private final AppCalls app;

    Access(Tokens tokens, AppCalls app) {
        this.tokens = tokens;
        this.app = app;
    }

    String token(Viewer viewer) {
        return viewer instanceof Viewer.Account account ? tokens.access(account.grant()) : app.token();
    }

    /** Calls with the viewer's token; where X refuses the app's, once more with a new one. */
    <T> T with(Viewer viewer, Function<String, T> call) {
        String token = token(viewer);
        try {
            return call.apply(token);
        } catch (SocialException e) {
            if (e.kind() != Kind.REVOKED || viewer instanceof Viewer.Account) {
                throw e;
            }
            app.refused(token);
            return call.apply(token(viewer));
        }
    }
}
