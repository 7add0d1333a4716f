package crm.social.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** What people do at the local X, through its developer's door. */
final class AtX {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<URI> x;

    AtX(Supplier<URI> x) {
        this.x = x;
    }

    /** Somebody says something; {@code @name} in it mentions. */
    void says(String person, String text) {
        ObjectNode body = JSON.createObjectNode().put("text", text);
        send("/sandbox/people/" + person + "/posts", body.toString());
    }

    /** Somebody comes to X, where nobody knew them. */
    void joins(String person, String name) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("people").addObject().put("username", person).put("name", name);
        send("/sandbox/people", body.toString());
    }

    /** Somebody does, or suffers, something. @param verb such as {@code suspend} */
    void does(String person, String verb) {
        send("/sandbox/people/" + person + "/" + verb, "{}");
    }

    private void send(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(x.get().resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
