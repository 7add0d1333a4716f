package crm.social.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses the CRM over HTTP as its pages do: a cookie, the session's token, requests of the same origin.
 * Nothing is followed or repeated. Used from one thread.
 */
public final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI crm;
    private final String cookie;
    private String token = "";

    private Visitor(HttpClient http, URI crm, String cookie) {
        this.http = http;
        this.crm = crm;
        this.cookie = cookie;
    }

    /** Nobody yet. @param crm the CRM's address */
    public static Visitor at(URI crm) {
        HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Visitor(http, crm, "");
    }

    /**
     * Somebody who is signed in already.
     *
     * @param http keeps no cookies; any number of visitors may share it
     * @param session the cookie's value
     */
    public static Visitor inSession(HttpClient http, URI crm, String session) {
        return new Visitor(http, crm, "crm=" + session).readToken();
    }

    /** The same browser with the same session, whose next requests another process of the same host answers. */
    public Visitor sentTo(URI node) {
        Visitor there = new Visitor(http, node, cookie);
        there.token = token;
        return there;
    }

    /** Signs in; the visitor is that user from now on. */
    public Visitor signIn(String user, String password) {
        var answer = sendBody(
                "POST",
                "/crm/api/session",
                body(JSON.createObjectNode().put("user", user).put("password", password)));
        assertThat(answer.statusCode()).as("signing in").isBetween(200, 299);
        return readToken();
    }

    private Visitor readToken() {
        token = json(get("/crm/api/session")).path("csrf").asText();
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    /**
     * Sends a request.
     *
     * @param body JSON, or null for none
     * @param headers names and values, each instead of what pages send under that name
     */
    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        return sendBody(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    /** The same with a body of any kind. */
    public HttpResponse<String> sendBody(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(path)
                .timeout(PATIENCE)
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-CSRF-Token", token)
                .header("Content-Type", "application/json")
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build(), BodyHandlers.ofString());
    }

    /** Begins to read an event stream. */
    public HttpResponse<InputStream> events(String... headers) {
        HttpRequest.Builder request = request("/crm/api/events")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build(), BodyHandlers.ofInputStream());
    }

    /** Begins to read an event stream, and ends it at once. @return the status */
    public int eventsOpened() {
        HttpResponse<InputStream> answer = events();
        try {
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer's body. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    private static BodyPublisher body(JsonNode json) {
        return BodyPublishers.ofString(json.toString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(crm.resolve(path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
