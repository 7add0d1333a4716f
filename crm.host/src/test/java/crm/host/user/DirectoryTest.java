package crm.host.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.FieldError;
import crm.host.Problem;
import crm.host.TestHost;
import crm.store.Store;
import crm.store.StoreException;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

class DirectoryTest {
    private static final String USE = "crm.social.use";

    @StoreTest
    @DisplayName("S10, S11: a permission is on in the system profiles, and off in others until it is ticked")
    void systemProfilesHaveAPermissionAndOthersGetIt(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = host.directory();
        Profiles profiles = new Profiles(host.store(), directory);
        Users users = new Users(host.store(), directory, host.passwords());
        directory.addPermission(new RegisteredPermission(USE));
        Profile sales = profiles.create(edit("営業担当", Set.of(), 0));
        User tanaka = users.register(new NewUser("tanaka", "田中 次郎", "long enough", sales.id(), "ja"));

        assertThat(directory.allowed(TestHost.ADMIN, USE)).isTrue();
        assertThat(directory.allowed(TestHost.SUZUKI, USE)).isTrue();
        assertThat(directory.allowed(tanaka.id(), USE)).isFalse();

        profiles.edit(sales.id(), edit("営業担当", Set.of(USE), 1));
        assertThat(directory.allowed(tanaka.id(), USE)).isTrue();

        profiles.edit(sales.id(), edit("営業担当", Set.of(), 2));
        assertThat(directory.allowed(tanaka.id(), USE)).isFalse();
    }

    @StoreTest
    @DisplayName(
            "S11, S13: saving a profile while the permission's bundle is away keeps the grant, which is denied meanwhile")
    void aGrantOutlivesTheExtensionAndIsDeniedMeanwhile(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = host.directory();
        Profiles profiles = new Profiles(host.store(), directory);
        RegisteredPermission service = new RegisteredPermission(USE);
        directory.addPermission(service);
        Profile sales = profiles.create(edit("営業担当", Set.of(USE), 0));
        User tanaka = new Users(host.store(), directory, host.passwords())
                .register(new NewUser("tanaka", "田中 次郎", "long enough", sales.id(), "ja"));

        directory.removePermission(service);
        assertThat(directory.allowed(tanaka.id(), USE)).isFalse();
        assertThat(directory.allowed(TestHost.ADMIN, USE)).isFalse();
        profiles.edit(sales.id(), edit("営業", Set.of(), 1));

        directory.addPermission(new RegisteredPermission(USE));
        assertThat(directory.allowed(tanaka.id(), USE)).isTrue();
    }

