package crm.social.http.picture;

import java.util.Arrays;

/**
 * A picture that was written by us.
 *
 * @param bytes the file, copied in and out
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param width pixels
 * @param height pixels
 * @param sha256 of {@code bytes}, 64 small hexadecimal digits
 */
public record Picture(byte[] bytes, String mediaType, int width, int height, String sha256) {

    public Picture {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that && sha256.equals(that.sha256) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return mediaType + " " + width + "x" + height + " " + sha256;
    }
}
