package crm.social.http.picture;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns foreign pictures into ones that may be served from our own origin: only PNG, JPEG and GIF (its first frame)
 * are read, at most 5 MiB, 4096 pixels a side and 25 megapixels; each is decoded and written anew, turned upright,
 * without metadata. All threads may call; a call waits for a place among few decoders.
 */
@ProviderType
public interface Pictures {

    /**
     * Fetches and decodes. At most three redirects are followed, each checked like the first address.
     *
     * @throws PictureRefused with any reason
     */
    Picture fetch(PictureRequest request);

    /**
     * Decodes what somebody handed in, keeping its size.
     *
     * @throws PictureRefused with a reason other than {@code UNREACHABLE}, {@code FORBIDDEN_ADDRESS} and {@code GONE}
     */
    Picture decode(byte[] foreign);
}
