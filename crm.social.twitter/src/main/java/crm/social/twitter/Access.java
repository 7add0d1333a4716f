package crm.social.twitter;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Viewer;

/** The token with which a viewer's calls are made. */
final class Access {
    private final Tokens tokens;

    Access(Tokens tokens) {
        this.tokens = tokens;
    }

    String token(Viewer viewer) {
        if (viewer instanceof Viewer.Account account) {
            return tokens.access(account.grant());
        }
        throw new SocialException(Kind.NOT_CONNECTED, "X is asked with an account only");
    }
}
