package crm.host.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.HostSettings;
import crm.host.TestHost;
import crm.host.api.Caller;
import crm.host.user.NewSession;
import crm.host.user.Sessions;
import crm.host.user.SignIn;
import crm.host.user.Strangers;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

class EventStreamsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @StoreTest
    void whoseSessionRanOutIsToldSoBeforeTheirStreamEnds(TestDatabase database) throws IOException {
        TestHost host = TestHost.in(database);
        HostSettings settings = HostSettings.of("http://127.0.0.1:8080", false);
        Sessions sessions = new Sessions(host.store(), settings, host.directory());
        SignIn signIn = new SignIn(host.store(), host.passwords(), sessions, new Strangers(Clock.systemUTC()));
        EventStreams streams = new EventStreams(host.directory(), host.directory(), sessions, Clock.systemUTC());
        OpenConnection ended = new OpenConnection();
        OpenConnection living = new OpenConnection();
        NewSession one = signIn.signIn(TestHost.SUZUKI);
        NewSession other = signIn.signIn(TestHost.SUZUKI);
        streams.open(ended.async(), caller(one), OptionalLong.empty());
        streams.open(living.async(), caller(other), OptionalLong.empty());
        // Deleted without a word, as if its end were not heard of.
        host.store().store().run(tx -> tx.update("delete from session where id = :id")
                .bind("id", one.session().key())
                .run());

        streams.heartbeat();

        Eventually.holds(SOON, ended::ended);
        assertThat(ended.written()).endsWith("event: session-ended\ndata: {}\n\n");
        assertThat(living.ended()).isFalse();
        assertThat(living.written()).endsWith(":\n\n");
        streams.close();
    }

    private static Caller caller(NewSession begun) {
        return new Caller(begun.session().userId(), begun.session().key(), Locale.JAPANESE);
    }
}
