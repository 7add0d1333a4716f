package crm.host.record;

import crm.host.HostStore;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.HandleChange;
import crm.host.api.RecordChanges;
import crm.host.record.ReaderTable.Reader;
import crm.store.Change;
import crm.store.Changes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The feed of records over the store's own feed: that one is written in the transaction of the change, in the order of the commits, and keeps what a named
 * reader has not acknowledged. What it does not know, whom a reader was told of before the feed begins, stands in a table.
 */
@Component
public final class RecordReaders implements RecordChanges {
    private static final int LONGEST = 1_000;
    private static final String NAME = "records/";
    private static final String WALK = "w";
    private static final String FEED = "p";

    /** So far a reader may stand behind because of changes that are none of records, until it is moved on. */
    private static final int LAG = 500;

    private static final Duration SIGN_OF_LIFE = Duration.ofHours(6);

    private final HostStore host;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    @Activate
    public RecordReaders(@Reference HostStore host, @Reference Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    @Override
    public Batch fetch(String reader, int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw new IllegalArgumentException("Not between 1 and " + LONGEST + ": " + limit);
        }
        Changes changes = host.store().changes();
        long acknowledged = changes.acknowledged(NAME + reader);
        Optional<Reader> known = host.store().read(tx -> ReaderTable.find(tx, reader));
        if (known.isEmpty() || acknowledged < changes.horizon()) {
            begin(reader, changes);
            return walk("", limit);
        }
        String walked = known.get().walkedTo();
        return walked == null ? follow(reader, acknowledged, limit) : walk(walked, limit);
    }

    /** First where the feed stands, then the records: what is committed between the two is met twice rather than never. */
    private void begin(String reader, Changes changes) {
        long position = changes.position();
        host.store().run(tx -> {
            ReaderTable.begin(tx, reader);
            changes.acknowledge(tx, NAME + reader, position);
        });
    }

    private Batch walk(String after, int limit) {
        List<PersonRecord> carrying = host.store().read(tx -> ReaderTable.carrying(tx, after, limit));
        boolean last = carrying.size() < limit;
        String upTo = last ? WALK : WALK + carrying.get(limit - 1).ref().id();
        return new Batch(
                after.isEmpty(), carrying.stream().map(RecordReaders::present).toList(), upTo);
    }

    private static RecordChange present(PersonRecord person) {
        Map<String, HandleChange> handles = new HashMap<>();
        person.handles().forEach((network, value) -> handles.put(network, new HandleChange(value, value)));
        return new RecordChange(
                person.ref(), RecordChange.Kind.PRESENT, handles, RecordFeed.HOST, null, person.updatedAt(), null);
    }

    private Batch follow(String reader, long after, int limit) {
        Changes changes = host.store().changes();
        long newest = changes.position();
        List<Change> next = changes.after(after, RecordFeed.RECORD, limit);
        if (next.isEmpty()) {
            moveOn(reader, after, newest);
            return new Batch(false, List.of(), "");
        }
        long upTo = next.get(next.size() - 1).position();
        return new Batch(
                false,
                next.stream().map(RecordFeed::read).flatMap(Optional::stream).toList(),
                FEED + upTo);
    }

    /** Nothing is kept for a reader that has everything, and one that looks is alive although nothing happens. */
    private void moveOn(String reader, long from, long newest) {
        Instant now = clock.instant();
        Instant last = seen.get(reader);
        if (newest - from >= LAG || last == null || last.plus(SIGN_OF_LIFE).isBefore(now)) {
            acknowledge(reader, newest);
            seen.put(reader, now);
        }
    }

    @Override
    public void acknowledge(String reader, String upTo) {
        if (upTo.startsWith(FEED)) {
            acknowledge(reader, Long.parseLong(upTo.substring(FEED.length())));
        } else if (upTo.equals(WALK)) {
            host.store().run(tx -> ReaderTable.end(tx, reader));
        } else if (upTo.startsWith(WALK)) {
            host.store().run(tx -> ReaderTable.walked(tx, reader, upTo.substring(WALK.length())));
        } else {
            throw new IllegalArgumentException("Nothing that a batch ends with");
        }
    }

    private void acknowledge(String reader, long position) {
        host.store().run(tx -> host.store().changes().acknowledge(tx, NAME + reader, position));
    }
}
