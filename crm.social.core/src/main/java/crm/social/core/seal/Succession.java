package crm.social.core.seal;

import crm.social.core.CoreStore;
import crm.social.core.Topics;
import crm.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one key follows another over all nodes. A new key is called out first; it seals when ten seconds have passed and each node that answered within
 * the last minute holds it. A node that does not answer is taken for dead; should it live after all, what it cannot open stays closed there, nothing
 * is lost, until it is given the key.
 */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    /** Live nodes hear of a call within a second. */
    static final Duration WAIT = Duration.ofSeconds(10);

    /** Longer than several calls, and than any node holds to an earlier key. */
    static final Duration FRESH = Duration.ofSeconds(60);

    private final CoreStore store;

    Succession(CoreStore store) {
        this.store = store;
    }

    /** Registers new keys, and calls the newest out or lets it seal. Answers whether another key seals now. */
    boolean round(KeysHere here, String sealing) {
        return store.write(tx -> {
            here.unknown().forEach(key -> KeyTable.add(tx, key.id(), key.proof()));
            return here.next(sealing).filter(next -> follow(tx, sealing, next)).isPresent();
        });
    }

    private boolean follow(Tx tx, String sealing, String next) {
        Optional<Instant> called = KeyTable.called(tx, next);
        tx.changed(Topics.KEYS, next, "");
        Instant now = tx.now();
        if (called.isEmpty() || now.isBefore(called.get().plus(WAIT))) {
            return false;
        }
        Instant fresh = now.minus(FRESH);
        if (!KeyTable.allHold(tx, next, called.get().isAfter(fresh) ? called.get() : fresh)
                || !KeyTable.seal(tx, sealing, next)) {
            return false;
        }
        tx.afterCommit(() -> LOG.info("Key {} seals from now on; what {} sealed is being sealed anew", next, sealing));
        return true;
    }

    /** Says of older keys whether anything is left that they sealed. */
    void retire(KeysHere here) {
        Map<String, Long> counts = store.read(KeyTable::counts);
        List<String> older = here.known().stream()
                .map(KeyTable.Known::id)
                .filter(here::isOlder)
                .toList();
        store.write(tx -> {
            boolean settled = KeyTable.sealsSince(tx).plus(FRESH).isBefore(tx.now());
            for (String id : older) {
                boolean empty = !counts.containsKey(id);
                if (!empty) {
                    KeyTable.retired(tx, id, false);
                } else if (settled && KeyTable.retired(tx, id, true)) {
                    tx.afterCommit(() -> LOG.info(
                            "Nothing is sealed by key {} any more: its file may be deleted from the folders of keys",
                            id));
                }
            }
            return true;
        });
    }
}
