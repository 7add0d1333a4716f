package crm.social.itest.walk;

import crm.social.itest.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the REST interface with everything right about it.
 *
 * @param body JSON, or null for none
 */
record Route(String method, String path, @Nullable String body) {
    private static final String RECORD = "/social/api/records/lead/lead-01";
    private static final String FLOW = "/social/api/flows/flow-of-nobody-at-all-22";

    /** All that {@code openapi.yaml} describes, but for the description itself. */
    static final List<Route> ALL = List.of(
            get("/social/api/networks"),
            get("/social/api/networks/twitter/icon"),
            new Route("POST", "/social/api/networks/twitter/measure", "{\"text\":\"x\"}"),
            new Route(
                    "POST",
                    "/social/api/networks/twitter/posts",
                    "{\"text\":\"x\",\"record\":{\"type\":\"lead\",\"id\":\"lead-01\"},\"connectionId\":\"none\"}"),
            new Route("DELETE", "/social/api/networks/twitter/posts/MQ", null),
            get(FLOW),
            new Route("DELETE", FLOW, null),
            get("/social/api/connections"),
            new Route("DELETE", "/social/api/connections/none", null),
            get(RECORD + "/links"),
            get(RECORD + "/waiting"),
            get(RECORD + "/twitter"),
            get(RECORD + "/twitter/posts"),
            get(RECORD + "/twitter/candidates"),
            get(RECORD + "/twitter/lookup?handle=hanako_sato"),
            new Route("PUT", RECORD + "/twitter/link", "{\"handle\":\"hanako_sato\",\"basis\":\"HANDLE\"}"),
            new Route("DELETE", RECORD + "/twitter/link", null),
            new Route("POST", RECORD + "/twitter/link/undo", "{\"undo\":\"none\"}"),
            get("/social/api/publications/none"),
            new Route("POST", "/social/api/publications/none/settle", "{\"sendAgain\":false}"),
            get("/social/api/pictures/none"));

    private static Route get(String path) {
        return new Route("GET", path, null);
    }

    HttpResponse<String> send(Visitor visitor) {
        return visitor.send(method, path, body, "If-Match", "\"0\"", "Idempotency-Key", "key-of-nobody-at-all");
    }
}
