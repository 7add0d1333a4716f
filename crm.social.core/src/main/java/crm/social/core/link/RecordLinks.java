package crm.social.core.link;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Links;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import crm.social.core.Access;
import crm.social.core.AuditTrail;
import crm.social.core.CoreStore;
import crm.social.core.account.Connected;
import crm.social.core.account.OwnConnections;
import crm.social.core.link.LinkChanges.By;
import crm.social.core.link.LinkRow.Held;
import crm.social.core.read.ProfileReads;
import crm.store.Tx;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes and ends links. The record's field, its timeline, the audit and open pages learn of it by what the change's own transaction wrote. */
@Component(service = {Links.class, RecordLinks.class})
public final class RecordLinks implements Links {
    private static final int TRIES = 3;

    private final CoreStore store;
    private final Access access;
    private final OwnConnections connections;
    private final ProfileReads profiles;
    private final LinkChanges changes;

    @Activate
    public RecordLinks(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference OwnConnections connections,
            @Reference ProfileReads profiles,
            @Reference LinkChanges changes) {
        this.store = store;
        this.access = access;
        this.connections = connections;
        this.profiles = profiles;
        this.changes = changes;
    }

    @Override
    public Change link(
            Caller caller, RecordRef record, String network, Target target, Basis basis, long expectedVersion) {
        access.record(caller, record);
        Connected connected = connections.require(caller, network);
        Profile profile = profiles.find(connected.account(), target);
        State state = profile.marks().contains(Profile.Mark.PROTECTED) ? State.PROTECTED : State.ACTIVE;
        By by = by(caller, AuditTrail.Act.LINK, network);
        return change(caller, record, network, (tx, row, field) -> {
            Held held = new Held(
                    profile.key().subject(),
                    profile.handle(),
                    state,
                    basis,
                    profile.handle(),
                    caller.userId(),
                    tx.now());
            LinkTable.seen(tx, profile.key(), profile.handle(), tx.now());
            return changes.change(tx, expected(row, expectedVersion), held, by, field);
        });
    }

    /**
     * Links somebody to a record that was made of them just now. Where somebody is linked there already, be it by the handle that the record was made with,
     * nothing changes. Done twice, it is done once.
     */
    public void linkNew(Caller caller, RecordRef record, SubjectKey who, String handle, State state) {
        access.record(caller, record);
        By by = by(caller, AuditTrail.Act.LINK, who.network());
        change(caller, record, who.network(), (tx, row, field) -> {
            if (row.held() != null) {
                return new Change(row.link(), row.version(), "");
            }
            LinkTable.seen(tx, who, handle, tx.now());
            Held held = new Held(who.subject(), handle, state, Basis.CANDIDATE, handle, caller.userId(), tx.now());
            return changes.change(tx, row, held, by, field);
        });
    }

    @Override
    public Change unlink(Caller caller, RecordRef record, String network, long expectedVersion) {
        access.record(caller, record);
        By by = by(caller, AuditTrail.Act.UNLINK, network);
        return change(caller, record, network, (tx, row, field) -> {
            if (row.held() == null) {
                throw new SocialException(Kind.NOT_FOUND, "nobody is linked");
            }
            return changes.change(tx, expected(row, expectedVersion), null, by, field);
        });
    }

    @Override
    public Change undo(Caller caller, RecordRef record, String network, String undo) {
        access.record(caller, record);
        By by = by(caller, AuditTrail.Act.UNDO, network);
        return change(caller, record, network, (tx, row, field) -> {
            UndoTable.Undo found = UndoTable.find(tx, record, network, undo)
                    .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "nothing to take back"));
            if (row.version() != found.afterVersion()) {
                throw new SocialException(Kind.CONFLICT, "the link was changed since");
            }
            return changes.change(tx, row, found.before(), by, field);
        });
    }

    private By by(Caller caller, AuditTrail.Act act, String network) {
        return new By(caller.userId(), act, changes.words(network));
    }

    /** A change at a place as it was read, the record's field holding this value. */
    @FunctionalInterface
    private interface AtPlace {
        Change make(Tx tx, LinkRow place, @Nullable String field);
    }

    /**
     * Reads the place first and the record then: whatever the host's feed brings after that makes the place a later version, and whatever came before it is
     * in the record. Where the feed was quicker, once more; so too where it told that the record left.
     */
    private Change change(Caller caller, RecordRef record, String network, AtPlace change) {
        for (int attempt = 1; ; attempt++) {
            LinkRow seen = store.read(tx -> LinkTable.find(tx, record, network));
            String field = access.record(caller, record).handles().get(network);
            try {
                return store.write(tx -> change.make(tx, unchanged(tx, seen), field));
            } catch (SocialException e) {
                if (e.kind() != Kind.CONFLICT || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static LinkRow unchanged(Tx tx, LinkRow seen) {
        LinkRow row = LinkTable.find(tx, seen.record(), seen.network());
        if (row.version() != seen.version() || Departures.left(tx, seen.record())) {
            throw new SocialException(Kind.CONFLICT, "link or field were changed meanwhile");
        }
        return row;
    }

    private static LinkRow expected(LinkRow row, long version) {
        if (!row.expected(version)) {
            throw new SocialException(Kind.CONFLICT, "the link was changed meanwhile");
        }
        return row;
    }
}
