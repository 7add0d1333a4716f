package crm.social.itest.access;

import static java.util.Map.entry;

import crm.social.itest.access.Calls.Recipe;
import crm.social.itest.walk.Salesperson;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How the routes of the social bundles are called. */
final class SocialCalls {
    private static final String API = " /social/api";
    private static final String NETWORK = "/social/api/networks/twitter";

    static final Map<String, Recipe> ALL = Map.ofEntries(
            entry("GET" + API + "/networks", get(of -> "/social/api/networks")),
            entry("GET" + API + "/networks/{network}/icon", get(of -> NETWORK + "/icon")),
            entry(
                    "POST" + API + "/networks/{network}/measure",
                    call(of -> Call.of("POST", NETWORK + "/measure", "{\"text\":\"x\"}"))),
            entry("POST" + API + "/networks/{network}/posts", call(SocialCalls::publish)),
            entry("DELETE" + API + "/networks/{network}/posts/{ref}", call(SocialCalls::deletePost)),
            entry("PUT" + API + "/networks/{network}/posts/{ref}/reactions/{act}", call(SocialCalls::react)),
            entry(
                    "GET" + API + "/networks/{network}/posts/{ref}/conversation",
                    get(of -> NETWORK + "/posts/" + of.post() + "/conversation?as=" + of.connection())),
            entry("GET" + API + "/flows/{flow}", get(of -> "/social/api/flows/" + of.flow())),
            entry(
                    "DELETE" + API + "/flows/{flow}",
                    call(of -> Call.of("DELETE", "/social/api/flows/" + of.flow(), ""))),
            entry("GET" + API + "/connections", get(of -> "/social/api/connections")),
            entry(
                    "DELETE" + API + "/connections/{id}",
                    call(of -> Call.of("DELETE", "/social/api/connections/" + of.connection(), ""))),
            entry("GET" + API + "/records/{type}/{id}/links", get(of -> record(of) + "/links")),
            entry("GET" + API + "/records/{type}/{id}/waiting", get(of -> record(of) + "/waiting")),
            entry("GET" + API + "/records/{type}/{id}/{network}", get(SocialCalls::popup)),
            entry("GET" + API + "/records/{type}/{id}/{network}/posts", get(of -> popup(of) + "/posts")),
            entry("GET" + API + "/records/{type}/{id}/{network}/candidates", get(of -> popup(of) + "/candidates")),
            entry(
                    "GET" + API + "/records/{type}/{id}/{network}/lookup",
                    get(of -> popup(of) + "/lookup?handle=hanako_sato")),
            entry("GET" + API + "/records/{type}/{id}/{network}/followers", get(of -> popup(of) + "/followers")),
            entry("GET" + API + "/records/{type}/{id}/{network}/following", get(of -> popup(of) + "/following")),
            entry("PUT" + API + "/records/{type}/{id}/{network}/follow", call(SocialCalls::follow)),
            entry("GET" + API + "/records/{type}/{id}/{network}/history", get(of -> popup(of) + "/history")),
            entry(
                    "PUT" + API + "/records/{type}/{id}/{network}/picture",
                    call(of -> Call.of("PUT", popup(of) + "/picture", ""))),
            entry("GET" + API + "/records/{type}/{id}/{network}/picture", get(of -> popup(of) + "/picture")),
            entry("POST" + API + "/records/{type}/{id}/{network}/picture/undo", call(SocialCalls::undoPicture)),
            entry("PUT" + API + "/records/{type}/{id}/{network}/link", call(SocialCalls::link)),
            entry("DELETE" + API + "/records/{type}/{id}/{network}/link", call(SocialCalls::unlink)),
            entry("POST" + API + "/records/{type}/{id}/{network}/link/undo", call(SocialCalls::undo)),
            entry("GET" + API + "/organisations", get(of -> "/social/api/organisations")),
            entry("DELETE" + API + "/organisations/{network}", call(SocialCalls::endOrganisation)),
            entry("PUT" + API + "/organisations/{network}/actors", call(SocialCalls::setActors)),
            entry("GET" + API + "/inbox/{network}", get(of -> inbox(of))),
            entry("GET" + API + "/inbox/{network}/{column}", get(of -> inbox(of) + "/unknown")),
            entry("POST" + API + "/inbox/{network}/items/{id}/lead", call(SocialCalls::addLead)),
            entry("POST" + API + "/bulk", call(SocialCalls::bulk)),
            entry("GET" + API + "/bulk/{id}", get(of -> "/social/api/bulk/" + of.batchToLookAt())),
            entry(
                    "POST" + API + "/bulk/{id}/undo",
                    call(of -> Call.of("POST", "/social/api/bulk/" + of.batch() + "/undo", ""))),
            entry(
                    "GET" + API + "/publications/{id}",
                    get(of -> "/social/api/publications/" + of.publicationToLookAt())),
            entry("POST" + API + "/publications/{id}/settle", call(SocialCalls::settle)),
            entry("GET" + API + "/pictures/{id}", get(Things::picture)),
            entry("GET" + API + "/openapi.yaml", get(of -> "/social/api/openapi.yaml")),
            entry(
                    "GET /social/sign-in/{network}",
                    get(of -> "/social/sign-in/twitter?act=POST&flow=" + Salesperson.newFlow())),
            entry("GET /social/callback/{registration}", call(SocialCalls::comeBack)),
            entry("GET /social/signed-in", get(of -> "/social/signed-in?network=twitter&state=CONNECTED")));

