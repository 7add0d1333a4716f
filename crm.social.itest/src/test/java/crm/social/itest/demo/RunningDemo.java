package crm.social.itest.demo;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The exported demo and the local X as two processes on free ports, with a data folder of their own, started before a
 * test class and stopped after it, as {@code ./run} does: the CRM's settings go through the same {@code start-demo}.
 * The class fails in the end if a line was logged as ERROR that no test announced.
 */
public final class RunningDemo implements BeforeAllCallback, AfterAllCallback {
    private static final Duration STARTING = Duration.ofSeconds(180);

    /** A test's process does not live long enough for the best compiler to pay off. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Pattern ERROR = Pattern.compile("^([\\d-]+ )?\\d\\d:\\d\\d:\\d\\d[.,]\\d{3} ERROR .*");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final SecureRandom random = new SecureRandom();
    private final List<Pattern> announced = new ArrayList<>();
    private final int port = freePort();
    private final int sandboxPort = freePort();
    private final Path data = dataFolder();
    private final ServerProcess sandbox = new ServerProcess("The local X", log("sandbox"), sandboxCommand(), Map.of());
    private final Map<String, String> environment;
    private final ServerProcess crm;
    private final List<ServerProcess> others = new ArrayList<>();

    /** One CRM with SQLite. */
    public RunningDemo() {
        this(Map.of());
    }

    /** @param environment what {@code start-demo} is told besides */
    public RunningDemo(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.crm = process("crm", port, Map.of());
    }

    /** Another process of the same CRM, over the same folder; not started. Its public address is the first one's. */
    public ServerProcess another(String name, int itsPort) {
        ServerProcess other =
                process("crm-" + name, itsPort, Map.of("CRM_NODE", name, "CRM_PUBLIC_URL", crmUrl().toString()));
        others.add(other);
        return other;
    }

    private ServerProcess process(String name, int itsPort, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        all.merge("CRM_JAVA_OPTS", String.join(" ", QUICK), (options, quick) -> options + " " + quick);
        all.put("CRM_DATA", data.toString());
        all.put("CRM_PORT", Integer.toString(itsPort));
        all.put("CRM_SANDBOX_URL", sandboxUrl().toString());
        all.put("JAVA", java());
        String script = House.root().resolve("crm.social.app/start-demo").toString();
        return new ServerProcess("The CRM", log(name), List.of(script), all);
    }

    /** The CRM's address, without a trailing slash. */
    public URI crmUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The local X's address, without a trailing slash. */
    public URI sandboxUrl() {
        return URI.create("http://localhost:" + sandboxPort);
    }

    /** Where both keep what they keep; bundles are dropped into its folder {@code load}. */
    public Path data() {
        return data;
    }

    /** The CRM's process. */
    public ServerProcess crm() {
        return crm;
    }

    /** The local X's process. */
    public ServerProcess sandbox() {
        return sandbox;
    }

    /** Starts the CRM and waits until it answers. */
    public void startCrm() {
        start(crm, crmUrl());
    }

    /** Starts a process of the CRM and waits until it answers. */
    public void start(ServerProcess node, URI url) {
        node.start(STARTING, () -> get(url + "/crm/api/site") == 200);
    }

    /** Starts the local X and waits until it says that it is ready. */
    public void startSandbox() {
        long before = ready();
        sandbox.start(STARTING, () -> ready() > before);
    }

    /** Says that lines at level ERROR are meant to come. */
    public void expectError(String regularExpression) {
        announced.add(Pattern.compile(regularExpression));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        begin();
    }

    /** Starts both. */
    void begin() throws IOException, InterruptedException {
        prepare();
        startCrm();
    }

    /** Starts the local X and registers the CRM there as an app. */
    public void prepare() throws IOException, InterruptedException {
        startSandbox();
        registerApp();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        requireNoErrors();
    }

    /** Stops all processes. */
    public void stop() {
        processes().forEach(ServerProcess::stop);
    }

    private Stream<ServerProcess> processes() {
        return Stream.concat(others.stream(), Stream.of(crm, sandbox));
    }

    /** Fails if a line was logged as ERROR that no test announced. */
    public void requireNoErrors() {
        assertThat(processes().flatMap(process -> process.printed().stream()))
                .filteredOn(line -> ERROR.matcher(line).matches())
                .filteredOn(line -> announced.stream()
                        .noneMatch(pattern -> pattern.matcher(line).find()))
                .as("unexpected errors in the logs")
                .isEmpty();
    }

    private long ready() {
        return sandbox.printed().stream()
                .filter(line -> line.startsWith("READY "))
                .count();
    }

    private void registerApp() throws IOException, InterruptedException {
        String id = secret("twitter.client-id", 12);
        String body =
                "{\"name\":\"crm.social demo\",\"client_secret\":\"%s\",\"redirect_uris\":[\"%s/social/callback/twitter\"]}"
                        .formatted(secret("twitter.client-secret", 24), crmUrl());
        var request = HttpRequest.newBuilder(sandboxUrl().resolve("/sandbox/apps/" + id))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isBetween(200, 299);
    }

    private String secret(String name, int bytes) throws IOException {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        Path folder = Files.createDirectories(data.resolve("secrets"), asFileAttribute(fromString("rwx------")));
        Path file = Files.createFile(folder.resolve(name), asFileAttribute(fromString("rw-------")));
        return Files.readString(Files.writeString(file, HexFormat.of().formatHex(made)));
    }

    private int get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private Path log(String name) {
        try {
            return Files.createDirectories(House.output().resolve("logs"))
                    .resolve(name + "-" + data.getFileName() + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path dataFolder() {
        try {
            Path parent = Files.createDirectories(House.output().resolve("demo-data"));
            return Files.createTempDirectory(parent, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> sandboxCommand() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(QUICK);
        command.addAll(List.of(
                "-jar",
                House.jar("crm.social.sandbox").toString(),
                "--port",
                Integer.toString(sandboxPort),
                "--data",
                data.resolve("sandbox").toString()));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A port of this machine that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
