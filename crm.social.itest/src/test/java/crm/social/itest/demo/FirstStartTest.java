package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.ServerProcess;
import crm.social.itest.Visitor;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product as an operator gets it: no data, no network configured, one token. */
class FirstStartTest {
    private static final Duration STARTING = Duration.ofSeconds(120);
    private static final Pattern TOKEN = Pattern.compile("/setup with the one-time token ([A-Za-z0-9_-]{16,})");
    private static final String METRICS_TOKEN = "metrics-token-0123456789";

    private final int port = freePort();
    private final URI crm = URI.create("http://127.0.0.1:" + port);
    private Path folder = Path.of("");
    private ServerProcess product = new ServerProcess("none", Path.of("none"), List.of(), Map.of());

    @BeforeEach
    void emptyFolder() throws IOException {
        folder =
                Files.createTempDirectory(Files.createDirectories(House.output().resolve("product-data")), "");
        Files.createDirectories(folder.resolve("load"));
    }

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void theFirstAdministratorSetsTheProductUp() throws Exception {
        Files.writeString(folder.resolve("metrics-token"), METRICS_TOKEN + "\n");
        Files.writeString(
                folder.resolve("load/crm.ops.config"),
                "metricsTokenFile=\"" + folder.resolve("metrics-token") + "\"\n");
        product = product("-Dcrm.publicUrl=" + crm, "-Dcrm.log=json");
        product.start(STARTING, this::ready);
        String token = token();
        Visitor admin = Visitor.at(crm);

        assertThat(admin.get("/").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in"));
        assertThat(admin.get("/setup").statusCode()).isEqualTo(200);
        assertThat(setUp(admin, "wrong-token-0123456789").statusCode()).isEqualTo(401);
        assertThat(setUp(admin, token).statusCode()).isEqualTo(200);
        assertThat(setUp(Visitor.at(crm), token).statusCode()).isEqualTo(409);
        admin.signIn("admin", "correct horse battery");

        assertThat(admin.get("/ops/api/status").body()).contains("network.unconfigured", "missing.clientId");
        assertThat(admin.get("/social/api/networks").body()).contains("\"configured\":false");
        assertThat(admin.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(admin.send("GET", "/metrics", null, "Authorization", "Bearer " + METRICS_TOKEN)
                        .body())
                .contains("crm_http_request_seconds_count");

        product.stop();
        product.start(STARTING, this::ready);

        Visitor.at(crm).signIn("admin", "correct horse battery");
        assertThat(setUp(Visitor.at(crm), token).statusCode()).isEqualTo(409);
        assertThat(product.printed().stream().filter(line -> TOKEN.matcher(line).find()))
                .as("the token is printed once, and not when it is of no use any more")
                .hasSize(1);
        assertThat(product.printed())
                .isNotEmpty()
                .allMatch(line -> line.matches("\\{\"ts\":\"[^\"]+\",\"level\":\"(INFO|WARN|ERROR)\",.*}"))
                .noneMatch(line -> line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"WARN\""))
                .noneMatch(line -> line.contains(METRICS_TOKEN) || line.contains("correct horse"));
    }

    @Test
    void withoutItsPublicAddressItSaysSoAndIsNotReady() {
        product = product();
        product.start(STARTING, () -> Visitor.at(crm).get("/health/live").statusCode() == 200);

        Eventually.within(
                STARTING, () -> product.printed().stream().anyMatch(line -> line.contains("publicUrl is missing")));

        var ready = Visitor.at(crm).get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("{\"name\":\"components\",\"status\":\"CRITICAL\"}");
    }

    private boolean ready() {
        return Visitor.at(crm).get("/health/ready").statusCode() == 200
                && Visitor.at(crm).get("/crm/api/site").statusCode() == 200;
    }

    private String token() {
        return product.printed().stream()
                .map(TOKEN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static java.net.http.HttpResponse<String> setUp(Visitor visitor, String token) {
        return visitor.send("POST", "/crm/api/setup", """
                {"token": "%s", "user": "admin", "name": "管理 花子", "password": "correct horse battery"}
                """.formatted(token));
    }

    private ServerProcess product(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dcrm.data=" + folder,
                "-Dlaunch.storage.dir=" + folder.resolve("cache"),
                "-Dfelix.fileinstall.dir=" + folder.resolve("load"),
                "-Dorg.osgi.service.http.port=" + port));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-jar",
                House.root().resolve("crm.social.app/target/product.jar").toString()));
        return new ServerProcess("The product", folder.resolve("log"), command, Map.of());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
