package crm.social.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.pages.SignInPages;
import crm.social.sandbox.pages.Visitors;
import crm.social.sandbox.rules.Fault;
import crm.social.sandbox.rules.Faults;
import crm.social.sandbox.rules.RequestCounts;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Secrets;
import crm.social.sandbox.store.Store;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Apps, switches and counters, for programs on this machine. A browser that shows another site's page is refused. */
public final class Door {
    private final Store store;
    private final SwitchBoard rules;
    private final Faults faults;
    private final RequestCounts counts;

    public Door(Store store, SwitchBoard rules, Faults faults, RequestCounts counts) {
        this.store = store;
        this.rules = rules;
        this.faults = faults;
        this.counts = counts;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                route("GET", "/sandbox/apps", request -> apps()),
                route("PUT", "/sandbox/apps/{client_id}", this::register),
                route("GET", "/sandbox/people", request -> people()),
                route("GET", "/sandbox/switches", request -> switches()),
                route("PUT", "/sandbox/switches", this::change),
                route("GET", "/sandbox/requests", request -> requests()),
                route("DELETE", "/sandbox/requests", request -> {
                    counts.clear();
                    return requests();
                }));
    }

    static Route route(String method, String template, Function<Exchange, Reply> work) {
        String name = "sandbox." + template.substring("/sandbox/".length());
        return Route.of(name, method, template, request -> guarded(request, work));
    }

    private static Reply guarded(Exchange request, Function<Exchange, Reply> work) {
        boolean fromElsewhere = request.header("sec-fetch-site")
                        .map(site -> !site.equals("none") && !site.equals("same-origin"))
                        .orElse(false)
                || request.header("origin")
                        .map(origin -> !Visitors.isOwn(request, origin))
                        .orElse(false);
        if (fromElsewhere) {
            return Reply.json(403, Json.object().put("error", "not for pages of other sites"));
        }
        try {
            return work.apply(request);
        } catch (IllegalArgumentException e) {
            return Reply.json(400, Json.object().put("error", e.getMessage()));
        }
    }

    static JsonNode body(Exchange request) {
        boolean isJson = request.header("content-type")
                .map(type -> type.startsWith("application/json"))
                .orElse(false);
        try {
            if (isJson && Json.MAPPER.readTree(request.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
        throw new IllegalArgumentException("a JSON object is wanted, with content-type application/json");
    }

    private Reply apps() {
        ArrayNode list = Json.array();
        store.read(App::all).forEach(app -> list.add(json(app)));
        return Reply.json(200, Json.object().set("apps", list));
    }

    private static ObjectNode json(App app) {
        ObjectNode json = Json.object()
                .put("client_id", app.clientId())
                .put("name", app.name())
                .put("public", app.isPublic())
                .put("website", app.website());
        app.redirectUris().forEach(json.putArray("redirect_uris")::add);
        return json;
    }

    private Reply register(Exchange request) {
        JsonNode body = body(request);
        String clientId = request.part("client_id");
        if (!clientId.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new IllegalArgumentException("client_id may have letters, digits, and _ . -");
        }
        String name = body.path("name").asText("");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is missing");
        }
        List<String> uris = new ArrayList<>();
        body.path("redirect_uris").forEach(uri -> uris.add(checked(uri.asText())));
        String secret = body.path("client_secret").asText("");
        String website = body.path("website").asText("");
        App app = new App(clientId, name, secret.isEmpty() ? "" : Secrets.hash(secret), uris, website, 1);
        store.change(app::save);
        return Reply.json(200, json(app));
    }

    private static String checked(String uri) {
        URI read = URI.create(uri);
        if (!List.of("http", "https").contains(String.valueOf(read.getScheme()))
                || read.getHost() == null
                || read.getRawFragment() != null) {
            throw new IllegalArgumentException("not a redirect URI: " + uri);
        }
        return uri;
    }

    private Reply people() {
        ArrayNode list = Json.array();
        store.read((Rows rows) -> People.all(rows)).forEach(person -> list.addObject()
                .put("id", String.valueOf(person.id()))
                .put("username", person.username())
                .put("name", person.name())
                .put("email", person.email())
                .put("password", SignInPages.PASSWORD)
                .put("state", person.state())
                .put("protected", person.isProtected()));
        return Reply.json(200, Json.object().set("people", list));
    }

    private Reply switches() {
        ObjectNode json = rules.json();
        json.set("faults", Json.MAPPER.valueToTree(faults.waiting()));
        return Reply.json(200, json);
    }

    private Reply change(Exchange request) {
        ObjectNode named = (ObjectNode) body(request);
        JsonNode provoked = named.remove("faults");
        List<Fault> wanted = new ArrayList<>();
        if (provoked != null) {
            for (JsonNode fault : provoked) {
                ObjectNode whole =
                        Json.object().put("status", 0).put("times", 1).put("delay_ms", 0);
                whole.setAll((ObjectNode) fault);
                wanted.add(Json.read(whole, Fault.class));
            }
        }
        rules.change(named);
        if (provoked != null) {
            faults.set(wanted);
        }
        return switches();
    }

    private Reply requests() {
        ObjectNode json = Json.object();
        ObjectNode operations = json.putObject("operations");
        counts.all().forEach((operation, byStatus) -> {
            ObjectNode counted = operations.putObject(operation);
            counted.put(
                    "calls",
                    byStatus.values().stream().mapToLong(Long::longValue).sum());
            ObjectNode statuses = counted.putObject("by_status");
            byStatus.forEach((status, count) -> statuses.put(String.valueOf(status), count));
        });
        json.put("token_requests", operations.path("token").path("calls").asLong());
        return Reply.json(200, json);
    }
}
