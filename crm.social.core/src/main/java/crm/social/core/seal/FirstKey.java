package crm.social.core.seal;

import crm.social.core.CoreStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beginning: of keys that are there already the newest seals, else one is made. Not where rows are sealed by keys that are not here: then the
 * keyring was lost or is not mounted, and only an operator can know which.
 */
final class FirstKey {
    private static final Logger LOG = LoggerFactory.getLogger(FirstKey.class);

    private final KeyFolder folder;
    private final CoreStore store;

    FirstKey(KeyFolder folder, CoreStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Of several nodes that begin at once, one decides; the others hold its key, or have to be given it. */
    KeysHere begin(List<KeyFile> found, Instant now) {
        List<Key> whole = keys(found);
        if (whole.isEmpty()) {
            if (!found.isEmpty() || !store.read(KeyTable::counts).isEmpty()) {
                return now(found);
            }
            String made = folder.create(now, List.of());
            List<Key> first = keys(folder.read());
            if (chosen(first)) {
                LOG.info("Made key {} in {}; keep a copy of it apart from the database's", made, folder);
            } else {
                folder.withdraw(made);
            }
        } else {
            chosen(whole);
        }
        return now(folder.read());
    }

    private boolean chosen(List<Key> keys) {
        return store.write(tx -> {
            if (!KeyTable.begin(tx, keys.get(keys.size() - 1).id())) {
                return false;
            }
            keys.forEach(key -> KeyTable.add(tx, key.id(), key.proof()));
            return true;
        });
    }

    private static List<Key> keys(List<KeyFile> files) {
        return files.stream()
                .flatMap(file -> Optional.ofNullable(file.key()).stream())
                .toList();
    }

    private KeysHere now(List<KeyFile> files) {
        return store.read(tx -> new KeysHere(files, KeyTable.all(tx), KeyTable.sealing(tx)));
    }
}
