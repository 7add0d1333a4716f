package crm.social.core.link;

import crm.social.api.Links.Change;
import crm.social.api.SubjectKey;
import crm.social.core.AuditTrail;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.Wording;
import crm.social.core.link.LinkRow.Held;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
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
    public record By(String userId, AuditTrail.Act act, NetworkWords words, String batch) {
        /** Somebody who changes one link; what belongs to a batch names it. */
        public By(String userId, AuditTrail.Act act, NetworkWords words) {
            this(userId, act, words, "");
        }
    }

    /** A network's words, to be asked for before a transaction begins. */
    public NetworkWords words(String network) {
        return NetworkWords.of(networks, network);
    }

    /**
     * Somebody put something (or nothing) into the place of a link. The field follows; what was typed there before is settled.
     *
     * @param field what the field held when they did
     */
    Change change(Tx tx, LinkRow before, @Nullable Held held, By by, @Nullable String field) {
        LinkRow after = settle(tx, before, held, by);
        errands.wantField(tx, after.record(), after.network(), shown(held, by), by.userId(), field);
        PendingTable.delete(tx, after.record(), after.network());
        return new Change(after.link(), after.version(), UndoTable.remember(tx, before, after));
    }

    /**
     * The value in the field turned out to name somebody. The field shows the name as the network writes it.
     *
     * @param field that value
     */
    public void named(Tx tx, LinkRow before, Held held, By by, String field) {
        LinkTable.seen(tx, new SubjectKey(before.network(), held.subject()), held.handle(), tx.now());
        Held was = before.held();
        if (was != null && was.subject().equals(held.subject())) {
            LinkRow after = LinkTable.put(tx, before, was.named(held.handle()));
            if (!was.handle().equals(held.handle())) {
                errands.wantEntry(tx, renaming(tx, after, was, held.handle(), by.words()));
            }
            Topics.link(tx, after.record(), after.network());
        } else {
            settle(tx, before, held, by);
        }
        PendingTable.delete(tx, before.record(), before.network());
        String value = by.words().handle(held.handle());
        if (!value.equals(field)) {
            errands.correctField(tx, before.record(), before.network(), value, by.userId(), field);
        }
    }

    /** The field says, by its own change, that nobody is linked any more. Whatever else waits for it stays. */
    public LinkRow ended(Tx tx, LinkRow before, By by) {
        return settle(tx, before, null, by);
    }

    /**
     * As {@link #change}, for one of many: a batch remembers for itself what it changed, and what was typed into a field meanwhile stays there.
     */
    LinkRow put(Tx tx, LinkRow before, @Nullable Held held, By by) {
        LinkRow after = settle(tx, before, held, by);
        errands.wantField(tx, after.record(), after.network(), shown(held, by), by.userId(), shown(before.held(), by));
        return after;
    }

    private static @Nullable String shown(@Nullable Held held, By by) {
        return held == null ? null : by.words().handle(held.handle());
    }

    private LinkRow settle(Tx tx, LinkRow before, @Nullable Held held, By by) {
        LinkRow after = LinkTable.put(tx, before, held);
        Held touched = held == null ? before.held() : held;
        Wording wording = touched == null ? null : wording(held, touched, by);
        String audit = AuditTrail.write(
                tx,
                tx.now(),
                new AuditTrail.Entry(
                        by.act(),
                        by.userId(),
                        after.network(),
                        after.record(),
                        touched == null ? null : touched.subject(),
                        detail(held, by),
                        wording));
        if (wording != null) {
            errands.wantEntry(tx, Entry.of(audit, after.record(), tx.now(), by.userId(), wording, ""));
        }
        Topics.link(tx, after.record(), after.network());
        return after;
    }

    private static String detail(@Nullable Held held, By by) {
        return by.batch().isEmpty() ? held == null ? "" : held.basis().name() : "batch " + by.batch();
    }

    /** A linked person was seen under a new handle: the link keeps, the field shows the new name and the timeline tells why. */
    void renamed(Tx tx, LinkRow row, Held before, String handle, NetworkWords words) {
        // What somebody typed meanwhile is the later word.
        if (PendingTable.find(tx, row.record(), row.network()).isEmpty()) {
            String old = words.handle(before.handle());
            errands.wantField(tx, row.record(), row.network(), words.handle(handle), before.linkedBy(), old);
        }
        errands.wantEntry(tx, renaming(tx, row, before, handle, words));
        Topics.link(tx, row.record(), row.network());
    }

    /** Nobody here did it. */
    private static Entry renaming(Tx tx, LinkRow row, Held before, String handle, NetworkWords words) {
        Wording wording =
                Wording.of("timeline.renamed", words.name(), words.handle(before.handle()), words.handle(handle));
        String audit = AuditTrail.write(
                tx,
                tx.now(),
                new AuditTrail.Entry(
                        AuditTrail.Act.RENAMED, null, row.network(), row.record(), before.subject(), "", wording));
        return Entry.of(audit, row.record(), tx.now(), null, wording, "");
    }

    private static Wording wording(@Nullable Held held, Held who, By by) {
        return Wording.of(
                held == null ? "timeline.unlinked" : "timeline.linked",
                by.words().name(),
                by.words().handle(who.handle()));
    }
}