    @StoreTest
    @DisplayName(
            "S11, S13: a permission that came back while a profile was edited keeps its grant; a box that went away can be cleared, not ticked")
    void onlyBoxesThatWereShownAreSet(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = host.directory();
        Profiles profiles = new Profiles(host.store(), directory);
        RegisteredPermission use = new RegisteredPermission(USE);
        directory.addPermission(use);
        directory.addPermission(new RegisteredPermission("crm.other"));
        Profile sales = profiles.create(edit("営業担当", Set.of(USE), 0));

        profiles.edit(sales.id(), boxes(Set.of("crm.other"), Set.of("crm.other"), 1));
        assertThat(directory.profile(sales.id()).orElseThrow().grants()).containsExactlyInAnyOrder(USE, "crm.other");

        directory.removePermission(use);
        profiles.edit(sales.id(), boxes(Set.of(USE), Set.of(USE, "crm.other"), 2));
        assertThat(directory.profile(sales.id()).orElseThrow().grants())
                .as("ticked before")
                .containsExactly(USE);
        profiles.edit(sales.id(), boxes(Set.of(), Set.of(USE), 3));
        assertThat(directory.profile(sales.id()).orElseThrow().grants())
                .as("cleared")
                .isEmpty();
        assertThatThrownBy(() -> profiles.edit(sales.id(), boxes(Set.of(USE), Set.of(USE), 4)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .containsExactly(new FieldError("permissions", "unknown")));
    }

    private static ProfileEdit boxes(Set<String> ticked, Set<String> shown, long version) {
        return new ProfileEdit(
                Optional.empty(), Optional.empty(), Optional.of(ticked), Optional.of(shown), Optional.of(version));
    }

    @StoreTest
    void whoIsUnknownOrDeactivatedMayNothing(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = host.directory();
        directory.addPermission(new RegisteredPermission(USE));
        Users users = new Users(host.store(), directory, host.passwords());

        users.edit(TestHost.SUZUKI, active(false), TestHost.ADMIN);

        assertThat(directory.allowed(TestHost.SUZUKI, USE)).isFalse();
        assertThat(directory.allowed("nobody", USE)).isFalse();
        assertThat(directory.allowed(TestHost.ADMIN, "crm.other")).isFalse();
    }

    @StoreTest
    @DisplayName("S15: the profiles are visible while two or more users are registered, deactivated ones counted")
    void profilesAreVisibleWhileTwoUsersAreRegistered(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = host.directory();
        Users users = new Users(host.store(), directory, host.passwords());

        assertThat(directory.profilesVisible(TestHost.ADMIN)).isTrue();
        assertThat(directory.profilesVisible(TestHost.SUZUKI)).isFalse();
        users.edit(TestHost.SUZUKI, active(false), TestHost.ADMIN);
        assertThat(directory.profilesVisible(TestHost.ADMIN)).isTrue();
        users.delete(TestHost.SUZUKI, TestHost.ADMIN);
        assertThat(directory.profilesVisible(TestHost.ADMIN)).isFalse();
    }

    @StoreTest
    void listenersLearnOfThoseConcernedOnly(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = host.directory();
        directory.addPermission(new RegisteredPermission(USE));
        Profiles profiles = new Profiles(host.store(), directory);
        Profile sales = profiles.create(edit("営業担当", Set.of(), 0));
        User tanaka = new Users(host.store(), directory, host.passwords())
                .register(new NewUser("tanaka", "田中 次郎", "long enough", sales.id(), "ja"));
        List<Set<String>> told = new ArrayList<>();
        directory.onChange(told::add);

        profiles.edit(sales.id(), edit("営業担当", Set.of(USE), 1));
        directory.refresh();

        Set<String> all = new HashSet<>();
        told.forEach(all::addAll);
        assertThat(all).containsExactly(tanaka.id());
    }

    @StoreTest
    void anotherNodeSeesAChangeSoon(TestDatabase database) throws InterruptedException {
        if (!database.isPostgres()) {
            return;
        }
        TestHost one = TestHost.in(database);
        TestHost other = TestHost.anotherNode(database);
        CountDownLatch told = new CountDownLatch(1);
        other.directory().onChange(users -> told.countDown());
        long begin = System.nanoTime();

        new Users(one.store(), one.directory(), one.passwords()).edit(TestHost.SUZUKI, active(false), TestHost.ADMIN);

        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(other.directory().user(TestHost.SUZUKI).orElseThrow().active())
                .isFalse();
    }

    @StoreTest
    void whatCouldNotBeReadIsReadAsSoonAsItCan(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Directory directory = new Directory(host.store());
        directory.addPermission(new RegisteredPermission(USE));
        Store store = host.store().store();
        // Nobody announces this: only a reading of one's own can find it.
        store.run(tx -> tx.update("update app_user set active = :no where id = 'suzuki'")
                .bind("no", false)
                .run());
        store.run(tx -> tx.update("alter table app_user rename to away").run());
        assertThatThrownBy(directory::refresh).isInstanceOf(StoreException.class);

        assertThat(directory.allowed(TestHost.SUZUKI, USE)).isTrue();
        store.run(tx -> tx.update("alter table away rename to app_user").run());

        Eventually.holds(Duration.ofSeconds(10), () -> !directory.allowed(TestHost.SUZUKI, USE));
    }

    private static ProfileEdit edit(String name, Set<String> permissions, long version) {
        return new ProfileEdit(
                Optional.of(name),
                Optional.empty(),
                Optional.of(permissions),
                Optional.empty(),
                Optional.of(version).filter(number -> number > 0));
    }

    private static UserEdit active(boolean active) {
        return new UserEdit(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active), Optional.empty());
    }
}
