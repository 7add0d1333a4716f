package crm.social.http.picture;

import java.net.URI;

/**
 * A picture to fetch.
 *
 * @param network id of the network on whose behalf it is fetched, for the counters
 * @param address {@code https}, of any host with global addresses, or of one that the operator allows
 * @param maxSide pixels that neither side of the result exceeds; a larger picture is scaled down: 1 to 4096
 */
public record PictureRequest(String network, URI address, int maxSide) {
    /** Pixels a side beyond which no picture is taken. */
    public static final int LONGEST_SIDE = 4096;

    public PictureRequest {
        if (maxSide < 1 || maxSide > LONGEST_SIDE) {
            throw new IllegalArgumentException("maxSide: 1 to " + LONGEST_SIDE);
        }
    }
}
