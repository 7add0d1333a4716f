package crm.social.core.picture;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.http.picture.PictureRefused;

/** What a picture that was not taken means to whoever wants to see it. */
final class Refusals {
    private Refusals() {}

    static Kind kind(PictureRefused.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, BUSY -> Kind.NETWORK_DOWN;
            case NOT_AN_IMAGE, UNSUPPORTED_FORMAT, TOO_LARGE, TOO_MANY_PIXELS, FORBIDDEN_ADDRESS, GONE ->
                Kind.NOT_FOUND;
        };
    }

    static SocialException of(PictureRefused refused) {
        return new SocialException(kind(refused.reason()), "picture refused: " + refused.reason());
    }
}
