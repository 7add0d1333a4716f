package crm.social.core.field;

import crm.host.api.RecordRef;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.AuditTrail;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.Topics;
import crm.social.core.link.HostErrands;
import crm.social.core.link.LinkChanges;
import crm.social.core.link.LinkChanges.By;
import crm.social.core.link.LinkRow;
import crm.social.core.link.LinkRow.Held;
import crm.social.core.link.LinkTable;
import crm.social.core.link.Normal;
import crm.social.core.link.Pending;
import crm.social.core.link.PendingTable;
import crm.store.Ids;
import crm.store.Tx;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A person's word in a field, against what we know of it. Only a value that really is another one counts: cleared, it ends the link; new, it waits to be
 * looked up, and the link that is there stays until then.
 */
@Component(service = FieldWords.class)
public final class FieldWords {
    private final CoreStore store;
    private final InstalledNetworks networks;
    private final HostErrands errands;
    private final LinkChanges changes;

    @Activate
    public FieldWords(
            @Reference CoreStore store,
            @Reference InstalledNetworks networks,
            @Reference HostErrands errands,
            @Reference LinkChanges changes) {
        this.store = store;
        this.networks = networks;
        this.errands = errands;
        this.changes = changes;
    }

    /**
     * The field holds a value that a person gave it.
     *
     * @return the place as it is now; empty where something of ours is the later word
     */
    Optional<LinkRow> said(Tx tx, LinkRow place, @Nullable String value, String saver) {
        if (errands.answered(tx, place.record(), place.network(), value)) {
            return Optional.empty();
        }
        Optional<LinkRow> changed = value == null ? cleared(tx, place, saver) : typed(tx, place, value, saver);
        // Even a word that changes nothing: who links by hand may have read the record before it was said.
        return Optional.of(changed.orElseGet(() -> changed(tx, place)));
    }

    /** Whether a value that we wrote is what we know of the place. */
    boolean agrees(Tx tx, LinkRow place, @Nullable String value) {
        Held held = place.held();
        boolean waits = PendingTable.find(tx, place.record(), place.network())
                .filter(one -> !one.value().equals(value))
                .isPresent();
        if (waits || held == null || value == null) {
            return !waits && held == null && value == null;
        }
        String normal = normal(place.network(), value);
        return normal == null
                ? changes.words(place.network()).handle(held.handle()).equals(value)
                : names(place.network(), held, normal);
    }

    /** How far the host was told about each field of a record, by network. */
    Map<String, String> marks(Tx tx, RecordRef record) {
        return errands.marks(tx, record);
    }

    /** Something at a record that just came to be is to be told. */
    void tellLater(Tx tx, RecordRef record) {
        errands.tellLater(tx, record);
    }

    /** What was said is looked at once more when the later word of ours has been told. */
    void lookLater(Tx tx, RecordRef record, String saver) {
        errands.lookLater(tx, record, saver);
    }

    /** Permission or not. */
    private Optional<LinkRow> cleared(Tx tx, LinkRow place, String saver) {
        errands.dropField(tx, place.record(), place.network());
        PendingTable.delete(tx, place.record(), place.network());
        return place.held() == null
                ? Optional.empty()
                : Optional.of(changes.ended(tx, place, unlinking(place.network(), saver)));
    }

    private Optional<LinkRow> typed(Tx tx, LinkRow place, String value, String saver) {
        Optional<Pending> waiting = PendingTable.find(tx, place.record(), place.network());
        if (waiting.isPresent() && waiting.get().value().equals(value)) {
            if (!waiting.get().saver().equals(saver)) {
                PendingTable.put(
                        tx,
                        place.record(),
                        place.network(),
                        value,
                        waiting.get().normal(),
                        saver);
                wake(tx, place.network());
            }
            return Optional.empty();
        }
        String normal = normal(place.network(), value);
        Held held = place.held();
        if (held != null && normal != null && names(place.network(), held, normal)) {
            errands.dropField(tx, place.record(), place.network());
            PendingTable.delete(tx, place.record(), place.network());
            return Optional.empty();
        }
        return Optional.of(pending(tx, place, value, normal, saver));
    }

    private LinkRow pending(Tx tx, LinkRow place, String value, @Nullable String normal, String saver) {
        errands.dropField(tx, place.record(), place.network());
        PendingTable.put(tx, place.record(), place.network(), value, normal, saver);
        if (Normal.INVALID.equals(normal)) {
            return place.held() == null
                    ? changed(tx, place)
                    : changes.ended(tx, place, unlinking(place.network(), saver));
        }
        wake(tx, place.network());
        return changed(tx, place);
    }

    /** Whoever looked at the place before has to look again. */
    private static LinkRow changed(Tx tx, LinkRow place) {
        Topics.link(tx, place.record(), place.network());
        return LinkTable.put(tx, place, place.held());
    }

    private boolean names(String network, Held held, String normal) {
        return Normal.isSubject(normal)
                ? Normal.item(normal).equals(held.subject())
                : normal.equals(normal(network, held.handle()));
    }

    /** Null where the network is not there to say. */
    private @Nullable String normal(String network, String value) {
        try {
            return Normal.of(networks, network, value);
        } catch (SocialException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                throw e;
            }
            return null;
        }
    }

    By unlinking(String network, String userId) {
        return new By(userId, AuditTrail.Act.UNLINK, changes.words(network));
    }

    /** Somebody is to look for the values that wait at a network. */
    void wake(Tx tx, String network) {
        store.jobs(CoreJob.RESOLVE_HANDLES).schedule(tx, network + "/" + Ids.random(), tx.now(), network);
    }
}
