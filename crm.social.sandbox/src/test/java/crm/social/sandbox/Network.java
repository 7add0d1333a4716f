package crm.social.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A local network of a test's own, with its people and posts, an app that it knows, and a client that talks to it. */
final class Network implements AutoCloseable {
    static final String CALLBACK = "http://127.0.0.1:9/callback";
    static final String SECRET = "the app's secret";
    private static Path template;

    private final HttpClient client = HttpClient.newBuilder().build();
    private final int port;
    private final @Nullable Path data;
    private final @Nullable RunningSandbox sandbox;

    private Network(int port, @Nullable Path data, @Nullable RunningSandbox sandbox) {
        this.port = port;
        this.data = data;
        this.sandbox = sandbox;
    }

    /** One that runs elsewhere on this machine. */
    static Network at(int port) {
        return new Network(port, null, null);
    }

    static Network start() {
        return start(UnaryOperator.identity());
    }

    static Network start(UnaryOperator<Options> change) {
        try {
            Path data = Files.createTempDirectory("sandbox-test");
            copy(seeded(), data);
            RunningSandbox started = RunningSandbox.start(change.apply(Options.at(data)));
            Network network = new Network(started.port(), data, started);
            network.register("app", SECRET);
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path seeded() throws IOException {
        if (template == null) {
            Path folder = Files.createTempDirectory("sandbox-template");
            RunningSandbox.start(Options.at(folder)).close();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder)));
            template = folder;
        }
        return template;
    }

    /** Puts people and posts into an empty folder, quicker than a first start. */
    static void copySeed(Path folder) throws IOException {
        copy(seeded(), folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void deleteQuietly(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (sandbox != null && data != null) {
            sandbox.close();
            deleteQuietly(data);
        }
    }

    /** All that is on the disk of the database, as text. */
    String storedBytes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : new String[] {"sandbox.db", "sandbox.db-wal"}) {
            all.append(Files.readString(data.resolve(name), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    int port() {
        return port;
    }

    String home() {
        return "http://localhost:" + port();
    }

    /** An answer, with its body as JSON where it is JSON. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return Json.node(response.body());
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(home() + path));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer json(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    void register(String clientId, String secret) {
        Answer answer = json(
                "PUT",
                "/sandbox/apps/" + clientId,
                "{'name':'The App','client_secret':'" + secret.replace("'", "\\u0027") + "','redirect_uris':['"
                        + CALLBACK + "'],'website':'http://127.0.0.1:9/'}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    void switches(String json) {
        Answer answer = json("PUT", "/sandbox/switches", json);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    Answer person(String username, String verb, String json) {
        return json("POST", "/sandbox/people/" + username + "/" + verb, json);
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Answer form(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(BodyPublishers.ofString(form(fields))));
    }

    /** A browser of somebody's own. */
    Visit browser() {
        return new Visit(this);
    }

    /** Somebody who has given the app every operation. */
    Member member(String username) {
        return member(username, OAuth.ALL);
    }

    Member member(String username, String scopes) {
        OAuth oauth = new OAuth(this);
        return new Member(
                this, oauth.tokens(username, scopes).get("access_token").asText());
    }

    /** Calls of the API in somebody's name. */
    record Member(Network network, String token) {
        Answer get(String path) {
            return network.send(authorized(path));
        }

        Answer post(String path, String json) {
            return network.send(authorized(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
        }

        Answer delete(String path) {
            return network.send(authorized(path).DELETE());
        }

        private HttpRequest.Builder authorized(String path) {
            return network.request(path).header("Authorization", "Bearer " + token);
        }

        String me() {
            return get("/2/users/me").json().at("/data/id").asText();
        }

        String id(String username) {
            return get("/2/users/by/username/" + username).json().at("/data/id").asText();
        }

        String tweet(String text) {
            Answer answer = post("/2/tweets", "{'text':'" + text + "'}");
            if (answer.status() != 201) {
                throw new IllegalStateException(answer.body());
            }
            return answer.json().at("/data/id").asText();
        }
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
