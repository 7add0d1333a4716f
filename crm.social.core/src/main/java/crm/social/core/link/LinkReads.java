package crm.social.core.link;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Links.Link;
import crm.social.api.Links.State;
import crm.social.api.Links.Waiting;
import crm.social.api.Profile;
import crm.social.api.SubjectKey;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.NetworkWords;
import crm.social.core.Topics;
import crm.social.core.link.LinkRow.Held;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is linked, and what is learned about them by looking. */
@Component(service = LinkReads.class)
public final class LinkReads {
    private final CoreStore store;
    private final Access access;
    private final LinkChanges changes;

    @Activate
    public LinkReads(@Reference CoreStore store, @Reference Access access, @Reference LinkChanges changes) {
        this.store = store;
        this.access = access;
        this.changes = changes;
    }

    /**
     * A record's place for a link.
     *
     * @param link the link, or null
     * @param version to expect when changing it
     */
    public record Place(@Nullable Link link, long version) {}

    /** A record's place for a link at a network. */
    public Place place(RecordRef record, String network) {
        LinkRow row = store.read(tx -> LinkTable.find(tx, record, network));
        return new Place(row.link(), row.version());
    }

    /** A record's links, by network. */
    public Map<String, Link> links(RecordRef record) {
        Map<String, Link> links = new HashMap<>();
        for (LinkRow row : store.read(tx -> LinkTable.of(tx, record))) {
            links.put(row.network(), Objects.requireNonNull(row.link()));
        }
        return links;
    }

    /** What a record's fields hold that is nobody's link, by network. */
    public Map<String, Waiting> waiting(RecordRef record) {
        Map<String, Waiting> waiting = new HashMap<>();
        store.read(tx -> PendingTable.of(tx, record))
                .forEach(one -> waiting.put(one.network(), one.shown(access.name(one.saver()))));
        return waiting;
    }

    /** Names of other records that people are linked to, as far as the caller may see them, by subject. */
    public Map<String, List<String>> elsewhere(
            Caller caller, RecordRef record, String network, Collection<String> subjects) {
        Map<String, List<String>> names = new HashMap<>();
        for (LinkRow row : store.read(tx -> LinkTable.to(tx, network, subjects))) {
            Held held = row.held();
            if (held != null && !row.record().equals(record)) {
                access.visible(caller, row.record())
                        .ifPresent(other -> names.computeIfAbsent(held.subject(), any -> new ArrayList<>())
                                .add(other.name().full()));
            }
        }
        return names;
    }

    /** A linked person was looked at: a new handle goes to the field, the old one into the history. */
    public void seen(Profile profile) {
        State state = profile.marks().contains(Profile.Mark.PROTECTED) ? State.PROTECTED : State.ACTIVE;
        learn(profile.key(), profile.handle(), state);
    }

    /** A linked person cannot be looked at any more, or not now. */
    public void gone(SubjectKey who, State state) {
        learn(who, null, state);
    }

    private void learn(SubjectKey who, @Nullable String handle, State state) {
        List<LinkRow> rows = store.read(tx -> LinkTable.to(tx, who.network(), List.of(who.subject())));
        boolean news = rows.stream().map(LinkRow::held).anyMatch(held -> held != null && news(held, handle, state));
        if (news) {
            NetworkWords words = changes.words(who.network());
            store.write(tx -> {
                LinkTable.to(tx, who.network(), List.of(who.subject()))
                        .forEach(row -> learn(tx, row, handle, state, words));
                return true;
            });
        }
    }

    private static boolean news(Held held, @Nullable String handle, State state) {
        return held.state() != state || (handle != null && !handle.equals(held.handle()));
    }

    private void learn(Tx tx, LinkRow row, @Nullable String handle, State state, NetworkWords words) {
        Held held = row.held();
        if (held == null || !news(held, handle, state)) {
            return;
        }
        String newest = handle == null ? held.handle() : handle;
        if (!LinkTable.learn(tx, row, newest, state)) {
            return;
        }
        if (newest.equals(held.handle())) {
            Topics.link(tx, row.record(), row.network());
            return;
        }
        LinkTable.seen(tx, new SubjectKey(row.network(), held.subject()), newest, tx.now());
        changes.renamed(tx, row, held, newest, words);
    }
}
