package crm.social.core.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of the keyring: 256 bits and the name of its file. */
final class Key {
    private static final String PROOF = "key";

    private final String id;
    private final byte[] bits;

    Key(String id, byte[] bits) {
        if (bits.length != 32) {
            throw new IllegalArgumentException("key " + id + " does not have 256 bits");
        }
        this.id = id;
        this.bits = bits.clone();
    }

    /** A key for this process alone, which is never written. */
    static Key random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return new Key("", bits);
    }

    /** A known text, sealed: tells this key from another under the same name. */
    String proof() {
        return Envelope.seal(this, PROOF, Context.bytes(PROOF, id)).text();
    }

    /** Whether this is the key that made the proof. */
    boolean proves(String proof) {
        return Envelope.parse(proof)
                .flatMap(envelope -> envelope.open(this, Context.bytes(PROOF, id)))
                .isPresent();
    }

    String id() {
        return id;
    }

    SecretKey aes() {
        return new SecretKeySpec(bits, "AES");
    }

    SecretKey mac() {
        return new SecretKeySpec(bits, "HmacSHA256");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && id.equals(that.id) && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Key[" + id + "]";
    }
}
