package crm.host.record;

import crm.host.Json;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.HandleChange;
import crm.host.api.RecordChange.Kind;
import crm.host.api.RecordRef;
import crm.store.Change;
import crm.store.Tx;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the durable feed of what happens to records, in the transaction that does it: topics {@code record.created}, {@code .edited},
 * {@code .converted}, {@code .standing} and {@code .deleted}, the record as the key, and as payload who did it, what wrote it and each changed handle with its old and
 * new value. What only open pages need has the topic {@code page.…}.
 */
public final class RecordFeed {
    /** What people write through the pages or REST. */
    public static final String HOST = "crm.host";

    /** What comes from a file. Pages hear of such changes by the batch, not one by one. */
    public static final String IMPORT = "import";

    /** Prefix of the topics of the durable feed. */
    public static final String RECORD = "record.";

    /** Prefix of the topics for open pages only. */
    public static final String PAGE = "page.";

    /**
     * The payload.
     *
     * @param origin who wrote: {@value #HOST}, or an extension's name
     * @param user on whose behalf, or null
     * @param handles changed handles by network; of a conversion all
     * @param other the contact that a lead became, or null
     */
    record Entry(
            String origin,
            @Nullable String user,
            Map<String, Handles.Change> handles,
            @Nullable String other) {}

    private RecordFeed() {}

    static void created(Tx tx, RecordRef ref, String user, Map<String, Handles.Change> handles) {
        created(tx, ref, HOST, user, handles);
    }

    static void created(Tx tx, RecordRef ref, String origin, String user, Map<String, Handles.Change> handles) {
        tx.changed("record.created", key(ref), Json.text(new Entry(origin, user, handles, null)));
    }

    static void edited(
            Tx tx, RecordRef ref, String origin, @Nullable String user, Map<String, Handles.Change> handles) {
        tx.changed("record.edited", key(ref), Json.text(new Entry(origin, user, handles, null)));
    }

    /** @param handles what the lead held and the contact holds now */
    static void converted(Tx tx, RecordRef lead, RecordRef contact, String user, Map<String, String> handles) {
        Map<String, Handles.Change> kept = new TreeMap<>();
        handles.forEach((network, value) -> kept.put(network, new Handles.Change(value, value)));
        tx.changed("record.converted", key(lead), Json.text(new Entry(HOST, user, kept, key(contact))));
    }

    /** A contact stands otherwise to us now. @param user who changed its deals */
    static void standing(Tx tx, RecordRef contact, String user) {
        tx.changed("record.standing", key(contact), Json.text(new Entry(HOST, user, Map.of(), null)));
    }

    static void deleted(Tx tx, RecordRef ref, String user) {
        tx.changed("record.deleted", key(ref), Json.text(new Entry(HOST, user, Map.of(), null)));
    }

    static void timeline(Tx tx, RecordRef ref) {
        tx.changed("page.timeline", key(ref), "");
    }

    static void picture(Tx tx, RecordRef ref) {
        tx.changed("page.picture", key(ref), "");
    }

    /** A change of a lead or contact as extensions get it; empty for what is no person. */
    static Optional<RecordChange> read(Change change) {
        RecordRef ref = record(change.key());
        if (!ref.isPerson()) {
            return Optional.empty();
        }
        Entry entry = Json.read(change.payload(), Entry.class);
        Map<String, HandleChange> handles = new HashMap<>();
        entry.handles().forEach((network, one) -> handles.put(network, new HandleChange(one.before(), one.after())));
        Kind kind = Kind.valueOf(change.topic().substring(RECORD.length()).toUpperCase(Locale.ROOT));
        String other = entry.other();
        RecordRef became = other == null ? null : record(other);
        return Optional.of(new RecordChange(ref, kind, handles, entry.origin(), entry.user(), change.at(), became));
    }

    private static String key(RecordRef ref) {
        return ref.type() + "/" + ref.id();
    }

    /** Whether a change of the durable feed came from a file. */
    public static boolean imported(String payload) {
        return !payload.isEmpty() && Json.tree(payload).path("origin").asText().equals(IMPORT);
    }

    /** The record that a change is about. */
    public static RecordRef record(String key) {
        int slash = key.indexOf('/');
        return new RecordRef(key.substring(0, slash), key.substring(slash + 1));
    }
}
