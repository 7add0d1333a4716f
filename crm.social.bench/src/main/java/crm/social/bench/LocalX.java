package crm.social.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.itest.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The local X, one for both houses: it is as large for the one as for the other. */
final class LocalX {
    private static final int AT_ONCE = 1_000;
    private static final Duration STARTING = Duration.ofSeconds(180);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Machine.freePort();
    private final ServerProcess process;

    LocalX(Path root, Path data) {
        String jar = "crm.social.sandbox/target/crm.social.sandbox-1.0.0-SNAPSHOT.jar";
        this.process = new ServerProcess(
                "The local X",
                data.resolve("logs/x.log"),
                List.of(
                        Machine.java(),
                        "-jar",
                        root.resolve(jar).toString(),
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.resolve("x").toString()),
                Map.of());
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Its limits are X's, not ours: nobody shall wait for them here. */
    void start() {
        process.start(STARTING, () -> get("/sandbox/apps").statusCode() == 200);
        send("PUT", "/sandbox/switches", "{\"rate_limits\":false}");
    }

    void stop() {
        process.stop();
    }

    /** Makes a house known as an app. */
    void register(String id, String secret, URI callback) {
        ObjectNode app =
                Session.JSON.createObjectNode().put("name", "crm.social bench").put("client_secret", secret);
        app.putArray("redirect_uris").add(callback.toString());
        send("PUT", "/sandbox/apps/" + id, app.toString());
    }

    /** People join. @param names by user name */
    void join(Map<String, String> names) {
        List<Map.Entry<String, String>> all = List.copyOf(names.entrySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            ObjectNode body = Session.JSON.createObjectNode();
            ArrayNode people = body.putArray("people");
            all.subList(from, Math.min(all.size(), from + AT_ONCE))
                    .forEach(one ->
                            people.addObject().put("username", one.getKey()).put("name", one.getValue()));
            send("POST", "/sandbox/people", body.toString());
        }
    }

    void post(String username, String text) {
        send(
                "POST",
                "/sandbox/people/" + username + "/posts",
                Session.JSON.createObjectNode().put("text", text).toString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url().resolve(path)).build(), BodyHandlers.ofString());
    }

    private void send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = Session.exchange(http, request);
        if (answer.statusCode() > 299) {
            throw new Session.Refused(request, answer);
        }
    }
}
