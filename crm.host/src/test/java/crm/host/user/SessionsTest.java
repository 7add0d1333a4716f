package crm.host.user;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.HostSettings;
import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

class SessionsTest {
    private static final HostSettings SETTINGS = HostSettings.of("http://127.0.0.1:8080", false);
    private static final String ADDRESS = "192.0.2.1";

    private final Watch watch = new Watch();

    /** A clock that stands until it is moved. */
    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Setting(TestHost host, Sessions sessions, SignIn signIn, Strangers strangers) {
        NewSession begin() {
            return signIn.signIn("suzuki", "secret of suzuki", ADDRESS, null);
        }
    }

    private Setting in(TestDatabase database) {
        TestHost host = TestHost.in(database, watch);
        Sessions sessions = new Sessions(host.store(), SETTINGS, host.directory());
        Strangers strangers = new Strangers(watch);
        return new Setting(host, sessions, new SignIn(host.store(), host.passwords(), sessions, strangers), strangers);
    }

    @StoreTest
    void aSessionIsFoundByItsTokenAndByNothingElse(TestDatabase database) {
        Setting setting = in(database);
        NewSession begun = setting.begin();

        assertThat(setting.sessions.find(begun.token())).contains(begun.session());
        assertThat(setting.sessions.find(begun.session().key())).isEmpty();
        assertThat(setting.sessions.find("")).isEmpty();
        assertThat(begun.toString() + begun.session())
                .doesNotContain(begun.token())
                .doesNotContain(begun.session().csrf());
    }

    @StoreTest
    void anIdleSessionEndsAndAUsedOneDoesNot(TestDatabase database) {
        Setting setting = in(database);
        String token = setting.begin().token();
        for (int i = 0; i < 3; i++) {
            watch.move(Duration.ofHours(7));
            assertThat(setting.sessions.find(token)).isPresent();
        }

        watch.move(Duration.ofHours(8));

        assertThat(setting.sessions.find(token)).isEmpty();
    }

    @StoreTest
    void aSessionEndsAfterSevenDaysHoweverMuchItIsUsed(TestDatabase database) {
        Setting setting = in(database);
        String token = setting.begin().token();
        for (int i = 0; i < 23; i++) {
            watch.move(Duration.ofHours(7));
            assertThat(setting.sessions.find(token)).isPresent();
        }

        watch.move(Duration.ofHours(7));

        assertThat(setting.sessions.find(token)).isEmpty();
        setting.sessions.sweep();
        assertThat(setting.host.store().store().changes().after(0, Sessions.ENDED, 10))
                .hasSize(1);
    }

    @StoreTest
    void signingInAgainEndsTheFormerSession(TestDatabase database) {
        Setting setting = in(database);
        NewSession first = setting.begin();

        NewSession second = setting.signIn.signIn("suzuki", "secret of suzuki", ADDRESS, first.session());

        assertThat(setting.sessions.find(first.token())).isEmpty();
        assertThat(setting.sessions.alive(
                        Set.of(first.session().key(), second.session().key())))
                .containsExactly(second.session().key());
    }

    @StoreTest
    void aDeactivatedUserIsOutAtOnce(TestDatabase database) {
        Setting setting = in(database);
        String token = setting.begin().token();
        UserEdit deactivate = new UserEdit(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), Optional.empty());

        new Users(setting.host.store(), setting.host.directory(), setting.host.passwords())
                .edit(TestHost.SUZUKI, deactivate, TestHost.ADMIN);

        assertThat(setting.sessions.find(token)).isEmpty();
        UsersTest.assertProblem(ProblemKind.WRONG_CREDENTIALS, setting::begin);
    }

    @StoreTest
    void theEleventhTryInAQuarterOfAnHourIsRefusedEvenIfRight(TestDatabase database) {
        Setting setting = in(database);
        for (int i = 0; i < 10; i++) {
            UsersTest.assertProblem(
                    ProblemKind.WRONG_CREDENTIALS, () -> setting.signIn.signIn("suzuki", "wrong", ADDRESS, null));
        }

        UsersTest.assertProblem(ProblemKind.TOO_MANY_ATTEMPTS, setting::begin);
        assertThat(setting.signIn.signIn("suzuki", "secret of suzuki", "192.0.2.2", null))
                .isNotNull();
        watch.move(Duration.ofMinutes(16));
        assertThat(setting.begin()).isNotNull();
    }

    @StoreTest
    void whoTriesEverAnotherUserNameIsRefusedBeforeTheStoreIsAsked(TestDatabase database) {
        Setting setting = in(database);
        // As many as one address may: the passwords themselves are SignIn's matter, and slow.
        for (int i = 0; i < 30; i++) {
            setting.strangers.enter(ADDRESS);
        }

        UsersTest.assertProblem(
                ProblemKind.TOO_MANY_ATTEMPTS, () -> setting.signIn.signIn("nobody", "wrong", ADDRESS, null));

        assertThat(setting.host.store().store().<Long>read(tx -> tx.query("select count(*) as n from login_gate")
                        .one(row -> row.longValue("n"))))
                .isZero();
        assertThat(setting.signIn.signIn("suzuki", "secret of suzuki", "192.0.2.2", null))
                .isNotNull();
    }

    @StoreTest
    void changingThePasswordEndsTheOtherSessions(TestDatabase database) {
        Setting setting = in(database);
        NewSession here = setting.begin();
        NewSession there = setting.begin();
        UsersTest.assertProblem(
                ProblemKind.WRONG_PASSWORD,
                () -> setting.signIn.changePassword(here.session(), "wrong", "a new secret", ADDRESS));

        setting.signIn.changePassword(here.session(), "secret of suzuki", "a new secret", ADDRESS);

        assertThat(setting.sessions.find(here.token())).isPresent();
        assertThat(setting.sessions.find(there.token())).isEmpty();
        UsersTest.assertProblem(ProblemKind.WRONG_CREDENTIALS, setting::begin);
        assertThat(setting.signIn.signIn("suzuki", "a new secret", ADDRESS, null))
                .isNotNull();
    }
}
