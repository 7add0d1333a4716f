package crm.social.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The keys that seal grants, as an operator cares for them: for consoles and health checks, never for pages. May be called from any thread; asks the
 * store and the folder of keys, so not more often than every few seconds. Shows no bit of any key.
 *
 * <p>Rotation: {@link #add} a key (or put its file into every node's folder), wait until it {@link Use#SEALS}, and until the old one is
 * {@link Use#RETIRED}; then the old one's file may be deleted. Copies of it are needed for as long as backups are kept that it sealed.
 */
@ProviderType
public interface SealingKeys {
    /** What a key is used for, the same at all nodes. */
    enum Use {
        /** Seals nothing yet: it waits until every node that answers holds it. */
        WAITING,
        /** Seals what is new. */
        SEALS,
        /** Opens what it sealed before; that is being sealed anew by the one that {@link #SEALS}. */
        OPENS,
        /** Nothing is left that it sealed: its file may be deleted. */
        RETIRED
    }

    /** How this node's file of a key is. */
    enum File {
        WHOLE,
        /** There is none: what the key sealed stays closed here, and its users are asked to sign in again. */
        MISSING,
        /** It is cut short or changed: the same. */
        DAMAGED,
        /** Others than the owner may read or change it, or its folder: the same, until its permissions are right. */
        EXPOSED
    }

    /**
     * A key.
     *
     * @param sealed how many grants and sign-in flows in the store are sealed by it at present
     * @param since when it was first seen; null for one that was never here and that something in the store names
     */
    record Key(
            String id,
            Use use,
            File file,
            long sealed,
            @Nullable Instant since) {}

    /**
     * How things stand.
     *
     * @param folder this node's folder of keys
     * @param keys the oldest first; without those that are retired and deleted
     * @param seals whether this node can seal: otherwise nobody signs in here, and no grant is renewed
     */
    record Status(String folder, List<Key> keys, boolean seals) {
        public Status {
            keys = List.copyOf(keys);
        }

        /** How many sealed things this node cannot open. */
        public long closed() {
            return keys.stream()
                    .filter(key -> key.file() != File.WHOLE)
                    .mapToLong(Key::sealed)
                    .sum();
        }

        /** How many sealed things wait to be sealed anew by the newest key. */
        public long old() {
            return keys.stream()
                    .filter(key -> key.use() != Use.SEALS)
                    .mapToLong(Key::sealed)
                    .sum();
        }
    }

    /** How things stand now. {@link SocialException.Kind#UNAVAILABLE} while the store does not answer. */
    Status status();

    /**
     * Makes a new key in this node's folder, which seals from some 20 s on, once every node holds it. Where the folder is not shared, its file is to be
     * brought to the other nodes. After the keyring was lost for good this is how to begin anew.
     *
     * @return its id
     * @throws SocialException {@code UNAVAILABLE} where the folder cannot be written
     */
    String add();
}
