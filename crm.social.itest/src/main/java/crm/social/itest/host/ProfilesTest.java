package crm.social.itest.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Endpoint;
import crm.social.itest.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 設定 > ユーザー権限 > 権限設定 over HTTP: whose box ソーシャル連携 is where, and who may tick it. */
class ProfilesTest {
    private static final String PROFILES = "/crm/api/profiles";
    private static final String USERS = "/crm/api/users";
    private static final String USE = "crm.social.use";
    private static final String PASSWORD = "a long enough one";

    private final Visitor yamada = Visitor.at(Endpoint.of("/")).signIn("yamada", "demo");
    private String profile = "";
    private String user = "";

    @BeforeAll
    static void start() throws Exception {
        DemoHost.ready();
    }

    @AfterEach
    void leave() {
        if (!user.isEmpty()) {
            yamada.send("DELETE", USERS + "/" + user, null);
        }
        if (!profile.isEmpty()) {
            yamada.send("DELETE", PROFILES + "/" + profile, null);
        }
    }

    @Test
    @DisplayName("S10 S14 ソーシャル連携 is on in 管理者 and 標準, and not even an administrator turns it off")
    void systemProfilesKeepThePermission() {
        for (String system : List.of("administrator", "standard")) {
            JsonNode before = read(system);
            assertThat(before.path("system").asText()).isEqualTo(system);
            assertThat(box(before).path("granted").asBoolean()).isTrue();
            assertThat(box(before).path("fixed").asBoolean()).isTrue();

            problem(edit(yamada, system, before, "[]"), 409, "profile-fixed");
            problem(yamada.send("DELETE", PROFILES + "/" + system, null), 409, "profile-fixed");

            assertThat(read(system)).isEqualTo(before);
        }
        Visitor suzuki = Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo");
        assertThat(Visitor.json(suzuki.get("/crm/api/session"))
                        .path("permissions")
                        .toString())
                .contains(USE);
    }

    @Test
    @DisplayName("S11 S16 a new profile begins without ソーシャル連携; ticked, its users have it in the session they are in")
    void aNewProfileBeginsWithoutIt() {
        profile = made(yamada.send("POST", PROFILES, "{\"name\":\"" + name() + "\"}"));
        JsonNode fresh = read(profile);
        assertThat(fresh.path("system").isNull()).isTrue();
        assertThat(box(fresh).path("granted").asBoolean()).isFalse();
        assertThat(box(fresh).path("fixed").asBoolean()).isFalse();
        Visitor newcomer = newcomer();
        assertThat(permissions(newcomer)).doesNotContain(USE);
        assertThat(newcomer.get("/social/api/networks").statusCode()).isEqualTo(403);

        assertThat(edit(yamada, profile, fresh, "[\"" + USE + "\"]").statusCode())
                .isEqualTo(200);

        assertThat(permissions(newcomer)).contains(USE);
        assertThat(newcomer.get("/social/api/networks").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("S12 whoever is no administrator neither sees nor changes profiles, and gives nobody another one")
    void onlyAdministratorsChangeProfiles() {
        profile = made(yamada.send("POST", PROFILES, "{\"name\":\"" + name() + "\"}"));
        JsonNode before = read(profile);
        Visitor newcomer = newcomer();
        for (Visitor other : List.of(newcomer, Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo"))) {
            problem(other.get(PROFILES), 403, "forbidden");
            problem(other.get(PROFILES + "/" + profile), 403, "forbidden");
            problem(edit(other, profile, before, "[\"" + USE + "\"]"), 403, "forbidden");
            problem(other.send("POST", PROFILES, "{\"name\":\"" + name() + "\"}"), 403, "forbidden");
            problem(other.send("DELETE", PROFILES + "/" + profile, null), 403, "forbidden");
            problem(
                    other.send("PATCH", USERS + "/" + user, "{\"version\":1,\"profile\":\"administrator\"}"),
                    403,
                    "forbidden");
        }
        assertThat(read(profile).path("version")).isEqualTo(before.path("version"));
        assertThat(permissions(newcomer)).doesNotContain(USE);
    }

    private Visitor newcomer() {
        String login = "n" + System.nanoTime();
        user = made(yamada.send(
                "POST",
                USERS,
                "{\"login\":\"%s\",\"name\":\"新人\",\"password\":\"%s\",\"profile\":\"%s\"}"
                        .formatted(login, PASSWORD, profile)));
        return Visitor.at(Endpoint.of("/")).signIn(login, PASSWORD);
    }

    private static String name() {
        return "独自 " + System.nanoTime();
    }

    private JsonNode read(String id) {
        HttpResponse<String> answer = yamada.get(PROFILES + "/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Visitor.json(answer);
    }

    private static JsonNode box(JsonNode profile) {
        return StreamSupport.stream(profile.path("permissions").spliterator(), false)
                .filter(permission -> permission.path("id").asText().equals(USE))
                .findFirst()
                .orElseThrow();
    }

    private static String permissions(Visitor person) {
        return Visitor.json(person.get("/crm/api/session")).path("permissions").toString();
    }

    private static HttpResponse<String> edit(Visitor by, String id, JsonNode seen, String permissions) {
        String body = "{\"version\":" + seen.path("version") + ",\"name\":" + seen.path("name") + ",\"permissions\":"
                + permissions + "}";
        return by.send("PATCH", PROFILES + "/" + id, body);
    }

    private static String made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Visitor.json(answer).path("id").asText();
    }

    private static void problem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Visitor.json(answer).path("type").asText()).isEqualTo("/problems/" + kind);
    }
}
