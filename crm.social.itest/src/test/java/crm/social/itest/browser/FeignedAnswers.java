package crm.social.itest.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.function.Consumer;

/** What a page is answered in place of the server's words, by address: for states that seldom come. The last word about an address counts. */
final class FeignedAnswers {
    /** What a network that is asked for too much lets wait for. */
    static final String LIMITED =
            "{\"type\":\"/problems/rate-limited\",\"status\":429,\"retryAt\":\"2099-01-01T00:00:00Z\"}";

    /** What the server did not expect itself. */
    static final String FAILED = "{\"type\":\"/problems/failed\",\"status\":500,\"instance\":\"/requests/x-42\"}";

    /** The organisation's account at X. */
    static final String COMPANY = "acme_jp";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SAYS = 200;

    private final Page page;

    FeignedAnswers(Page page) {
        this.page = page;
    }

    /** Nothing is answered. @param glob of addresses */
    void silent(String glob) {
        page.route(glob, route -> {});
    }

    /** Nothing is reached. */
    void lost(String glob) {
        page.route(glob, Route::abort);
    }

    /** A problem of a kind without more to say. */
    void refuses(String glob, String kind, int status) {
        problem(glob, "{\"type\":\"/problems/%s\",\"status\":%d}".formatted(kind, status));
    }

    /** @param json a problem as the server writes it */
    void problem(String glob, String json) {
        int status = read(json).path("status").asInt();
        page.route(glob, route -> fulfil(route, status, "application/problem+json", json));
    }

    void says(String glob, String json) {
        page.route(glob, route -> fulfil(route, SAYS, "application/json", json));
    }

    /** What the server says, but for a change. */
    void changes(String glob, Consumer<JsonNode> change) {
        page.route(glob, route -> {
            JsonNode answer = read(route.fetch().text());
            change.accept(answer);
            fulfil(route, SAYS, "application/json", text(answer));
        });
    }

    /** The server's own words again. */
    void end() {
        page.unrouteAll();
    }

    /** An object within what the server said. */
    static ObjectNode within(JsonNode answer, String pointer) {
        return (ObjectNode) answer.at(pointer);
    }

    /** The organisation's connection as the company's account at X. @param state {@code ACTIVE} or {@code REVOKED} */
    static ObjectNode organisation(String state) {
        ObjectNode connection = JSON.createObjectNode()
                .put("id", "c-1")
                .put("network", "twitter")
                .put("handle", COMPANY)
                .put("name", "アクメ株式会社")
                .putNull("picture")
                .put("state", state)
                .put("since", "2026-01-05T00:00:00Z");
        connection.putObject("account").put("network", "twitter").put("subject", "1");
        connection.putArray("acts").add("POST").add("REPLY").add("REPOST").add("LIKE");
        return connection;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void fulfil(Route route, int status, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(type)
                .setBody(body));
    }
}
