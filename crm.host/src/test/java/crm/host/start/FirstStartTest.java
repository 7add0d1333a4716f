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
import crm.host.user.Strangers;
import crm.store.Store;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class FirstStartTest {
    private static final ListQuery FIRST_PAGE = new ListQuery(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100, true);
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
        SignIn signIn =
                new SignIn(host, passwords, new Sessions(host, settings, directory), new Strangers(Clock.systemUTC()));
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
        assertProblem(ProblemKind.WRONG_CREDENTIALS, () -> start.register("another", ADMINISTRATOR, "127.0.0.1"));
        String id = start.register("the token", ADMINISTRATOR, "127.0.0.1");

        assertThat(directory.administrator(id)).isTrue();
        assertThat(start.setUpNeeded()).isFalse();
        assertProblem(ProblemKind.SET_UP_DONE, () -> start.register("the token", ADMINISTRATOR, "127.0.0.1"));
    }

    @StoreTest
    void theTokenCannotBeGuessedByTrying(TestDatabase database) {
        HostStore host = new HostStore(database.stores().open(HostStore.spec()));
        FirstStart start = new FirstStart(
                host, new Directory(host), new Passwords(), HostSettings.of("https://crm.example", false), "right");
        for (int i = 0; i < 10; i++) {
            assertProblem(ProblemKind.WRONG_CREDENTIALS, () -> start.register("wrong", ADMINISTRATOR, "127.0.0.1"));
        }

        assertProblem(ProblemKind.TOO_MANY_ATTEMPTS, () -> start.register("right", ADMINISTRATOR, "127.0.0.1"));
    }

    @StoreTest
    void whatEitherNodePrintedIsGoodAtBothAndOnlyOnce(TestDatabase database) {
        HostStore one = new HostStore(database.stores().open(HostStore.spec()));
        HostStore other =
                database.isPostgres() ? new HostStore(database.stores().open(HostStore.spec())) : one;
        HostSettings settings = HostSettings.of("https://crm.example", false);
        FirstStart here = new FirstStart(one, new Directory(one), new Passwords(), settings, "printed here");
        FirstStart there = new FirstStart(other, new Directory(other), new Passwords(), settings, "printed there");
        for (int i = 0; i < 9; i++) {
            FirstStart node = i % 2 == 0 ? here : there;
            assertProblem(ProblemKind.WRONG_CREDENTIALS, () -> node.register("wrong", ADMINISTRATOR, "10.0.0.1"));
        }

        assertThat(here.register("printed there", ADMINISTRATOR, "10.0.0.1")).isNotEmpty();
        assertProblem(ProblemKind.SET_UP_DONE, () -> there.register("printed here", ADMINISTRATOR, "10.0.0.2"));
    }

    @StoreTest
    void fourNodesThatStartAtOnceBringTheDemoOnce(TestDatabase database) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        HostStore first = new HostStore(database.stores().open(HostStore.spec()));
        try {
            List<Future<Boolean>> loads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Store store = database.isPostgres() ? database.stores().open(HostStore.spec()) : first.store();
                loads.add(nodes.submit(() -> new DemoData(new Passwords()).load(store)));
            }
            int loaded = 0;
            for (Future<Boolean> load : loads) {
                loaded += load.get() ? 1 : 0;
            }
            assertThat(loaded).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(new Persons(first).list("contact", FIRST_PAGE).total()).isEqualTo(60);
    }

    private static void assertProblem(ProblemKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }
}
