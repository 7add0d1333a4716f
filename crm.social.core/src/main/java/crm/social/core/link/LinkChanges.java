package crm.social.core.link;

import crm.social.api.Links.Change;
import crm.social.core.AuditTrail;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.link.LinkRow.Held;
import crm.store.Ids;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** One change of a link, with all that belongs to it, in one transaction. */
@Component(service = LinkChanges.class, immediate = true) // does jobs
public final class LinkChanges {
    private final HostErrands errands;
    private final InstalledNetworks networks;
    private final Subscription purging;

    @Activate
    public LinkChanges(
            @Reference CoreStore store, @Reference HostErrands errands, @Reference InstalledNetworks networks) {
        this.errands = errands;
        this.networks = networks;
        this.purging = store.handle(CoreJob.PURGE_UNDOS, run -> {
            store.write(tx -> UndoTable.purge(tx, tx.now()));
            return Outcome.done();
        });
    }

    @Deactivate
    public void close() {
        purging.close();
    }

    /** Who changes what, in words that the network gave before the transaction began. */
    record By(String userId, AuditTrail.Act act, NetworkWords words, String batch) {
        /** Somebody who changes one link; what belongs to a batch names it. */
        By(String userId, AuditTrail.Act act, NetworkWords words) {
            this(userId, act, words, "");
        }
    }

    /** A network's words, to be asked for before a transaction begins. */
    NetworkWords words(String network) {
        return NetworkWords.of(networks, network);
    }

    /** Puts something (or nothing) into the place of a link. */
    Change change(Tx tx, LinkRow before, @Nullable Held held, By by) {
        LinkRow after = put(tx, before, held, by);
        return new Change(after.link(), after.version(), UndoTable.remember(tx, before, after));
    }

    /** The same without a token that takes it back: a batch remembers for itself what it changed. */
    LinkRow put(Tx tx, LinkRow before, @Nullable Held held, By by) {
        LinkRow after = LinkTable.put(tx, before, held);
        Held touched = held == null ? before.held() : held;
        String auditId = AuditTrail.write(
                tx,
                tx.now(),
                new AuditTrail.Entry(
                        by.act(),
                        by.userId(),
                        after.network(),
                        after.record(),
                        touched == null ? null : touched.subject(),
                        detail(held, by)));
        String value = held == null ? null : by.words().handle(held.handle());
        errands.wantField(tx, after.record(), after.network(), value, by.userId());
        if (touched != null) {
            errands.wantEntry(tx, entry(tx, auditId, after, touched, by));
        }
        Topics.link(tx, after.record(), after.network());
        return after;
    }

    private static String detail(@Nullable Held held, By by) {
        return by.batch().isEmpty() ? held == null ? "" : held.basis().name() : "batch " + by.batch();
    }

    /** A linked person was seen under a new handle: the link keeps, the field shows the new name and the timeline tells why. */
    void renamed(Tx tx, LinkRow row, Held before, String handle, NetworkWords words) {
        errands.wantField(tx, row.record(), row.network(), words.handle(handle), before.linkedBy());
        errands.wantEntry(tx, renaming(tx, row, before, handle, words));
        Topics.link(tx, row.record(), row.network());
    }

    /** Nobody here did it. */
    private static Entry renaming(Tx tx, LinkRow row, Held before, String handle, NetworkWords words) {
        return new Entry(
                Ids.ordered(tx.now()),
                row.record(),
                tx.now(),
                null,
                "timeline.renamed",
                List.of(words.name(), words.handle(before.handle()), words.handle(handle)),
                "",
                null);
    }

    private static Entry entry(Tx tx, String id, LinkRow row, Held who, By by) {
        return new Entry(
                id,
                row.record(),
                tx.now(),
                by.userId(),
                row.held() == null ? "timeline.unlinked" : "timeline.linked",
                List.of(by.words().name(), by.words().handle(who.handle())),
                "",
                null);
    }
}
