package crm.host.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.HostSettings;
import crm.host.HostStore;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.record.Deals;
import crm.host.record.ListQuery;
import crm.host.record.PersonRecord;
import crm.host.record.Persons;
import crm.host.user.Directory;
import crm.host.user.NewUser;
import crm.host.user.Passwords;
import crm.host.user.Sessions;
import crm.host.user.SignIn;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class FirstStartTest {
    private static final ListQuery FIRST_PAGE = new ListQuery(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100);
    private static final NewUser ADMINISTRATOR = new NewUser("yamada", "山田 一郎", "long enough", "administrator", "ja");

    @StoreTest
    void theDemoBringsItsUsersAndRecordsOnce(TestDatabase database) {
        HostStore host = new HostStore(database.stores().open(HostStore.spec()));
        Passwords passwords = new Passwords();
        HostSettings settings = HostSettings.of("http://127.0.0.1:8080", true);

        assertThat(new DemoData(passwords).load(host.store())).isTrue();
        assertThat(new DemoData(passwords).load(host.store())).isFalse();
        Directory directory = new Directory(host);

        List<PersonRecord> leads = new Persons(host).list("lead", FIRST_PAGE).items();
        assertThat(leads).hasSize(60);
        assertThat(leads.get(0).data().name()).isEqualTo("佐藤 花子");
        assertThat(leads).allSatisfy(lead -> assertThat(lead.handles()).isEmpty());
        assertThat(new Persons(host).list("contact", FIRST_PAGE).total()).isEqualTo(60);
        assertThat(new Deals(host).list(FIRST_PAGE).total()).isEqualTo(40);
        assertThat(directory.administrator("yamada")).isTrue();
        assertThat(directory
                        .profile(directory.user("tanaka").orElseThrow().profileId())
                        .orElseThrow()
                        .name())
                .isEqualTo("営業担当");
        SignIn signIn = new SignIn(host, passwords, new Sessions(host, settings, directory));
        assertThat(signIn.signIn("suzuki", "demo", "127.0.0.1", null).session().userId())
                .isEqualTo("suzuki");
    }

    @StoreTest
    void withoutTheDemoTheFirstAdministratorNeedsTheToken(TestDatabase database) {
        HostStore host = new HostStore(database.stores().open(HostStore.spec()));
        Directory directory = new Directory(host);
        FirstStart start = new FirstStart(
                host, directory, new Passwords(), HostSettings.of("https://crm.example", false), "the token");

        assertThat(start.setUpNeeded()).isTrue();
        assertProblem(ProblemKind.WRONG_CREDENTIALS, () -> start.register("another", ADMINISTRATOR));
        String id = start.register("the token", ADMINISTRATOR);

        assertThat(directory.administrator(id)).isTrue();
        assertThat(start.setUpNeeded()).isFalse();
        assertProblem(ProblemKind.SET_UP_DONE, () -> start.register("the token", ADMINISTRATOR));
    }

    @StoreTest
    void theTokenCannotBeGuessedByTrying(TestDatabase database) {
        HostStore host = new HostStore(database.stores().open(HostStore.spec()));
        FirstStart start = new FirstStart(
                host, new Directory(host), new Passwords(), HostSettings.of("https://crm.example", false), "right");
        for (int i = 0; i < 10; i++) {
            assertProblem(ProblemKind.WRONG_CREDENTIALS, () -> start.register("wrong", ADMINISTRATOR));
        }

        assertProblem(ProblemKind.TOO_MANY_ATTEMPTS, () -> start.register("right", ADMINISTRATOR));
    }

    private static void assertProblem(ProblemKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }
}
