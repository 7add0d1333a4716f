package crm.social.core.inbox;

import crm.host.api.RecordChange;
import crm.host.api.RecordChanges;
import crm.host.api.RecordChanges.Batch;
import crm.host.api.RecordListener;
import crm.host.api.RecordRef;
import crm.social.core.CoreJob;
import crm.social.core.CoreStore;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.inbox.RecordTable.Known;
import crm.store.Outcome;
import crm.store.Subscription;
import crm.store.Tx;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the host's feed of records for what the columns are sorted and searched by: how linked records stand, what they are called, who looks after them.
 */
@Component(
        service = {RecordListener.class, StandingFollower.class},
        immediate = true)
public final class StandingFollower implements RecordListener {
    static final String READER = "crm.social.inbox";
    private static final int BATCH = 500;

    private final CoreStore store;
    private final RecordChanges feed;
    private final OrganisationConnections organisations;
    private final HostLook host;
    private final News news;
    private final Following following;
    private final Subscription job;

    @Activate
    public StandingFollower(
            @Reference CoreStore store,
            @Reference RecordChanges feed,
            @Reference OrganisationConnections organisations,
            @Reference HostLook host,
            @Reference News news) {
        this.store = store;
        this.feed = feed;
        this.organisations = organisations;
        this.host = host;
        this.news = news;
        this.following = new Following(store, "inbox-standings", this::take);
        this.job = store.handle(CoreJob.FOLLOW_STANDINGS, run -> {
            following.look();
            return Outcome.done();
        });
    }

    @Deactivate
    public void close() {
        job.close();
        following.close();
    }

    @Override
    public void news() {
        following.wake();
    }

    private boolean take() {
        Batch batch = feed.fetch(READER, BATCH);
        if (batch.nothingNew()) {
            return false;
        }
        if (batch.afresh()) {
            afresh();
        }
        if (!organisations.all().isEmpty()) {
            look(touched(batch.changes()));
        }
        feed.acknowledge(READER, batch.upTo());
        return true;
    }

    private static Set<RecordRef> touched(List<RecordChange> changes) {
        Set<RecordRef> touched = new LinkedHashSet<>();
        for (RecordChange change : changes) {
            RecordRef became = change.became();
            touched.add(change.record());
            if (became != null) {
                touched.add(became);
            }
        }
        return touched;
    }

    /** Nobody told us what changed meanwhile: everything is looked at. */
    private void afresh() {
        RecordRef last = new RecordRef("a", "-");
        for (List<RecordRef> some = after(last); !some.isEmpty(); some = after(last)) {
            look(some);
            last = some.get(some.size() - 1);
        }
    }

    private List<RecordRef> after(RecordRef last) {
        return store.read(tx -> RecordTable.after(tx, last.type(), last.id(), BATCH));
    }

    /** The host is asked first, then written down what it said: whatever it changes after that, the feed brings. */
    private void look(Collection<RecordRef> records) {
        List<RecordRef> concerned = store.read(
                tx -> records.stream().filter(record -> concerned(tx, record)).toList());
        if (concerned.isEmpty()) {
            return;
        }
        Map<RecordRef, Optional<Known>> found = host.at(concerned);
        store.write(tx -> {
            if (!following.alone(tx)) {
                throw new IllegalStateException("another node follows the host's feed by now");
            }
            Turn.take(tx);
            Map<String, Set<Place>> changed = new TreeMap<>();
            found.forEach((record, known) -> note(tx, record, known, changed));
            changed.forEach((connectionId, places) -> news.changed(tx, connectionId, places));
            return true;
        });
    }

    /** Of a record that is linked something has to be known before an item comes; of another one nothing. */
    private static boolean concerned(Tx tx, RecordRef record) {
        return RecordTable.standing(tx, record).isPresent() || LinkFollower.linked(tx, record);
    }

    private static void note(Tx tx, RecordRef record, Optional<Known> known, Map<String, Set<Place>> changed) {
        if (known.isEmpty()) {
            RecordTable.delete(tx, record); // its links are about to end, and move its items
        } else if (concerned(tx, record)) {
            RecordTable.put(tx, known.get());
            Place now = Place.of(known.get().standing());
            ItemTable.stand(tx, record, now).forEach(left -> {
                Set<Place> places = changed.computeIfAbsent(left.connectionId(), any -> EnumSet.noneOf(Place.class));
                places.add(left.place());
                places.add(now);
            });
        }
    }
}
