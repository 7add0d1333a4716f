package crm.social.core.testing;

import crm.host.api.Caller;
import crm.host.api.CrmRecord;
import crm.host.api.Events;
import crm.host.api.NewLead;
import crm.host.api.PageEvent;
import crm.host.api.People;
import crm.host.api.Permissions;
import crm.host.api.Person;
import crm.host.api.PersonName;
import crm.host.api.RecordChange;
import crm.host.api.RecordChange.HandleChange;
import crm.host.api.RecordChanges;
import crm.host.api.RecordListener;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.host.api.Site;
import crm.host.api.Standing;
import crm.host.api.Standings;
import crm.host.api.Timeline;
import crm.host.api.TimelineEntry;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A CRM in memory. */
public final class FakeHost implements Records, RecordChanges, Standings, People, Permissions, Site, Events, Timeline {
    public static final Caller SUZUKI = caller("suzuki", "session-of-suzuki");
    public static final Caller YAMADA = caller("yamada", "session-of-yamada");
    public static final Caller TANAKA = caller("tanaka", "session-of-tanaka");
    public static final RecordRef HANAKO = new RecordRef(RecordRef.LEAD, "hanako");
    public static final RecordRef TARO = new RecordRef(RecordRef.CONTACT, "taro");
    public static final RecordRef SECRET = new RecordRef(RecordRef.LEAD, "secret");

    public final Set<String> holders = ConcurrentHashMap.newKeySet();
    public final Set<String> deactivated = ConcurrentHashMap.newKeySet();
    /** Where it breaks: {@code create}, {@code after-create}. */
    public final Set<String> failing = ConcurrentHashMap.newKeySet();

    public final Set<String> deleted = ConcurrentHashMap.newKeySet();
    public final Set<String> administrators = ConcurrentHashMap.newKeySet();
    public final List<PageEvent> events = new CopyOnWriteArrayList<>();
    private final Map<RecordRef, CrmRecord> records = new ConcurrentHashMap<>();
    public final FakeRecordPictures pictures = new FakeRecordPictures(records);
    private final Map<String, TimelineEntry> entries = new ConcurrentHashMap<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final List<RecordChange> log = new ArrayList<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, RecordRef> created = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** What happens between the next answers to {@code find} and {@code setHandle} and whoever asked, one after the other. */
    public final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();

    private final Map<RecordRef, Standing> standings = new ConcurrentHashMap<>();
    private volatile boolean down;

    public FakeHost() {
        holders.addAll(Set.of("suzuki", "yamada"));
        administrators.add("yamada");
        put(HANAKO, new PersonName("佐藤 花子", "佐藤", "花子", "サトウ", "ハナコ"), "株式会社あおぞら商事", "東京");
        put(TARO, new PersonName("鈴木 太郎", "鈴木", "太郎", "スズキ", "タロウ"), "", "");
        put(SECRET, new PersonName("見えない 人", "見えない", "人", "", ""), "", "");
    }

    public static Caller caller(String user, String session) {
        return new Caller(user, session, Locale.JAPANESE);
    }

    public void put(RecordRef ref, PersonName name, String company, String place) {
        records.put(ref, new CrmRecord(ref, name, company, place, "", "", "yamada", null, Map.of()));
    }

    /** Somebody types into the field. */
    public void type(RecordRef ref, String network, String value) {
        type(ref, network, value, "suzuki");
    }

    /** This user types into the field, or empties it. False where the record is gone. */
    public boolean type(RecordRef ref, String network, @Nullable String value, String user) {
        synchronized (this) {
            CrmRecord record = records.get(ref);
            if (record == null) {
                return false;
            }
            edited(record, network, value, "crm.host", user);
        }
        tell();
        return true;
    }

    /** Many records come at once, each with a handle. */
    public void importAll(Map<RecordRef, String> handles, String network, String user) {
        synchronized (this) {
            handles.forEach((ref, handle) -> {
                put(ref, new PersonName("名 前", "名", "前", "", ""), "", "");
                edited(Objects.requireNonNull(records.get(ref)), network, handle, "import", user);
            });
        }
        tell();
    }

    public void delete(RecordRef ref) {
        synchronized (this) {
            if (records.remove(ref) != null) {
                log.add(new RecordChange(
                        ref, RecordChange.Kind.DELETED, Map.of(), "crm.host", "suzuki", Instant.now(), null));
            }
        }
        tell();
    }

