package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both servers come back, whatever way they went. */
@Tag("browser")
class RestartTest {
    @RegisterExtension
    static final RunningDemo DEMO = new RunningDemo();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theCrmComesBackAfterAKill() throws Exception {
        DEMO.crm().kill();
        DEMO.startCrm();

        assertThat(get(DEMO.crmUrl().resolve("/crm/api/session"))).contains("\"status\":401");
    }

    @Test
    void theLocalXKnowsTheAppAfterAKill() throws Exception {
        DEMO.sandbox().kill();
        DEMO.startSandbox();

        assertThat(get(DEMO.sandboxUrl().resolve("/sandbox/apps")))
                .contains(DEMO.crmUrl() + "/social/callback/twitter");
    }

    @Test
    void theAppsSecretStandsOnNoCommandLine() throws IOException {
        Path secret = DEMO.data().resolve("secrets/twitter.client-secret");
        try (Stream<ProcessHandle> ours = ProcessHandle.current().children()) {
            assertThat(ours.flatMap(process -> process.info().commandLine().stream()))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .noneMatch(line -> line.contains(read(secret)));
        }
        assertThat(Files.getPosixFilePermissions(secret)).hasSize(2);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
