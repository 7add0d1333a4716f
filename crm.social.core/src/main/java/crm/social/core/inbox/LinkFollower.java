package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.Topics;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.link.LinkRow;
import crm.social.core.link.LinkTable;
import crm.store.Change;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Moves items when links change, be it by a person, an import, a batch, a conversion or a deletion: every change of a link is announced in its own
 * transaction, and this reader of the announcements misses none.
 */
@Component(service = LinkFollower.class, immediate = true) // does jobs
public final class LinkFollower {
    static final String READER = "inbox";
    private static final int BATCH = 500;

    /** So far the reader may stand behind because of other changes, until it is moved on. */
    private static final int LAG = 500;

    private static final int PORTION = 200;

    private final CoreStore store;
    private final OrganisationConnections organisations;
    private final Placement placement;
    private final InboxJobs jobs;
    private final Following following;
    private final List<Subscription> subscriptions;

    @Activate
    public LinkFollower(
            @Reference CoreStore store,
            @Reference OrganisationConnections organisations,
            @Reference Placement placement,
            @Reference InboxJobs jobs) {
        this.store = store;
        this.organisations = organisations;
        this.placement = placement;
        this.jobs = jobs;
        this.following = new Following(store, "inbox-links", this::take);
        this.subscriptions = List.of(
                store.changes(Topics.LINK, change -> following.wake()), store.handle(CoreJob.FOLLOW_LINKS, run -> {
                    following.look();
                    return Outcome.done();
                }));
    }

    @Deactivate
    public void close() {
        subscriptions.forEach(Subscription::close);
        following.close();
    }

    private boolean take() {
        long after = store.feed().acknowledged(READER);
        long newest = store.feed().position();
        if (after < store.feed().horizon()) { // for so long nobody followed that something was thrown away
            afresh();
            acknowledge(newest);
            return true;
        }
        List<Change> changes = store.feed().after(after, Topics.LINK, BATCH);
        if (changes.isEmpty()) {
            if (newest - after >= LAG) {
                acknowledge(newest);
            }
            return false;
        }
        take(changes);
        acknowledge(changes.get(changes.size() - 1).position());
        return changes.size() == BATCH;
    }

    private void acknowledge(long position) {
        store.write(tx -> {
            store.feed().acknowledge(tx, READER, position);
            return true;
        });
    }

    private void take(List<Change> changes) {
        Map<String, Set<RecordRef>> places = new TreeMap<>();
        for (Change change : changes) {
            String[] parts = change.key().split("/", 3);
            places.computeIfAbsent(parts[0], any -> new LinkedHashSet<>()).add(new RecordRef(parts[1], parts[2]));
        }
        places.forEach((network, records) -> organisations.find(network).ifPresent(source -> take(source, records)));
        Set<RecordRef> all = new LinkedHashSet<>();
        places.values().forEach(all::addAll);
        forget(all);
    }

    /** Whose items stand at one of these records, or should. */
    private void take(Connected source, Set<RecordRef> records) {
        Set<String> authors = new LinkedHashSet<>();
        boolean newcomers = store.read(tx -> {
            boolean never = false;
            for (RecordRef record : records) {
                authors.addAll(ItemTable.authorsAt(tx, source.id(), record));
                LinkRow.Held held = LinkTable.find(tx, record, source.network()).held();
                if (held != null) {
                    authors.add(held.subject());
                    never = never || SourceTable.never(tx, source.id(), held.subject());
                }
            }
            return never;
        });
        if (newcomers) {
            jobs.soon(source);
        }
        place(source.network(), new ArrayList<>(authors));
    }

    private void place(String network, List<String> authors) {
        for (int from = 0; from < authors.size(); from += PORTION) {
            placement.place(network, authors.subList(from, Math.min(authors.size(), from + PORTION)));
        }
    }

    /** Nothing is kept of a record that is not linked any more. */
    private void forget(Set<RecordRef> records) {
        List<RecordRef> unlinked = store.read(
                tx -> records.stream().filter(record -> !linked(tx, record)).toList());
        if (!unlinked.isEmpty()) {
            store.write(tx -> {
                Turn.take(tx);
                unlinked.stream()
                        .filter(record -> !linked(tx, record))
                        .forEach(record -> RecordTable.delete(tx, record));
                return true;
            });
        }
    }

    static boolean linked(Tx tx, RecordRef record) {
        return LinkTable.places(tx, record).values().stream().anyMatch(place -> place.held() != null);
    }

    private void afresh() {
        for (Connected source : organisations.all()) {
            String after = "";
            for (List<String> some = some(source, after); !some.isEmpty(); some = some(source, after)) {
                place(source.network(), some);
                after = some.get(some.size() - 1);
            }
        }
    }

    private List<String> some(Connected source, String after) {
        return store.read(tx -> ItemTable.authors(tx, source.id(), after, PORTION));
    }
}
