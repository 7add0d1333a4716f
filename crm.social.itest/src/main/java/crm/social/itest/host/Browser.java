package crm.social.itest.host;

import crm.social.itest.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to the host as a page of its own does: with a cookie, the token, and what a browser says of a request's origin. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("\"csrf\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String csrf = "";

    /** A browser in which the user is signed in. */
    public static Browser of(String user) throws IOException, InterruptedException {
        Browser browser = new Browser();
        HttpResponse<String> answer =
                browser.post("/crm/api/session", "{\"user\":\"" + user + "\",\"password\":\"demo\"}");
        Matcher token = CSRF.matcher(answer.body());
        if (answer.statusCode() != 200 || !token.find()) {
            throw new AssertionError(user + " was not signed in: " + answer.statusCode());
        }
        browser.csrf = token.group(1);
        return browser;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(change("POST", path, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> patch(String path, String json) throws IOException, InterruptedException {
        return send(change("PATCH", path, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(change("DELETE", path, BodyPublishers.noBody()));
    }

    /** The event stream, open until closed. */
    public InputStream events() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(Endpoint.of("/crm/api/events")).build(), BodyHandlers.ofInputStream())
                .body();
    }

    /** A change as pages send it, to be altered by a test. */
    public HttpRequest.Builder change(String method, String path, BodyPublisher body) {
        return request(path)
                .method(method, body)
                .setHeader("Content-Type", "application/json")
                .setHeader("Sec-Fetch-Site", "same-origin")
                .setHeader("X-CSRF-Token", csrf);
    }

    public static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Endpoint.of(path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
