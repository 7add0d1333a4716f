package crm.social.core.seal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A sealed text: {@code v1|keyId|nonce|ciphertext|tag}, the last three in base64url, by AES-256-GCM with a fresh nonce of 96 bits and a tag of 128.
 * The context (whose, at which network, what for) is authenticated with it: a row moved elsewhere does not open.
 */
record Envelope(String keyId, byte[] nonce, byte[] ciphertext, byte[] tag) {
    private static final String VERSION = "v1";
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder OUT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder IN = Base64.getUrlDecoder();

    static Envelope seal(Key key, String plain, byte[] context) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(plain));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(bytes);
            int cut = sealed.length - TAG;
            return new Envelope(
                    key.id(), nonce, Arrays.copyOf(sealed, cut), Arrays.copyOfRange(sealed, cut, sealed.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is in each Java", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    /** The text; empty where envelope, key or context was tampered with. */
    Optional<String> open(Key key, byte[] context) {
        byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
        System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
        try {
            byte[] bytes = cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(sealed);
            try {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<Envelope> parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 5 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            Envelope envelope = new Envelope(parts[1], IN.decode(parts[2]), IN.decode(parts[3]), IN.decode(parts[4]));
            // One text for one envelope: the last characters of base64 have bits that say nothing.
            boolean whole = envelope.nonce.length == NONCE
                    && envelope.tag.length == TAG
                    && envelope.text().equals(text);
            return whole ? Optional.of(envelope) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(
                "|",
                VERSION,
                keyId,
                OUT.encodeToString(nonce),
                OUT.encodeToString(ciphertext),
                OUT.encodeToString(tag));
    }

    @Override
    public String toString() {
        return "Envelope[" + keyId + "]";
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, byte[] context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(context);
        return cipher;
    }
}
