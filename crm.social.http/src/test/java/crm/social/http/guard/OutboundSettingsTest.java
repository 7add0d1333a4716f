package crm.social.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundSettingsTest {

    @Test
    void hostsComeAsAListOrAsOneStringWithCommas() {
        assertThat(OutboundSettings.hosts(new String[] {"localhost:8081, [::1]:8082", " Sandbox.Example:80 ", ""}))
                .containsExactlyInAnyOrder(
                        new HostPort("localhost", 8081),
                        new HostPort("::1", 8082),
                        new HostPort("sandbox.example", 80));
        assertThat(OutboundSettings.hosts(new String[] {""})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:",
                "localhost:0",
                "localhost:70000",
                "*:80",
                ":80",
                "http://localhost:80",
                "a@localhost:80",
                "localhost:80/x",
                "local host:80",
                "[::1:80"
            })
    void whatIsNotHostAndPortAllowsNothing(String text) {
        assertThat(OutboundSettings.hosts(new String[] {text})).isEmpty();
    }

    @Test
    void anAddressIsTheSameHoweverItIsSpelt() {
        assertThat(HostPort.parse("[0:0:0:0:0:0:0:1]:80")).contains(new HostPort("::1", 80));
        assertThat(HostPort.parse("[::ffff:127.0.0.1]:80")).contains(new HostPort("127.0.0.1", 80));
    }
}
