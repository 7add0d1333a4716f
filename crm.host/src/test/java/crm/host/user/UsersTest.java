package crm.host.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class UsersTest {
    @StoreTest
    void aLoginIsTakenUntilItsUserIsDeleted(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Users users = users(host);
        NewUser another = new NewUser("suzuki", "鈴木 次郎", "long enough", Profile.STANDARD, "ja");

        assertProblem(ProblemKind.INVALID, () -> users.register(another));
        users.delete(TestHost.SUZUKI, TestHost.ADMIN);

        assertThat(users.register(another).name()).isEqualTo("鈴木 次郎");
        assertThat(host.directory().name(TestHost.SUZUKI)).contains("鈴木 太郎");
        assertThat(host.directory().find(TestHost.SUZUKI)).isEmpty();
    }

    @StoreTest
    void oneAdministratorHasToStay(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Users users = users(host);
        UserEdit demote = new UserEdit(
                Optional.empty(), Optional.of(Profile.STANDARD), Optional.empty(), Optional.empty(), Optional.empty());

        assertProblem(ProblemKind.LAST_ADMINISTRATOR, () -> users.edit(TestHost.ADMIN, demote, TestHost.ADMIN));
        assertProblem(ProblemKind.OWN_ACCOUNT, () -> users.delete(TestHost.ADMIN, TestHost.ADMIN));

        assertThat(host.directory().administrator(TestHost.ADMIN)).isTrue();
    }

    @StoreTest
    void anEditOfAnOlderVersionIsRefused(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Users users = users(host);
        UserEdit edit =
                new UserEdit(Optional.of("鈴木"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1L));
        users.edit(TestHost.SUZUKI, edit, TestHost.ADMIN);

        assertProblem(ProblemKind.CONFLICT, () -> users.edit(TestHost.SUZUKI, edit, TestHost.ADMIN));
    }

    @StoreTest
    void aProfileInUseStays(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Profiles profiles = new Profiles(host.store(), host.directory());
        Profile sales = profiles.create(new ProfileEdit(
                Optional.of("営業担当"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        User tanaka = users(host).register(new NewUser("tanaka", "田中 次郎", "long enough", sales.id(), "ja"));

        assertProblem(ProblemKind.PROFILE_IN_USE, () -> profiles.delete(sales.id()));
        users(host).delete(tanaka.id(), TestHost.ADMIN);
        profiles.delete(sales.id());

        assertThat(host.directory().profile(sales.id())).isEmpty();
        assertProblem(ProblemKind.PROFILE_FIXED, () -> profiles.delete(Profile.STANDARD));
    }

    @StoreTest
    void whenSomebodyWasLastHereIsKnown(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Users users = users(host);
        Instant seen = Instant.parse("2026-11-22T09:00:00Z");
        assertThat(users.lastSeen(TestHost.SUZUKI)).isEmpty();

        host.store().store().run(tx -> tx.update("update app_user set last_seen_at = :at where id = 'suzuki'")
                .bind("at", seen)
                .run());

        assertThat(users.lastSeen(TestHost.SUZUKI)).contains(seen);
        assertThat(users.lastSeen(TestHost.ADMIN)).isEmpty();
        assertThat(users.lastSeen()).containsExactly(Map.entry(TestHost.SUZUKI, seen));
    }

    private static Users users(TestHost host) {
        return new Users(host.store(), host.directory(), host.passwords());
    }

    static void assertProblem(ProblemKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }
}