    /** The lead becomes a contact. */
    public boolean convert(RecordRef lead, RecordRef contact) {
        synchronized (this) {
            CrmRecord was = records.remove(lead);
            if (was == null) {
                return false;
            }
            records.put(
                    contact, new CrmRecord(contact, was.name(), "", "", "", "", was.ownerId(), null, was.handles()));
            Map<String, HandleChange> handles = new HashMap<>();
            was.handles().forEach((network, value) -> handles.put(network, new HandleChange(value, value)));
            log.add(new RecordChange(
                    lead, RecordChange.Kind.CONVERTED, handles, "crm.host", "suzuki", Instant.now(), contact));
        }
        tell();
        return true;
    }

    private void edited(
            CrmRecord record, String network, @Nullable String value, String origin, @Nullable String user) {
        String before = record.handles().get(network);
        if (!Objects.equals(before, value)) {
            set(record.ref(), network, value);
            Map<String, HandleChange> handles = Map.of(network, new HandleChange(before, value));
            log.add(new RecordChange(
                    record.ref(), RecordChange.Kind.EDITED, handles, origin, user, Instant.now(), null));
        }
    }

    @Override
    public synchronized Batch fetch(String reader, int limit) {
        up();
        Integer position = readers.get(reader);
        if (position == null) {
            return new Batch(
                    true, records.values().stream().map(FakeHost::present).toList(), "" + log.size());
        }
        int end = Math.min(log.size(), position + limit);
        return new Batch(false, log.subList(position, end), end == position ? "" : "" + end);
    }

    private static RecordChange present(CrmRecord record) {
        Map<String, HandleChange> handles = new HashMap<>();
        record.handles().forEach((network, value) -> handles.put(network, new HandleChange(value, value)));
        return new RecordChange(
                record.ref(), RecordChange.Kind.PRESENT, handles, "crm.host", null, Instant.now(), null);
    }

    @Override
    public synchronized void acknowledge(String reader, String upTo) {
        up();
        readers.merge(reader, Integer.valueOf(upTo), Math::max);
    }

    /** A record's deals change. */
    public void stand(RecordRef ref, Standing standing) {
        synchronized (this) {
            standings.put(ref, standing);
            log.add(new RecordChange(
                    ref, RecordChange.Kind.STANDING, Map.of(), "crm.host", "suzuki", Instant.now(), null));
        }
        tell();
    }

    /** A record gets another name and owner. */
    public void rename(RecordRef ref, PersonName name, String owner) {
        synchronized (this) {
            CrmRecord was = Objects.requireNonNull(records.get(ref));
            records.put(ref, new CrmRecord(ref, name, was.company(), was.place(), "", "", owner, null, was.handles()));
            log.add(new RecordChange(
                    ref, RecordChange.Kind.EDITED, Map.of(), "crm.host", "suzuki", Instant.now(), null));
        }
        tell();
    }

    @Override
    public Map<RecordRef, Standing> of(Collection<RecordRef> refs) {
        up();
        Map<RecordRef, Standing> found = new HashMap<>();
        refs.stream()
                .filter(records::containsKey)
                .forEach(ref -> found.put(ref, standings.getOrDefault(ref, Standing.PROSPECT)));
        return found;
    }

    /** The reader was away for so long that it begins anew. */
    public synchronized void forget(String reader) {
        readers.remove(reader);
    }

    /** What happened to a record. */
    public synchronized List<String> log(RecordRef ref) {
        return log.stream()
                .filter(change -> change.record().equals(ref) || ref.equals(change.became()))
                .map(change -> change.kind() + " " + change.origin() + " " + change.handles())
                .toList();
    }

    /** Wakes a listener on a thread of the host, until the answer is run. */
    public Runnable listen(RecordListener listener) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Runnable waking = () -> thread.execute(listener::news);
        listeners.add(waking);
        return () -> {
            listeners.remove(waking);
            thread.shutdown();
        };
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    public @Nullable String handle(RecordRef ref, String network) {
        return Objects.requireNonNull(records.get(ref)).handles().get(network);
    }

