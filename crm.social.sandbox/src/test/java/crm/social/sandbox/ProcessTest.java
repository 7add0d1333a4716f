package crm.social.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: how it starts, stops, and what it remembers when it is killed. */
@Timeout(300)
final class ProcessTest {
    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void seeded() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Network.copySeed(data);
    }

    private static Process run(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "crm.social.sandbox.Sandbox",
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = String.valueOf(out.readLine());
        assertThat(first).matches("READY http://localhost:[0-9]+");
        return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    }

    /** What the last process wrote to its standard error. */
    private String errors() throws IOException {
        return Files.readString(data.resolveSibling(data.getFileName() + ".log"));
    }

    private static int status(int port, String path, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void whatWasAnsweredIsKnownAfterKillMinus9() throws Exception {
        Process first = run(data, "--port", "0");
        Network before = Network.at(port(first));
        before.register("app", Network.SECRET);
        JsonNode tokens = new OAuth(before).tokens("hanako_sato", OAuth.ALL);
        JsonNode refreshed =
                new OAuth(before).refresh(tokens.get("refresh_token").asText()).json();
        String post =
                new Network.Member(before, refreshed.get("access_token").asText()).tweet("written just before the end");
        first.destroyForcibly().waitFor();

        Process second = run(data, "--port", "0");
        try {
            Network after = Network.at(port(second));
            Network.Member hanako =
                    new Network.Member(after, refreshed.get("access_token").asText());
            assertThat(hanako.get("/2/users/me").json().at("/data/username").asText())
                    .isEqualTo("hanako_sato");
            assertThat(hanako.get("/2/tweets/" + post).json().at("/data/text").asText())
                    .isEqualTo("written just before the end");
            assertThat(new OAuth(after)
                            .refresh(refreshed.get("refresh_token").asText())
                            .status())
                    .isEqualTo(200);
            assertThat(new OAuth(after)
                            .refresh(tokens.get("refresh_token").asText())
                            .status())
                    .isEqualTo(400);
            second.destroy();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(errors()).contains("stopped").doesNotContain("ERROR");
        } finally {
            second.destroyForcibly();
        }
    }

    @Test
    void resetForgetsAndTheSamePeopleAreThereAgain() throws Exception {
        Process first = run(data, "--port", "0");
        Network before = Network.at(port(first));
        before.register("app", Network.SECRET);
        Network.Member member = before.member("hanako_sato");
        String id = member.me();
        first.destroy();
        first.waitFor();
        Process second = run(data, "--port", "0", "--reset");
        try {
            int port = port(second);
            assertThat(status(port, "/2/users/me", member.token())).isEqualTo(401);
            JsonNode people = Network.at(port).get("/sandbox/people").json().get("people");
            assertThat(people.toString()).contains("\"id\":\"" + id + "\",\"username\":\"hanako_sato\"");
        } finally {
            second.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsSaidAndTheExitCodeIs2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Process process = run(data, "--port", String.valueOf(taken.getLocalPort()));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(errors()).isEqualToIgnoringNewLines("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void oneDataFolderServesOneProcess() throws Exception {
        Process first = run(data, "--port", "0");
        try {
            port(first);
            Process second = run(data, "--port", "0");
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(2);
            assertThat(errors()).contains("is in use by another sandbox");
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void aWordThatNobodyKnowsIsAnsweredWithTheUsage() throws Exception {
        Process process = run(data, "--prot", "1");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(errors()).contains("unknown option: --prot", "usage:");
        for (String words :
                List.of("--port x", "--port", "--plan free", "--host 192.0.2.1", "--port 70000", "--lang fr")) {
            assertThatIllegalArgumentException().as(words).isThrownBy(() -> Options.parse(List.of(words.split(" "))));
        }
    }
}
