package crm.social.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A user who is signed in, over HTTP as pages do it. All share one client. Used from many threads. */
final class Session {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What was not answered as it has to be. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(HttpRequest request, HttpResponse<String> answer) {
            super(request.method() + " " + request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private final URI crm;
    private final String cookie;
    private final String csrf;

    private Session(URI crm, String cookie, String csrf) {
        this.crm = crm;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    static Session signIn(URI crm, String login, String password) {
        String body = JSON.createObjectNode()
                .put("user", login)
                .put("password", password)
                .toString();
        HttpRequest request = new Session(crm, "", "")
                .request("/crm/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = good(request, exchange(request));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Session(crm, cookie, json(answer.body()).path("csrf").asText());
    }

    void signOut() {
        send("DELETE", "/crm/api/session", "", "application/json");
    }

    String get(String path) {
        HttpRequest request = request(path).build();
        return good(request, exchange(request)).body();
    }

    JsonNode read(String path) {
        return json(get(path));
    }

    /** Whether there is such a route. */
    boolean knows(String path) {
        return exchange(request(path).build()).statusCode() != 404;
    }

    /** Several at once, as a page asks; answers when all are there. */
    void together(List<String> paths) {
        List<CompletableFuture<HttpResponse<String>>> answers = paths.stream()
                .map(path -> HTTP.sendAsync(request(path).build(), BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            try {
                HttpResponse<String> there = answer.join();
                good(there.request(), there);
            } catch (CompletionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, body.toString(), "application/json");
    }

    JsonNode send(String method, String path, String body, String type, String... headers) {
        HttpRequest.Builder builder = request(path)
                .header("Content-Type", type)
                .header("X-CSRF-Token", csrf)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        HttpRequest request = builder.build();
        return json(good(request, exchange(request)).body());
    }

    /** Opens the event stream. */
    void listen(EventStream stream) {
        HttpRequest request = HttpRequest.newBuilder(crm.resolve("/crm/api/events"))
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/event-stream")
                .build();
        HTTP.sendAsync(request, BodyHandlers.fromLineSubscriber(stream));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(crm.resolve(path)).timeout(PATIENCE).header("Sec-Fetch-Site", "same-origin");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        return exchange(HTTP, request);
    }

    static HttpResponse<String> exchange(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> good(HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() < 200 || answer.statusCode() > 299) {
            throw new Refused(request, answer);
        }
        return answer;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
