package crm.social.core.seal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with keys and with what they sealed, each said once while it lasts. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final int MOST = 10_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    /** Compares a look with the one before: what is right again may be complained of again. */
    void about(KeysHere here, KeyFolder folder) {
        missing.removeIf(id -> here.whole(id).isPresent());
        said.removeIf(
                what -> what.startsWith("key ") && here.whole(what.substring(4)).isPresent());
        said.remove("folder");
        here.files().values().forEach(file -> {
            switch (file.state()) {
                case WHOLE -> {}
                case DAMAGED ->
                    once(
                            "key " + file.id(),
                            () -> LOG.error(
                                    "Key {} in {} is cut short or is not the key that it was: it is not used. Put its copy in its place",
                                    file.id(),
                                    folder));
                case EXPOSED ->
                    once(
                            "key " + file.id(),
                            () -> LOG.error(
                                    "Key {} in {} may be read or changed by others than its owner: it is not used. Give the folder mode 700 and the file mode 600",
                                    file.id(),
                                    folder));
            }
        });
        if (here.sealing().isPresent()) {
            said.remove("seal");
        } else if (here.sealingId() != null || here.whole().isEmpty()) {
            cannotSeal(here.sealingId(), folder);
        }
    }

    void folder(KeyFolder folder, Exception why) {
        once(
                "folder",
                () -> LOG.error("The folder of keys {} cannot be read; the keys read before are used on", folder, why));
    }

    void cannotSeal(@Nullable String wanted, KeyFolder folder) {
        once("seal", () -> {
            if (wanted == null) {
                LOG.error(
                        "The folder of keys {} holds no usable key, but the store holds what keys sealed: nothing is sealed or opened. Put the copy of the keyring there; if it is lost, add a new key, and users sign in again",
                        folder);
            } else {
                LOG.error(
                        "Key {}, which seals, is not usable in {}: nobody can sign in to a network on this node until it is there",
                        wanted,
                        folder);
            }
        });
    }

    /** Whether this key was missed before. */
    boolean knows(String id) {
        return missing.contains(id);
    }

    void missing(String id, KeyFolder folder) {
        if (missing.size() < MOST && missing.add(id)) {
            LOG.error(
                    "Key {} is not usable in {}: what it sealed stays closed, and its users are asked to sign in again",
                    printable(id),
                    folder);
        }
    }

    void notSealed(String what) {
        once(
                "row " + what.hashCode(),
                () -> LOG.error("Something in the store that should be sealed is not: it stays closed"));
    }

    void changed(String what, String key) {
        once(
                "row " + what.hashCode(),
                () -> LOG.error("Something sealed by key {} was changed or moved in the store: it stays closed", key));
    }

    private void once(String what, Runnable say) {
        if (said.size() < MOST && said.add(what)) {
            say.run();
        }
    }

    private static String printable(String id) {
        return id.replaceAll("[^\\w-]", "?");
    }
}
