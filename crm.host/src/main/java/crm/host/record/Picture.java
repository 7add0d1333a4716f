package crm.host.record;

/**
 * A picture as the host made it.
 *
 * @param hash SHA-256 of the bytes, in hexadecimal
 * @param bytes never changed after making
 */
public record Picture(String hash, String mediaType, byte[] bytes) {}
