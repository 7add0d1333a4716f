package crm.social.itest.access;

import static java.util.Map.entry;

import crm.social.itest.access.Calls.Recipe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How the routes of the host and of what watches over it are called. */
final class HostCalls {
    private static final String CRM = " /crm/api";
    private static final String[] PERSONS = {"leads", "contacts"};
    private static final String[] RECORDS = {"leads", "contacts", "deals"};
    private static final String NOTE = "{\"text\":\"電話した\"}";
    private static final String NEW_PASSWORD = "{\"password\":\"another long one\"}";

    static final Map<String, Recipe> ALL = Map.<String, Recipe>ofEntries(
            entry("GET /", get("/")),
            entry("GET /health/live", get("/health/live")),
            entry("GET /health/ready", get("/health/ready")),
            entry("GET /metrics", get("/metrics")),
            entry("GET /ops/api/status", get("/ops/api/status")),
            entry("GET" + CRM + "/site", get("/crm/api/site")),
            entry("POST" + CRM + "/setup", send("POST", "/crm/api/setup", of -> """
                    {"token":"none","user":"somebody","password":"a long enough one","name":"somebody"}""")),
            entry("GET" + CRM + "/session", get("/crm/api/session")),
            entry("POST" + CRM + "/session", HostCalls::signIn),
            entry("PATCH" + CRM + "/session", send("PATCH", "/crm/api/session", of -> "{\"locale\":\"ja\"}")),
            entry("DELETE" + CRM + "/session", alone("DELETE", "/crm/api/session", of -> "")),
            entry("PUT" + CRM + "/session/password", alone("PUT", "/crm/api/session/password", of -> of.cast()
                    .passwordKept())),
            entry("GET" + CRM + "/people", get("/crm/api/people")),
            entry("GET" + CRM + "/leads", get("/crm/api/leads")),
            entry("POST" + CRM + "/leads", send("POST", "/crm/api/leads", HostCalls::person)),
            entry("GET" + CRM + "/leads/ids", get("/crm/api/leads/ids?q=none")),
            entry("GET" + CRM + "/leads/export.csv", get("/crm/api/leads/export.csv?q=none")),
            entry("GET" + CRM + "/leads/{id}", at("GET", "", "", "leads")),
            entry("PATCH" + CRM + "/leads/{id}", at("PATCH", "", "{\"version\":1,\"title\":\"課長\"}", "leads")),
            entry("DELETE" + CRM + "/leads/{id}", at("DELETE", "", "", "leads")),
            entry("POST" + CRM + "/leads/{id}/convert", at("POST", "/convert", "{\"version\":1}", "leads")),
            entry("GET" + CRM + "/contacts", get("/crm/api/contacts")),
            entry("POST" + CRM + "/contacts", send("POST", "/crm/api/contacts", HostCalls::person)),
            entry("GET" + CRM + "/contacts/ids", get("/crm/api/contacts/ids?q=none")),
            entry("GET" + CRM + "/contacts/export.csv", get("/crm/api/contacts/export.csv?q=none")),
            entry("GET" + CRM + "/contacts/{id}", at("GET", "", "", "contacts")),
            entry("PATCH" + CRM + "/contacts/{id}", at("PATCH", "", "{\"version\":1,\"title\":\"課長\"}", "contacts")),
            entry("DELETE" + CRM + "/contacts/{id}", at("DELETE", "", "", "contacts")),
            entry("GET" + CRM + "/imports", get("/crm/api/imports")),
            entry("GET" + CRM + "/imports?all=true", get("/crm/api/imports?all=true")),
            entry(
                    "POST" + CRM + "/imports",
                    (of, role) ->
                            List.of(Call.file("POST", "/crm/api/imports?type=lead&name=a.csv", of.csv(), "text/csv"))),
            entry("GET" + CRM + "/imports/template.csv", get("/crm/api/imports/template.csv?type=lead")),
            entry("GET" + CRM + "/imports/{id}", path(of -> "/crm/api/imports/" + of.importToLookAt())),
            entry(
                    "POST" + CRM + "/imports/{id}/start",
                    (of, role) ->
                            List.of(Call.of("POST", "/crm/api/imports/" + of.draft() + "/start", Things.MAPPING))),
            entry(
                    "POST" + CRM + "/imports/{id}/cancel",
                    (of, role) -> List.of(Call.of("POST", "/crm/api/imports/" + of.draft() + "/cancel", ""))),
            entry(
                    "GET" + CRM + "/imports/{id}/errors",
                    path(of -> "/crm/api/imports/" + of.importToLookAt() + "/errors")),
            entry(
                    "GET" + CRM + "/imports/{id}/errors.csv",
                    path(of -> "/crm/api/imports/" + of.importToLookAt() + "/errors.csv")),
            entry(
                    "GET" + CRM + "/{kind}/{id}/picture",
                    each(PERSONS, (of, kind) -> Call.get("/crm/api/" + kind + "/" + of.pictured(kind) + "/picture"))),
            entry(
                    "PUT" + CRM + "/{kind}/{id}/picture",
                    each(
                            PERSONS,
                            (of, kind) -> Call.file(
                                    "PUT",
                                    "/crm/api/" + kind + "/" + of.record(kind) + "/picture",
                                    BodyPublishers.ofByteArray(Things.PICTURE),
                                    "image/png"))),
            entry(
                    "DELETE" + CRM + "/{kind}/{id}/picture",
                    each(
                            PERSONS,
                            (of, kind) ->
                                    Call.of("DELETE", "/crm/api/" + kind + "/" + of.pictured(kind) + "/picture", ""))),
            entry("POST" + CRM + "/{kind}/{id}/picture/undo", each(PERSONS, HostCalls::undoPicture)),
            entry("GET" + CRM + "/{kind}/{id}/timeline", at("GET", "/timeline", "", RECORDS)),
            entry("POST" + CRM + "/{kind}/{id}/timeline", at("POST", "/timeline", NOTE, RECORDS)),
            entry("GET" + CRM + "/deals", get("/crm/api/deals")),
            entry(
                    "POST" + CRM + "/deals",
                    send(
                            "POST",
                            "/crm/api/deals",
                            of -> "{\"name\":\"" + of.cast().mark() + "\"}")),
            entry("GET" + CRM + "/deals/{id}", at("GET", "", "", "deals")),
            entry("PATCH" + CRM + "/deals/{id}", at("PATCH", "", "{\"version\":1,\"amount\":1}", "deals")),
            entry("DELETE" + CRM + "/deals/{id}", at("DELETE", "", "", "deals")),
            entry("GET" + CRM + "/handle-fields", get("/crm/api/handle-fields")),
            entry("GET" + CRM + "/users", get("/crm/api/users")),
            entry("POST" + CRM + "/users", send("POST", "/crm/api/users", HostCalls::newUser)),
            entry("GET" + CRM + "/users/{id}", path(of -> "/crm/api/users/" + of.userToLookAt())),
            entry(
                    "PATCH" + CRM + "/users/{id}",
                    (of, role) -> List.of(Call.of(
                            "PATCH",
                            "/crm/api/users/" + of.user(),
                            "{\"version\":1,\"name\":\"" + of.newName() + "\"}"))),
            entry(
                    "DELETE" + CRM + "/users/{id}",
                    (of, role) -> List.of(Call.of("DELETE", "/crm/api/users/" + of.user(), ""))),
            entry(
                    "PUT" + CRM + "/users/{id}/password",
                    (of, role) ->
                            List.of(Call.of("PUT", "/crm/api/users/" + of.userToLookAt() + "/password", NEW_PASSWORD))),
            entry("GET" + CRM + "/profiles", get("/crm/api/profiles")),
            entry(
                    "POST" + CRM + "/profiles",
                    send("POST", "/crm/api/profiles", of -> "{\"name\":\"" + of.newName() + "\"}")),
            entry("GET" + CRM + "/profiles/{id}", path(of -> "/crm/api/profiles/" + of.profileToLookAt())),
            entry(
                    "PATCH" + CRM + "/profiles/{id}",
                    (of, role) -> List.of(Call.of(
                            "PATCH",
                            "/crm/api/profiles/" + of.profile(),
                            "{\"version\":1,\"name\":\"" + of.newName() + "\"}"))),
            entry(
                    "DELETE" + CRM + "/profiles/{id}",
                    (of, role) -> List.of(Call.of("DELETE", "/crm/api/profiles/" + of.profile(), ""))),
            entry("GET" + CRM + "/ui/contributions", get("/crm/api/ui/contributions")),
            entry("GET" + CRM + "/ui/i18n/{bundle}/{locale}.json", get("/crm/api/ui/i18n/crm.social.web/ja.json")),
            entry("POST" + CRM + "/ui/errors", send("POST", "/crm/api/ui/errors", of -> """
                    {"contribution":"crm.social.itest/none","message":"a test of who may say so"}""")),
            entry("GET" + CRM + "/events", get("/crm/api/events")),
            entry("GET" + CRM + "/openapi.yaml", get("/crm/api/openapi.yaml")));

