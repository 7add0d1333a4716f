package crm.social.bench;

import crm.social.itest.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The product as {@code ./run} starts it, with a data folder of its own. */
final class House {
    /** Administrator of the demo's data. */
    static final String ADMINISTRATOR = "yamada";

    private static final String ADMINISTRATORS_PASSWORD = "demo";
    private static final String PASSWORD = "known to the bench";
    private static final Duration STARTING = Duration.ofSeconds(300);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Machine.freePort();
    private final Size size;
    private final Path data;
    private final LocalX x;
    private final ServerProcess process;

    /** @param database what {@code start-demo} is told of it; nothing for SQLite */
    House(Path root, Path folder, Size size, LocalX x, Map<String, String> database) {
        this.size = size;
        this.data = folder.resolve(size.name());
        this.x = x;
        Map<String, String> environment = new HashMap<>(database);
        environment.put("CRM_DATA", data.toString());
        environment.put("CRM_PORT", Integer.toString(port));
        environment.put("CRM_SANDBOX_URL", x.url().toString());
        environment.put("JAVA", Machine.java());
        this.process = new ServerProcess(
                "The " + size.name() + " house",
                folder.resolve("logs/" + size.name() + ".log"),
                List.of(root.resolve("crm.social.app/start-demo").toString()),
                environment);
    }

    Size size() {
        return size;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start() {
        x.register(
                secret("twitter.client-id"),
                secret("twitter.client-secret"),
                url().resolve("/social/callback/twitter"));
        process.start(STARTING, () -> status("/crm/api/site") == 200 && status("/health/ready") == 200);
    }

    void stop() {
        process.stop();
    }

    static String login(int user) {
        return "user" + user;
    }

    static String password(String login) {
        return login.equals(ADMINISTRATOR) ? ADMINISTRATORS_PASSWORD : PASSWORD;
    }

    Session signIn(String login) {
        return Session.signIn(url(), login, password(login));
    }

    /** The sum of a figure that it tells operators on this machine. */
    long figure(String name) {
        return (long) get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url().resolve(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private String get(String path) {
        return Session.exchange(
                        http, HttpRequest.newBuilder(url().resolve(path)).build())
                .body();
    }

    /** Made once for a data folder. */
    private String secret(String name) {
        try {
            Path file = Files.createDirectories(data.resolve("secrets")).resolve(name);
            if (!Files.exists(file)) {
                byte[] made = new byte[16];
                new Random().nextBytes(made);
                Files.writeString(file, HexFormat.of().formatHex(made));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