    public List<TimelineEntry> entries(RecordRef ref) {
        return entries.values().stream()
                .filter(entry -> entry.record().equals(ref))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** How often a field was written. */
    public List<String> writes() {
        return List.copyOf(writes);
    }

    public void down(boolean is) {
        down = is;
    }

    public List<PageEvent> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    @Override
    public Optional<CrmRecord> find(RecordRef ref) {
        up();
        Optional<CrmRecord> found = Optional.ofNullable(records.get(ref));
        meanwhile();
        return found;
    }

    private void meanwhile() {
        Runnable next = meanwhile.poll();
        if (next != null) {
            next.run();
        }
    }

    @Override
    public Optional<CrmRecord> find(RecordRef ref, String userId) {
        return find(ref).filter(record -> !ref.equals(SECRET) || userId.equals("yamada"));
    }

    @Override
    public CrmRecord create(NewLead lead, String key, String origin, String userId) {
        RecordRef ref;
        fail("create");
        synchronized (this) {
            up();
            RecordRef known = created.get(userId + " " + key);
            if (known != null) {
                return Objects.requireNonNull(records.get(known));
            }
            ref = new RecordRef(RecordRef.LEAD, "lead-" + (created.size() + 1));
            created.put(userId + " " + key, ref);
            CrmRecord record = new CrmRecord(
                    ref, lead.name(), lead.company(), lead.place(), "", lead.site(), userId, null, lead.handles());
            records.put(ref, record);
            Map<String, HandleChange> handles = new HashMap<>();
            lead.handles().forEach((network, value) -> handles.put(network, new HandleChange(null, value)));
            log.add(new RecordChange(ref, RecordChange.Kind.CREATED, handles, origin, userId, Instant.now(), null));
        }
        tell();
        fail("after-create");
        return Objects.requireNonNull(records.get(ref));
    }

    /** The leads that were made through {@link #create}. */
    public synchronized List<RecordRef> made() {
        return List.copyOf(created.values());
    }

    private void fail(String where) {
        if (failing.contains(where)) {
            throw new IllegalStateException("switched: " + where);
        }
    }

    @Override
    public HandleOutcome setHandle(
            RecordRef ref,
            String network,
            @Nullable String expected,
            @Nullable String value,
            String origin,
            @Nullable String userId) {
        HandleOutcome outcome = command(ref, network, expected, value, origin, userId);
        tell();
        meanwhile();
        return outcome;
    }

    private synchronized HandleOutcome command(
            RecordRef ref,
            String network,
            @Nullable String expected,
            @Nullable String value,
            String origin,
            @Nullable String userId) {
        up();
        CrmRecord record = records.get(ref);
        if (record == null) {
            return HandleOutcome.GONE;
        }
        String held = record.handles().get(network);
        if (!Objects.equals(held, expected) && !Objects.equals(held, value)) {
            return HandleOutcome.CONFLICT;
        }
        writes.add(ref.id() + "=" + value);
        edited(record, network, value, origin, userId);
        return HandleOutcome.SET;
    }

    private synchronized void set(RecordRef ref, String network, @Nullable String value) {
        CrmRecord was = Objects.requireNonNull(records.get(ref));
        Map<String, String> handles = new HashMap<>(was.handles());
        if (value == null) {
            handles.remove(network);
        } else {
            handles.put(network, value);
        }
        records.put(
                ref,
                new CrmRecord(
                        ref,
                        was.name(),
                        was.company(),
                        was.place(),
                        "",
                        "",
                        was.ownerId(),
                        was.pictureHash(),
                        handles));
    }

    @Override
    public Optional<Person> find(String userId) {
        return all().stream().filter(person -> person.id().equals(userId)).findFirst();
    }

    @Override
    public List<Person> all() {
        List<Person> people = new ArrayList<>();
        for (String id : List.of("suzuki", "tanaka", "yamada")) {
            if (deleted.contains(id)) {
                continue;
            }
            people.add(new Person(id, id, administrators.contains(id), !deactivated.contains(id), Locale.JAPANESE));
        }
        return people;
    }

    @Override
    public boolean allowed(String userId, String permissionId) {
        return permissionId.equals("crm.social.use") && holders.contains(userId);
    }

    @Override
    public URI publicUrl() {
        return URI.create("https://crm.example");
    }

    @Override
    public Locale defaultLocale() {
        return Locale.JAPANESE;
    }

    @Override
    public void publish(PageEvent event) {
        events.add(event);
    }

    @Override
    public void add(TimelineEntry entry) {
        up();
        entries.putIfAbsent(entry.id(), entry);
    }

    private void up() {
        if (down) {
            throw new IllegalStateException("the host's store is down");
        }
    }
}