    private SocialCalls() {}

    private static Recipe get(Function<Things, String> path) {
        return call(of -> Call.get(path.apply(of)));
    }

    private static Recipe call(Function<Things, Call> call) {
        return (things, role) -> List.of(call.apply(things));
    }

    private static String record(Things of) {
        return "/social/api/records/lead/" + of.linkedToLookAt();
    }

    private static String popup(Things of) {
        return Salesperson.popup(of.linkedToLookAt());
    }

    private static String inbox(Things of) {
        of.cast().organisation();
        return "/social/api/inbox/twitter";
    }

    private static Call endOrganisation(Things of) {
        String version = Cast.version(of.cast().organisation());
        return Call.of("DELETE", "/social/api/organisations/twitter", "", "If-Match", version);
    }

    private static Call setActors(Things of) {
        String version = Cast.version(of.cast().organisation());
        return Call.of("PUT", "/social/api/organisations/twitter/actors", "{\"users\":[]}", "If-Match", version);
    }

    private static Call addLead(Things of) {
        String path = "/social/api/inbox/twitter/items/" + of.cast().mentioned() + "/lead";
        String body = "{\"family\":\"新顔\",\"company\":\"" + of.cast().mark() + "\"}";
        return Call.of("POST", path, body, "Idempotency-Key", Salesperson.newKey());
    }

    private static Call publish(Things of) {
        return Call.of("POST", NETWORK + "/posts", of.text(), "Idempotency-Key", Salesperson.newKey());
    }

    private static Call deletePost(Things of) {
        String ref = of.publication().path("post").path("ref").asText();
        return Call.of("DELETE", NETWORK + "/posts/" + ref, "");
    }

    private static Call link(Things of) {
        String lead = of.record("leads");
        String body = "{\"handle\":\"@hanako_sato\",\"basis\":\"HANDLE\"}";
        return Call.of("PUT", Salesperson.popup(lead) + "/link", body, "If-Match", "\"0\"");
    }

    private static Call unlink(Things of) {
        String lead = of.linked();
        String version = "\"" + of.linkVersion(lead) + "\"";
        return Call.of("DELETE", Salesperson.popup(lead) + "/link", "", "If-Match", version);
    }

    private static Call undo(Things of) {
        String[] undoable = of.undoable();
        String body = "{\"undo\":\"" + undoable[1] + "\"}";
        return Call.of("POST", Salesperson.popup(undoable[0]) + "/link/undo", body);
    }

    private static Call react(Things of) {
        String path = NETWORK + "/posts/" + of.post() + "/reactions/repost";
        return Call.of("PUT", path, "{\"on\":true,\"connectionId\":\"" + of.connection() + "\"}");
    }

    private static Call follow(Things of) {
        String body = "{\"on\":true,\"connectionId\":\"" + of.connection() + "\"}";
        return Call.of("PUT", popup(of) + "/follow", body);
    }

    private static Call undoPicture(Things of) {
        String[] taken = of.pictureTaken();
        return Call.of("POST", Salesperson.popup(taken[0]) + "/picture/undo", "{\"undo\":\"" + taken[1] + "\"}");
    }

    private static Call bulk(Things of) {
        String body = Things.unlinking(of.linked());
        return Call.of("POST", "/social/api/bulk", body, "Idempotency-Key", Salesperson.newKey());
    }

    private static Call settle(Things of) {
        String path = "/social/api/publications/" + of.publicationToLookAt() + "/settle";
        return Call.of("POST", path, "{\"sendAgain\":false}");
    }

    private static Call comeBack(Things of) {
        var callback = of.callback();
        String path = callback.getRawPath() + "?" + callback.getRawQuery();
        return Call.of("GET", path, "", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");
    }
}