    private HostCalls() {}

    private static Recipe get(String path) {
        return path(of -> path);
    }

    private static Recipe path(Function<Things, String> path) {
        return (of, role) -> List.of(Call.get(path.apply(of)));
    }

    private static Recipe send(String method, String path, Function<Things, String> body) {
        return (of, role) -> List.of(Call.of(method, path, body.apply(of)));
    }

    private static Recipe alone(String method, String path, Function<Things, String> body) {
        return (of, role) -> List.of(Call.of(method, path, body.apply(of)).inItsOwnSession());
    }

    private static Recipe each(String[] kinds, BiFunction<Things, String, Call> call) {
        return (of, role) ->
                List.of(kinds).stream().map(kind -> call.apply(of, kind)).toList();
    }

    private static Recipe at(String method, String behind, String body, String... kinds) {
        return each(kinds, (of, kind) -> Call.of(method, "/crm/api/" + kind + "/" + of.record(kind) + behind, body));
    }

    private static Call undoPicture(Things of, String kind) {
        String[] record = of.undoablePicture(kind);
        String body = "{\"undo\":\"" + record[1] + "\"}";
        return Call.of("POST", "/crm/api/" + kind + "/" + record[0] + "/picture/undo", body);
    }

    private static List<Call> signIn(Things of, Role role) {
        return List.of(
                Call.of("POST", "/crm/api/session", of.cast().credentials(role)).inItsOwnSession());
    }

    private static String person(Things of) {
        return "{\"familyName\":\"佐藤\",\"company\":\"" + of.cast().mark() + "\"}";
    }

    private static String newUser(Things of) {
        return "{\"login\":\"%s\",\"name\":\"%s\",\"password\":\"a long enough one\",\"profile\":\"standard\"}"
                .formatted(of.newName(), of.newName());
    }
}
