package crm.host.user;

import crm.host.HostStore;
import crm.host.api.People;
import crm.host.api.Permission;
import crm.host.api.Permissions;
import crm.host.api.Person;
import crm.store.Subscription;
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
import java.util.function.Consumer;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Who is who and who may what, from memory. Read afresh after each change: by the one who made it before their request ends, and by every other
 * node when its store tells of it, within a second.
 */
@Component(service = {Directory.class, People.class, Permissions.class})
public final class Directory implements People, Permissions {
    /** Topic of the store's changes to users, profiles and grants. */
    static final String TOPIC = "directory";

    private final HostStore host;
    private final Subscription subscription;
    private final Map<ServiceReference<Permission>, PermissionOffer> offers = new ConcurrentHashMap<>();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private volatile DirectorySnapshot snapshot;

    @Activate
    public Directory(@Reference HostStore host) {
        this.host = host;
        this.snapshot = DirectorySnapshot.read(host.store());
        this.subscription = host.store().changes().subscribe(TOPIC, change -> refresh());
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
            DirectorySnapshot after = DirectorySnapshot.read(host.store());
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
        }
        tell(changed);
    }

    private void tell(Set<String> users) {
        if (!users.isEmpty()) {
            listeners.forEach(listener -> listener.accept(Set.copyOf(users)));
        }
    }

    @Override
    public boolean allowed(String userId, String permissionId) {
        return permissions(snapshot, userId).contains(permissionId);
    }

    /** All permissions that the user has now. */
    public Set<String> permissions(String userId) {
        return permissions(snapshot, userId);
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
        return snapshot.user(userId).filter(user -> !user.deleted());
    }

    /** Users that are not deleted, by name. */
    public List<User> users() {
        return snapshot.users().values().stream()
                .filter(user -> !user.deleted())
                .sorted(Comparator.comparing(User::name).thenComparing(User::id))
                .toList();
    }

    /** The name to show for somebody who did something, deleted users included. */
    public Optional<String> name(String userId) {
        return snapshot.user(userId).map(User::name);
    }

    public boolean administrator(String userId) {
        return user(userId)
                .filter(user -> user.active() && user.administrator())
                .isPresent();
    }

    public Optional<Profile> profile(String profileId) {
        return snapshot.profile(profileId);
    }

    /** System profiles first, then custom ones by name. */
    public List<Profile> profiles() {
        return snapshot.profiles().values().stream()
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
        return administrator(userId) && snapshot.registered() >= 2;
    }
}
