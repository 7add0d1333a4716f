package crm.social.api;

import crm.host.api.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Pictures of others, decoded and encoded again, from our own origin. */
@ProviderType
public interface ProfilePictures {
    /** The picture behind a path that a profile or post named; {@link SocialException.Kind#NOT_FOUND} where there is none any more. */
    Picture picture(Caller caller, String id);

    /**
     * A picture.
     *
     * @param mediaType {@code image/png} or {@code image/jpeg}
     * @param hash SHA-256 of the bytes in hexadecimal
     */
    record Picture(byte[] bytes, String mediaType, String hash) {}
}
