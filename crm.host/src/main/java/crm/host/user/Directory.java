package crm.host.user;

import crm.host.HostStore;
import crm.host.api.People;
import crm.host.api.Permission;
import crm.host.api.Permissions;
import crm.host.api.Person;
import crm.store.Changes;
import crm.store.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is who and who may what, from memory. Read afresh after each change: by the one who made it before their request ends, and by every other
 * node when its store tells of it, within a second while the store answers. Where reading fails, it is tried again once a second by whoever asks,
 * until it succeeds; so long the answers are those from before.
 */
@Component(service = {Directory.class, People.class, Permissions.class})
public final class Directory implements People, Permissions {
    /** Topic of the store's changes to users, profiles and grants. */
    static final String TOPIC = "directory";

    private static final long BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final HostStore host;
    private final Subscription subscription;
    private final Map<ServiceReference<Permission>, PermissionOffer> offers = new ConcurrentHashMap<>();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong tried = new AtomicLong();
    private volatile DirectorySnapshot snapshot;
    private volatile boolean stale;

    @Activate
    public Directory(@Reference HostStore host) {
        this.host = host;
        // First where the feed stands: what is committed while we read is met there.
        Changes changes = host.store().changes();
        long position = changes.position();
        this.snapshot = DirectorySnapshot.read(host.store());
        this.subscription = changes.subscribe(TOPIC, position, change -> refresh());
    }

    @Deactivate
    void close() {
        subscription.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPermission(ServiceReference<Permission> reference) {
        PermissionOffer.of(reference).ifPresent(offer -> offers.put(reference, offer));
        tell(snapshot.users().keySet());
    }

    void updatedPermission(ServiceReference<Permission> reference) {
        addPermission(reference);
    }

    void removePermission(ServiceReference<Permission> reference) {
        offers.remove(reference);
        tell(snapshot.users().keySet());
    }

    /** Calls the listener with the users whose standing or permissions changed, on the thread that noticed. */
    public Subscription onChange(Consumer<Set<String>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Reads what is stored now and tells listeners what that changes. */
    public void refresh() {
        Set<String> changed = new HashSet<>();
        synchronized (offers) {
            DirectorySnapshot before = snapshot;
            DirectorySnapshot after = read();
            for (String user : after.users().keySet()) {
                boolean same = Optional.ofNullable(before.users().get(user)).equals(after.user(user))
                        && permissions(before, user).equals(permissions(after, user));
                if (!same) {
                    changed.add(user);
                }
            }
            if ((before.registered() >= 2) != (after.registered() >= 2)) {
                changed.addAll(after.users().keySet());
            }
            snapshot = after;
            stale = false;
        }
        tell(changed);
    }

    private DirectorySnapshot read() {
        try {
            return DirectorySnapshot.read(host.store());
        } catch (RuntimeException e) {
            tried.set(System.nanoTime());
            stale = true;
            throw e;
        }
    }

    /** The present state; where reading it failed before, it is tried again now and then. */
    private DirectorySnapshot current() {
        long last = tried.get();
        long now = System.nanoTime();
        if (stale && now - last > BETWEEN_TRIES && tried.compareAndSet(last, now)) {
            try {
                refresh();
            } catch (RuntimeException e) {
                LOG.debug("users and profiles cannot be read yet", e);
            }
        }
        return snapshot;
    }

    private void tell(Set<String> users) {
        if (!users.isEmpty()) {
            listeners.forEach(listener -> listener.accept(Set.copyOf(users)));
        }
    }

    @Override
    public boolean allowed(String userId, String permissionId) {
        return permissions(current(), userId).contains(permissionId);
    }

    /** All permissions that the user has now. */
    public Set<String> permissions(String userId) {
        return permissions(current(), userId);
    }

    private Set<String> permissions(DirectorySnapshot now, String userId) {
        Set<String> ids = new TreeSet<>();
        now.user(userId)
                .filter(User::present)
                .flatMap(user -> now.profile(user.profileId()))
                .ifPresent(profile -> {
                    for (PermissionOffer offer : offers.values()) {
                        if (profile.grants(offer)) {
                            ids.add(offer.id());
                        }
                    }
                });
        return ids;
    }

    /** What extensions offer to grant, by id. */
    public Collection<PermissionOffer> offers() {
        Map<String, PermissionOffer> byId = new TreeMap<>();
        offers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(offer -> byId.put(offer.getValue().id(), offer.getValue()));
        return byId.values();
    }

    @Override
    public Optional<Person> find(String userId) {
        return user(userId).map(User::forExtensions);
    }

    @Override
    public List<Person> all() {
        return users().stream().map(User::forExtensions).toList();
    }

    /** The user, deactivated ones included; empty once deleted. */
    public Optional<User> user(String userId) {
        return current().user(userId).filter(user -> !user.deleted());
    }

    /** Users that are not deleted, by name. */
    public List<User> users() {
        return current().users().values().stream()
                .filter(user -> !user.deleted())
                .sorted(Comparator.comparing(User::name).thenComparing(User::id))
                .toList();
    }

    /** The name to show for somebody who did something, deleted users included. */
    public Optional<String> name(String userId) {
        return current().user(userId).map(User::name);
    }

    public boolean administrator(String userId) {
        return user(userId)
                .filter(user -> user.active() && user.administrator())
                .isPresent();
    }

    public Optional<Profile> profile(String profileId) {
        return current().profile(profileId);
    }

    /** System profiles first, then custom ones by name. */
    public List<Profile> profiles() {
        return current().profiles().values().stream()
                .sorted(Comparator.comparing((Profile profile) -> profile.system() == null)
                        .thenComparing(profile -> profile.system() == null ? profile.name() : profile.id())
                        .thenComparing(Profile::id))
                .toList();
    }

    /** How many registered users have the profile. */
    public int usersOf(String profileId) {
        return (int) users().stream()
                .filter(user -> user.profileId().equals(profileId))
                .count();
    }

    /** Whether the administrator sees 権限設定: while two or more users are registered, deactivated ones counted. */
    public boolean profilesVisible(String userId) {
        return administrator(userId) && current().registered() >= 2;
    }
}
