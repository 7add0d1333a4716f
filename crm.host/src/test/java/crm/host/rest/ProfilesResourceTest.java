package crm.host.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.FieldError;
import crm.host.Json;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.api.Caller;
import crm.host.ui.Texts;
import crm.host.user.Directory;
import crm.host.user.NewUser;
import crm.host.user.Profile;
import crm.host.user.ProfileEdit;
import crm.host.user.Profiles;
import crm.host.user.RegisteredPermission;
import crm.host.user.User;
import crm.host.user.UserEdit;
import crm.host.user.Users;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.servlet.http.HttpServletRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.osgi.framework.BundleContext;

class ProfilesResourceTest {
    private static final String USE = "crm.social.use";
    private static final UserEdit DEACTIVATED =
            new UserEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), Optional.empty());

    private static final class Scene {
        final TestHost host;
        final Directory directory;
        final Users users;
        final Profiles service;
        final ProfilesResource profiles;
        final RegisteredPermission use = new RegisteredPermission(USE);

        Scene(TestDatabase database) {
            host = TestHost.in(database);
            directory = host.directory();
            users = new Users(host.store(), directory, host.passwords());
            Texts texts = new Texts(of(BundleContext.class, (proxy, method, arguments) -> null));
            service = new Profiles(host.store(), directory);
            profiles = new ProfilesResource(service, directory, texts);
            use.offer(directory);
        }

        String made(String name) {
            return service.create(new ProfileEdit(
                            Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                    .id();
        }

        Views.ProfileItem shown(String id) {
            return profiles.view(directory.profile(id).orElseThrow());
        }

        /** Saves a profile's page as it is shown, with these boxes ticked. */
        void save(String id, String ticked, String shown) {
            profiles.saved(
                    id,
                    by(TestHost.ADMIN),
                    body("{\"version\":%d,\"permissions\":[%s],\"shown\":[%s]}"
                            .formatted(shown(id).version(), ticked, shown)));
        }

        Set<String> grants(String id) {
            return directory.profile(id).orElseThrow().grants();
        }
    }

    private static HttpServletRequest by(String userId) {
        Caller caller = new Caller(userId, "session of " + userId, Locale.JAPANESE);
        return of(
                HttpServletRequest.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getAttribute") && arguments[0].equals(Caller.ATTRIBUTE)
                                ? caller
                                : null);
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static ObjectNode body(String json) {
        return (ObjectNode) Json.tree(json);
    }

    private static void assertProblem(ProblemKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }

    private static void eachCall(Scene scene, String user, String profile, Consumer<ThrowingCallable> check) {
        HttpServletRequest request = by(user);
        List.<ThrowingCallable>of(
                        () -> scene.profiles.list(request),
                        () -> scene.profiles.create(request, body("{\"name\":\"新しい権限\"}")),
                        () -> scene.profiles.get(profile, request),
                        () -> scene.profiles.edit(profile, request, body("{\"version\":1,\"permissions\":[]}")),
                        () -> scene.profiles.delete(profile, request))
                .forEach(check);
    }

    @StoreTest
    @DisplayName("S12: who is no administrator is refused with 403, whatever is asked, and nothing changes")
    void onlyAnAdministratorMayChangeIt(TestDatabase database) {
        Scene scene = new Scene(database);
        String sales = scene.made("営業担当");
        scene.save(sales, "\"" + USE + "\"", "\"" + USE + "\"");

        eachCall(scene, TestHost.SUZUKI, sales, call -> assertProblem(ProblemKind.FORBIDDEN, call));

        assertThat(ProblemKind.FORBIDDEN.status()).isEqualTo(403);
        assertThat(scene.grants(sales)).containsExactly(USE);
        assertThat(scene.directory.profiles()).hasSize(3);
    }

    @StoreTest
    @DisplayName(
            "S15: with one user registered the profiles answer 404 to the administrator too, with two they are there; "
                    + "a deactivated one counts, a deleted one does not")
    void theProfilesAreThereForTwoUsersOrMore(TestDatabase database) {
        Scene scene = new Scene(database);
        String sales = scene.made("営業担当");
        assertThat(scene.profiles.list(by(TestHost.ADMIN)).items()).hasSize(3);

        scene.users.delete(TestHost.SUZUKI, TestHost.ADMIN);
        eachCall(scene, TestHost.ADMIN, sales, call -> assertProblem(ProblemKind.NOT_FOUND, call));

        User tanaka = scene.users.register(new NewUser("tanaka", "田中 次郎", "long enough", sales, "ja"));
        assertThat(scene.profiles.list(by(TestHost.ADMIN)).items()).hasSize(3);
        scene.users.edit(tanaka.id(), DEACTIVATED, TestHost.ADMIN);
        assertThat(scene.shown(sales).name()).isEqualTo("営業担当");
    }

    @StoreTest
    @DisplayName(
            "S10, S14: a system profile has its permissions fixed and takes no change; a custom one has boxes, off at first")
    void systemProfilesAreFixedAndCustomOnesHaveBoxes(TestDatabase database) {
        Scene scene = new Scene(database);
        String sales = scene.made("営業担当");

        for (String system : List.of(Profile.ADMINISTRATOR, Profile.STANDARD)) {
            assertThat(scene.shown(system).permissions())
                    .extracting(Views.PermissionItem::id, Views.PermissionItem::granted, Views.PermissionItem::fixed)
                    .containsExactly(tuple(USE, true, true));
            assertProblem(ProblemKind.PROFILE_FIXED, () -> scene.save(system, "", "\"" + USE + "\""));
            assertProblem(ProblemKind.PROFILE_FIXED, () -> scene.profiles.delete(system, by(TestHost.ADMIN)));
        }
        assertThat(scene.shown(sales).permissions())
                .extracting(Views.PermissionItem::granted, Views.PermissionItem::fixed)
                .containsExactly(tuple(false, false));
    }

    @StoreTest
    @DisplayName("S11, S13: saved while the permission's bundle is away, the page shows no box and the grant stays")
    void aPageWithoutTheBoxKeepsTheGrant(TestDatabase database) {
        Scene scene = new Scene(database);
        String sales = scene.made("営業担当");
        scene.save(sales, "\"" + USE + "\"", "\"" + USE + "\"");

        scene.use.withdraw(scene.directory);
        assertThat(scene.shown(sales).permissions()).isEmpty();
        scene.save(sales, "", "");
        assertThat(scene.grants(sales)).containsExactly(USE);

        scene.use.offer(scene.directory);
        scene.save(sales, "", "");
        assertThat(scene.grants(sales))
                .as("it came back behind the page's back")
                .containsExactly(USE);
        scene.save(sales, "", "\"" + USE + "\"");
        assertThat(scene.grants(sales)).isEmpty();
        scene.use.withdraw(scene.directory);
        assertThatThrownBy(() -> scene.save(sales, "\"" + USE + "\"", "\"" + USE + "\""))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .containsExactly(new FieldError("permissions", "unknown")));
    }
}
