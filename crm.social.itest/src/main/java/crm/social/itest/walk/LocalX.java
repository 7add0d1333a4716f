package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import crm.social.itest.ServerProcess;
import crm.social.itest.Visitor;
import crm.social.itest.host.DemoHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A local X as a process of its own with a new data folder and a free port, started before a test class and stopped
 * after it. This framework's CRM is registered there as an app, and set up to talk to it. Used from one thread.
 */
public final class LocalX implements BeforeAllCallback, AfterAllCallback {
    private static final Duration STARTING = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLIENT = "crm-under-test";
    private static final String SECRET = "known-to-these-tests-only";

    private final BundleContext context = FrameworkUtil.getBundle(LocalX.class).getBundleContext();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final ServerProcess process;

    /** Not started yet. */
    public LocalX() {
        this.port = freePort();
        Path data = dataFolder();
        Path log = data.resolve("sandbox.log");
        this.process = new ServerProcess(
                "The local X",
                log,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar().toString(),
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString()),
                Map.of());
    }

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        start();
        register();
        configureCrm();
        DemoHost.ready();
        awaitNetwork();
        Salesperson.signedIn("suzuki").disconnected(); // what an earlier X granted is nothing to this one
    }

    @Override
    public void afterAll(ExtensionContext test) {
        stop();
    }

    /** Its address, without a trailing slash. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it, or starts it again with what it knew. */
    public void start() {
        process.start(STARTING, () -> get("/sandbox/apps").statusCode() == 200);
    }

    /** Ends it. */
    public void stop() {
        process.stop();
    }

    /** Changes its rules through the developer's door. */
    public void rules(String json) {
        assertThat(send("PUT", "/sandbox/switches", json).statusCode()).isEqualTo(200);
    }

    /** People join, without posts and followers. */
    public void join(Collection<String> usernames) {
        String people = usernames.stream()
                .map(username -> "{\"username\":\"%s\",\"name\":\"%s\"}".formatted(username, username))
                .collect(Collectors.joining(",", "{\"people\":[", "]}"));
        assertThat(send("POST", "/sandbox/people", people).statusCode()).isEqualTo(200);
    }

    /** Somebody takes another user name. */
    public void rename(String username, String newName) {
        String body = "{\"username\":\"" + newName + "\"}";
        assertThat(send("POST", "/sandbox/people/" + username + "/rename", body).statusCode())
                .isEqualTo(200);
    }

    /** How often an operation was called since it was started. */
    public int calls(String operation) {
        JsonNode counted = Visitor.json(get("/sandbox/requests"));
        return counted.path("operations").path(operation).path("calls").asInt();
    }

    /** How often a text stands on somebody's page. */
    public int timesOnThePageOf(String username, String text) {
        return get("/" + username).body().split(Pattern.quote(text), -1).length - 1;
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return Calls.send(http, request, BodyHandlers.ofString());
    }

    private void register() {
        String app = "{\"name\":\"CRM\",\"client_secret\":\"%s\",\"redirect_uris\":[\"%s\"]}"
                .formatted(SECRET, Endpoint.of("/social/callback/twitter"));
        assertThat(send("PUT", "/sandbox/apps/" + CLIENT, app).statusCode()).isEqualTo(200);
    }

    private void configureCrm() throws IOException {
        Configurations.change("crm.host", Map.of("demo", true, "publicUrl", withoutSlash(Endpoint.of("/"))));
        Configurations.change("crm.social.http", Map.of("allowedHosts", new String[] {"localhost:" + port}));
        Configurations.change(
                "crm.social.twitter",
                Map.of(
                        "clientId",
                        CLIENT,
                        "clientSecret",
                        SECRET,
                        "appKey",
                        CLIENT,
                        "appSecret",
                        SECRET,
                        "plan",
                        "ENTERPRISE",
                        "apiAddress",
                        url().toString(),
                        "webAddress",
                        url().toString(),
                        "authorizeAddress",
                        url() + "/i/oauth2/authorize"));
    }

    /** The new settings have arrived when suzuki's pages name this X. */
    private void awaitNetwork() {
        Eventually.within(STARTING, () -> {
            Visitor suzuki = Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo");
            return suzuki.get("/social/api/networks").body().contains(url().toString());
        });
    }

    private static String withoutSlash(URI address) {
        return address.toString().replaceFirst("/$", "");
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path dataFolder() {
        try {
            Path parent = Path.of(context.getProperty("crm.data"), "local-x");
            return Files.createTempDirectory(Files.createDirectories(parent), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        try (Stream<Path> built = Files.list(Path.of(context.getProperty("itest.sandbox")))) {
            return built.filter(file -> file.getFileName().toString().matches("crm\\.social\\.sandbox-\\d.*\\.jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The local X is not built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
