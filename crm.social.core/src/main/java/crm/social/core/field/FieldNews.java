package crm.social.core.field;

import crm.host.api.CrmRecord;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.HandleChange;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.social.api.SocialException;
import crm.social.core.CoreStore;
import crm.social.core.link.Departures;
import crm.social.core.link.HostErrands;
import crm.social.core.link.LinkRow;
import crm.social.core.link.LinkTable;
import crm.store.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What changes of records mean to us. A change counts only as long as the field still holds its value: one that does not was overtaken, either by a later
 * change, which comes too, or by ourselves. What we wrote ourselves means nothing, unless it was written after we had changed our mind: then the field has
 * the last word as ever.
 */
@Component(service = FieldNews.class)
public final class FieldNews {
    private static final int TRIES = 10;

    private final CoreStore store;
    private final Records records;
    private final FieldWords words;

    @Activate
    public FieldNews(@Reference CoreStore store, @Reference Records records, @Reference FieldWords words) {
        this.store = store;
        this.records = records;
        this.words = words;
    }

    /**
     * What is known before the transaction: the places first and what the host was told about them, then the records, so that whatever comes between shows
     * in a place's version or in a mark.
     */
    private record Known(
            Map<RecordRef, Map<String, LinkRow>> places,
            Map<RecordRef, Map<String, String>> marks,
            Map<RecordRef, CrmRecord> records) {
        String mark(RecordRef record, String network) {
            return marks.getOrDefault(record, Map.of()).getOrDefault(network, "");
        }

        void marked(RecordRef record, String network, String mark) {
            marks.computeIfAbsent(record, ref -> new HashMap<>()).put(network, mark);
        }

        LinkRow place(RecordRef record, String network) {
            LinkRow row = places.getOrDefault(record, Map.of()).get(network);
            return row == null ? LinkRow.never(record, network) : row;
        }
    }

    /** Writes what the changes mean, all in one transaction. May be done again without harm. */
    public void take(List<RecordChange> changes) {
        for (int attempt = 1; ; attempt++) {
            Known known = look(changes);
            try {
                store.writeIdempotent(tx -> {
                    changes.forEach(change -> take(tx, known, change));
                    return true;
                });
                return;
            } catch (SocialException e) {
                if (e.kind() != SocialException.Kind.CONFLICT || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Takes what is in a record's fields now as if somebody had saved it just now. */
    void lookAgain(RecordRef record, @Nullable String saver) {
        Set<String> networks = store.read(tx -> LinkTable.places(tx, record)).keySet();
        records.find(record).ifPresent(found -> {
            Map<String, HandleChange> handles = new HashMap<>();
            for (String network : networks) {
                String value = found.handles().get(network);
                handles.put(network, new HandleChange(value, value));
            }
            take(List.of(new RecordChange(record, RecordChange.Kind.PRESENT, handles, "", saver, Instant.now(), null)));
        });
    }

    private Known look(List<RecordChange> changes) {
        Set<RecordRef> touched = new LinkedHashSet<>();
        for (RecordChange change : changes) {
            RecordRef became = change.became();
            if (!change.handles().isEmpty() || became != null) {
                touched.add(became == null ? change.record() : became);
            }
        }
        Map<RecordRef, Map<String, LinkRow>> places = new HashMap<>();
        Map<RecordRef, Map<String, String>> marks = new HashMap<>();
        store.read(tx -> {
            touched.forEach(record -> places.put(record, new HashMap<>(LinkTable.places(tx, record))));
            touched.forEach(record -> marks.put(record, new HashMap<>(words.marks(tx, record))));
            return true;
        });
        Map<RecordRef, CrmRecord> found = new HashMap<>();
        touched.forEach(record -> records.find(record).ifPresent(one -> found.put(record, one)));
        return new Known(places, marks, found);
    }

    private void take(Tx tx, Known known, RecordChange change) {
        switch (change.kind()) {
            case DELETED -> Departures.deleted(tx, change.record());
            case CONVERTED -> converted(tx, known, change, Objects.requireNonNull(change.became()));
            case PRESENT, CREATED, EDITED ->
                change.handles().forEach((network, one) -> field(tx, known, change.record(), network, change, one));
        }
    }

    /** What was in the lead's fields may be news: its own changes came to nobody once it was a contact. */
    private void converted(Tx tx, Known known, RecordChange change, RecordRef contact) {
        Map<String, LinkRow> before = LinkTable.places(tx, contact);
        Map<String, String> told = words.marks(tx, contact);
        Departures.converted(tx, change.record(), contact);
        words.marks(tx, contact).forEach((network, mark) -> {
            if (!mark.equals(told.get(network))) {
                known.marked(contact, network, mark);
            }
        });
        Map<String, LinkRow> after = LinkTable.places(tx, contact);
        Map<String, LinkRow> places = known.places.computeIfAbsent(contact, ref -> new HashMap<>());
        after.forEach((network, row) -> {
            if (!row.equals(before.get(network))) {
                places.put(network, row);
            }
        });
        Set<String> networks = new TreeSet<>(after.keySet());
        networks.addAll(change.handles().keySet());
        HandleChange none = new HandleChange(null, null);
        for (String network : networks) {
            field(tx, known, contact, network, change, change.handles().getOrDefault(network, none));
        }
        words.tellLater(tx, contact);
    }

    private void field(Tx tx, Known known, RecordRef record, String network, RecordChange change, HandleChange handle) {
        CrmRecord found = known.records.get(record);
        if (found == null || !Objects.equals(found.handles().get(network), handle.after())) {
            return;
        }
        LinkRow place = LinkTable.find(tx, record, network);
        if (place.version() != known.place(record, network).version()) {
            throw new SocialException(SocialException.Kind.CONFLICT, "somebody is at work at this place");
        }
        if (!known.mark(record, network).equals(words.marks(tx, record).getOrDefault(network, ""))) {
            throw new SocialException(SocialException.Kind.CONFLICT, "the host was told something in between");
        }
        if (change.origin().equals(HostErrands.ORIGIN) && words.agrees(tx, place, handle.after())) {
            return;
        }
        String saver = Optional.ofNullable(change.userId()).orElse(found.ownerId());
        words.said(tx, place, handle.after(), saver)
                .ifPresentOrElse(
                        now -> known.places
                                .computeIfAbsent(record, ref -> new HashMap<>())
                                .put(network, now),
                        () -> words.lookLater(tx, record, saver));
        known.marked(record, network, words.marks(tx, record).getOrDefault(network, ""));
    }

    /** The reader begins anew, so nobody told us which records went meanwhile. */
    void forgetWhatIsGone() {
        String after = "";
        for (List<RecordRef> page = page(after); !page.isEmpty(); page = page(after)) {
            List<RecordRef> gone = page.stream()
                    .filter(record -> records.find(record).isEmpty())
                    .toList();
            store.write(tx -> {
                gone.forEach(record -> Departures.deleted(tx, record));
                return true;
            });
            RecordRef last = page.get(page.size() - 1);
            after = last.type() + "/" + last.id();
        }
    }

    private List<RecordRef> page(String after) {
        return store.read(tx -> tx.query("""
                        select record_type, record_id from link where record_type || '/' || record_id > :after
                        group by record_type, record_id order by record_type || '/' || record_id limit 500
                        """)
                .bind("after", after)
                .list(row -> new RecordRef(row.string("record_type"), row.string("record_id"))));
    }
}
