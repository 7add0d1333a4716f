package crm.social.core.field;

import crm.social.api.Links;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Waiting.State;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.AuditTrail;
import crm.social.core.CoreStore;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.link.LinkChanges;
import crm.social.core.link.LinkChanges.By;
import crm.social.core.link.LinkRow;
import crm.social.core.link.LinkRow.Held;
import crm.social.core.link.LinkTable;
import crm.social.core.link.Pending;
import crm.social.core.link.PendingTable;
import crm.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the network said of waiting values, written down: a link, or why there is none. A value that is another by now is left alone. */
@Component(service = Verdicts.class)
public final class Verdicts {
    private final CoreStore store;
    private final LinkChanges changes;

    @Activate
    public Verdicts(@Reference CoreStore store, @Reference LinkChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /** They name somebody. @param profiles by normal form */
    void found(String network, List<Pending> values, Map<String, Profile> profiles) {
        NetworkWords words = changes.words(network);
        write(values, (tx, one, place) -> {
            Profile profile = Objects.requireNonNull(profiles.get(one.normal()));
            By by = new By(one.saver(), AuditTrail.Act.LINK, words);
            changes.named(tx, place, held(tx, one, profile), by, one.value());
        });
    }

    private static Held held(Tx tx, Pending one, Profile profile) {
        Links.State state =
                profile.marks().contains(Profile.Mark.PROTECTED) ? Links.State.PROTECTED : Links.State.ACTIVE;
        return new Held(
                profile.key().subject(), profile.handle(), state, Basis.FIELD, profile.handle(), one.saver(), tx.now());
    }

    /** They name nobody: a link that was there is no longer what the field says. */
    void none(String network, List<Pending> values, State state) {
        NetworkWords words = changes.words(network);
        write(values, (tx, one, place) -> {
            boolean stands = PendingTable.stands(tx, one, state, null, tx.now(), 0);
            if (stands && place.held() != null) {
                changes.ended(tx, place, new By(one.saver(), AuditTrail.Act.UNLINK, words));
            } else {
                Topics.link(tx, one.record(), network);
            }
        });
    }

    /** Writes down what became of a value at its place. */
    @FunctionalInterface
    private interface Verdict {
        void on(Tx tx, Pending value, LinkRow place);
    }

    /** All in one transaction; where somebody is at work at one of the places, each in its own. */
    private void write(List<Pending> values, Verdict verdict) {
        if (values.isEmpty() || together(values, verdict)) {
            return;
        }
        values.forEach(one -> together(List.of(one), verdict));
    }

    private boolean together(List<Pending> values, Verdict verdict) {
        try {
            return store.writeIdempotent(tx -> {
                values.forEach(one -> judge(tx, one, verdict));
                return true;
            });
        } catch (SocialException e) {
            if (e.kind() != Kind.CONFLICT) {
                throw e;
            }
            return false;
        }
    }

    /** The place is read first: a value that is replaced after that makes it a later version, and the verdict void. */
    private static void judge(Tx tx, Pending read, Verdict verdict) {
        LinkRow place = LinkTable.find(tx, read.record(), read.network());
        PendingTable.find(tx, read.record(), read.network())
                .filter(now -> now.token().equals(read.token()))
                .ifPresent(now -> verdict.on(tx, now, place));
    }
}
