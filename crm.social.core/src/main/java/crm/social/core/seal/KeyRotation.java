package crm.social.core.seal;

import crm.social.api.SealingKeys;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.Topics;
import crm.store.Change;
import crm.store.Ids;
import crm.store.Job;
import crm.store.Outcome;
import crm.store.Subscription;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes keys while all nodes run. One node at a time does it, every ten seconds: it asks all nodes which keys they hold, lets a new key seal when
 * each that answers holds it, seals anew what older keys sealed, and says when nothing is left.
 */
@Component(
        service = {SealingKeys.class, KeyRotation.class},
        immediate = true) // does jobs and answers other nodes
public final class KeyRotation implements SealingKeys {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final CoreStore store;
    private final Keyring keys;
    private final Clock clock;
    private final Succession succession;
    private final Resealing resealing;
    private final String node = Ids.random();
    private final List<Subscription> subscriptions;

    @Activate
    public KeyRotation(@Reference CoreStore store, @Reference Keyring keys, @Reference Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.succession = new Succession(store);
        this.resealing = new Resealing(store, keys);
        this.subscriptions =
                List.of(store.changes(Topics.KEYS, this::answer), store.handle(CoreJob.CARE_FOR_KEYS, this::care));
    }

    @Deactivate
    public void close() {
        subscriptions.forEach(Subscription::close);
        try {
            store.write(tx -> {
                KeyTable.leaves(tx, node);
                return true;
            });
        } catch (SocialException e) {
            LOG.debug("The store does not answer any more; it forgets this node by itself", e);
        }
    }

    /** Somebody wants to know which keys are held here, or another key seals now. */
    private void answer(Change change) {
        keys.look();
        List<String> held = keys.here().whole();
        store.writeIdempotent(tx -> {
            KeyTable.holds(tx, node, held);
            return true;
        });
    }

    private Outcome care(Job run) {
        care();
        return Outcome.done();
    }

    /** One round; may run at several nodes at once. */
    public void care() {
        keys.look();
        KeysHere here = keys.here();
        String sealing = here.sealingId();
        if (sealing == null) {
            return;
        }
        if (succession.round(here, sealing)) {
            keys.look();
        }
        if (keys.here().sealing().isPresent() && keys.here().known().size() > 1) {
            keys.here().older().forEach(this::seal);
            succession.retire(keys.here());
        }
    }

    private void seal(String old) {
        int count = resealing.all(old);
        if (count > 0) {
            LOG.info("Sealed {} grants anew that key {} had sealed", count, old);
        }
    }

    @Override
    public Status status() {
        keys.look();
        KeysHere here = keys.here();
        Map<String, Long> counts = store.read(KeyTable::counts);
        Set<String> ids = new TreeSet<>(here.files().keySet());
        ids.addAll(counts.keySet());
        here.known().forEach(known -> ids.add(known.id()));
        List<SealingKeys.Key> shown = new ArrayList<>();
        for (String id : ids) {
            SealingKeys.Key key = here.shown(id, counts.getOrDefault(id, 0L));
            if (key.use() != Use.RETIRED || key.file() != File.MISSING) {
                shown.add(key);
            }
        }
        return new Status(keys.folder().toString(), shown, here.sealing().isPresent());
    }

    @Override
    public String add() {
        try {
            keys.look();
            List<String> known =
                    keys.here().known().stream().map(KeyTable.Known::id).toList();
            String id = keys.folder().create(clock.instant(), known);
            LOG.info("Made key {} in {}; keep a copy of it apart from the database's", id, keys.folder());
            keys.look();
            return id;
        } catch (UncheckedIOException e) {
            LOG.warn("No key was made", e);
            throw new SocialException(Kind.UNAVAILABLE, "no key can be made in the folder of keys");
        }
    }
}
