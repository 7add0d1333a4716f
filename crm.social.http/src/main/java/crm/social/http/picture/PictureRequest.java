package crm.social.http.picture;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A picture to fetch.
 *
 * @param network id of the network on whose behalf it is fetched, for the counters: small letters, digits and
 *     hyphens, at most 40
 * @param address {@code https}, of any host with global addresses, or of one that the operator allows
 * @param maxSide pixels that neither side of the result exceeds; a larger picture is scaled down: 1 to 4096
 */
public record PictureRequest(String network, URI address, int maxSide) {
    /** Pixels a side beyond which no picture is taken. */
    public static final int LONGEST_SIDE = 4096;

    private static final Pattern NETWORK = Pattern.compile("[a-z0-9-]{1,40}");

    public PictureRequest {
        if (!NETWORK.matcher(network).matches()) {
            throw new IllegalArgumentException("network: " + NETWORK);
        }
        if (maxSide < 1 || maxSide > LONGEST_SIDE) {
            throw new IllegalArgumentException("maxSide: 1 to " + LONGEST_SIDE);
        }
    }
}
