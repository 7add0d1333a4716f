package crm.social.itest.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.itest.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The developer's door of the local X, and its posts. Used from any thread. */
final class XDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI x;
    private final Path data;

    /** @param data its folder */
    XDoor(URI x, Path data) {
        this.x = x;
        this.data = data;
    }

    /** Changes its rules. */
    void rules(String json) {
        send("PUT", "/sandbox/switches", json);
    }

    /** People join. */
    void join(List<String> usernames) {
        for (int from = 0; from < usernames.size(); from += AT_ONCE) {
            ObjectNode body = JSON.createObjectNode();
            ArrayNode people = body.putArray("people");
            usernames.subList(from, Math.min(from + AT_ONCE, usernames.size())).forEach(username -> people.addObject()
                    .put("username", username)
                    .put("name", "人 " + username));
            send("POST", "/sandbox/people", body.toString());
        }
    }

    void suspend(String username) {
        send("POST", "/sandbox/people/" + username + "/suspend", "{}");
    }

    /** How often an operation was called since it was started, whatever it answered. */
    int calls(String operation) {
        JsonNode counted = Visitor.json(send("GET", "/sandbox/requests", ""));
        return counted.path("operations").path(operation).path("calls").asInt();
    }

    /** The texts of posts that have a part in them. */
    List<String> posts(String part) {
        return Tables.of(data.resolve("sandbox.db"), "select text from post where text like '%" + part + "%'").stream()
                .map(row -> row.get(0))
                .toList();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(x.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
