package crm.social.core.seal;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of the keyring: 256 bits and the name of its file. */
final class Key {
    private final String id;
    private final byte[] bits;

    Key(String id, byte[] bits) {
        if (bits.length != 32) {
            throw new IllegalArgumentException("key " + id + " does not have 256 bits");
        }
        this.id = id;
        this.bits = bits.clone();
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
