package crm.social.itest.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import crm.social.itest.walk.PersonAtX;
import crm.social.itest.walk.Salesperson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Users of the demo's CRM, made for these tests: one per {@link Role} but for nobody. All but {@link Role#WITHOUT} are connected to the company's account
 * at the local X. Closed, nothing of them is left. Used from one thread.
 */
public final class Cast implements AutoCloseable {
    private static final String PASSWORD = "a long enough one";
    private static final String PERMISSION = "[\"crm.social.use\"]";

    private final URI crm;
    private final String mark = "m" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final Visitor yamada;
    private final Map<Role, Salesperson> people = new EnumMap<>(Role.class);
    private final Map<Role, Things> things = new EnumMap<>(Role.class);
    private final String takenProfile;

    /** @param crm where the local X is known, and the demo's users are there */
    public Cast(URI crm) {
        this.crm = crm;
        this.yamada = Visitor.at(crm).signIn("yamada", "demo");
        String with = profile("with", PERMISSION);
        this.takenProfile = profile("taken", PERMISSION);
        join(Role.WITHOUT, profile("without", "[]"));
        join(Role.TAKEN, takenProfile).connected();
        join(Role.OTHER, with).connected();
        join(Role.OWNER, with).connected();
        join(Role.ADMINISTRATOR, "administrator").connected();
    }

    private Salesperson join(Role role, String profile) {
        user(login(role), profile);
        Salesperson person = Salesperson.signedIn(crm, login(role), PASSWORD);
        people.put(role, person);
        things.put(role, new Things(this, person));
        return person;
    }

    private String login(Role role) {
        return mark + "." + role.column();
    }

    /** A profile of this cast. @return its id */
    String profile(String name, String permissions) {
        String body = "{\"name\":\"%s %s\",\"permissions\":%s}".formatted(mark, name, permissions);
        return made(yamada.send("POST", "/crm/api/profiles", body)).path("id").asText();
    }

    /** A user of this cast. @return the id */
    String user(String login, String profile) {
        String body = "{\"login\":\"%s\",\"name\":\"%s\",\"password\":\"%s\",\"profile\":\"%s\"}"
                .formatted(login, login, PASSWORD, profile);
        return made(yamada.send("POST", "/crm/api/users", body)).path("id").asText();
    }

    /** The organisation, connected; set up by the administrator unless it is. @return as the administrator sees it */
    JsonNode organisation() {
        Salesperson administrator = person(Role.ADMINISTRATOR);
        if (administrator.organisation().path("connection").isNull()) {
            administrator.connectedForAll();
        }
        return administrator.organisation();
    }

    /** Somebody new at X mentions the company. @return the item of the Social tab */
    String mentioned() {
        organisation();
        Salesperson administrator = person(Role.ADMINISTRATOR);
        String username = "n" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        URI x = administrator.begin(Salesperson.newFlow());
        new PersonAtX(username).joinsAndSays(x, "@acme_jp はじめまして");
        administrator.connectedForAll(); // and so it is looked at once
        AtomicReference<String> item = new AtomicReference<>("");
        Eventually.within(Duration.ofSeconds(30), () -> {
            administrator
                    .read("/social/api/inbox/twitter/unknown?q=" + username)
                    .path("items")
                    .forEach(one -> item.set(one.path("id").asText()));
            return !item.get().isEmpty();
        });
        return item.get();
    }

    /** A word that stands in everything of this cast and in nothing else. */
    public String mark() {
        return mark;
    }

    public Salesperson person(Role role) {
        return people.get(role);
    }

    /** Sends a call as somebody. @return what became of it */
    public String send(Role role, Call call) {
        if (role == Role.NOBODY) {
            return call.send(Visitor.at(crm));
        }
        Visitor visitor = person(role).visitor();
        if (!call.alone()) {
            return call.send(visitor);
        }
        String outcome = call.send(Visitor.at(crm).signIn(login(role), PASSWORD));
        if (visitor.get("/crm/api/session").statusCode() == 401) { // a new password ends all other sessions
            visitor.signIn(login(role), PASSWORD);
        }
        return outcome;
    }

    String credentials(Role role) {
        return "{\"user\":\"%s\",\"password\":\"%s\"}"
                .formatted(role == Role.NOBODY ? login(Role.OWNER) : login(role), PASSWORD);
    }

    String passwordKept() {
        return "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(PASSWORD, PASSWORD);
    }

    /** What a role asks for: its own things, or the owner's. */
    public Things things(Role role) {
        return role == Role.TAKEN ? things.get(Role.TAKEN) : things.get(Role.OWNER);
    }

    /** Ticks the box of {@link Role#TAKEN}'s profile, or not. @return when that was answered, by {@link System#nanoTime} */
    public long permit(boolean on) {
        String profile = "/crm/api/profiles/" + takenProfile;
        long version = Visitor.json(yamada.get(profile)).path("version").asLong();
        String body = "{\"version\":" + version + ",\"permissions\":" + (on ? PERMISSION : "[]") + "}";
        assertThat(yamada.send("PATCH", profile, body).statusCode()).isEqualTo(200);
        return System.nanoTime();
    }

    static JsonNode made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(200, 299);
        return Visitor.json(answer);
    }

    @Override
    public void close() {
        permit(true);
        Salesperson administrator = Salesperson.signedIn(crm, login(Role.ADMINISTRATOR), PASSWORD);
        JsonNode organisation = administrator.organisation();
        if (!organisation.path("connection").isNull()) {
            made(administrator
                    .visitor()
                    .send("DELETE", "/social/api/organisations/twitter", null, "If-Match", version(organisation)));
        }
        people.forEach((role, person) -> {
            if (role != Role.WITHOUT) {
                Salesperson.signedIn(crm, login(role), PASSWORD).disconnected();
            }
        });
        for (String list : List.of("leads", "contacts")) {
            Visitor.json(yamada.get("/crm/api/" + list + "/ids?q=" + mark))
                    .path("items")
                    .forEach(id -> delete(list, id.asText()));
        }
        for (String list : List.of("deals", "users", "profiles")) {
            Visitor.json(yamada.get("/crm/api/" + list)).path("items").forEach(one -> {
                if (one.path("name").asText().startsWith(mark)) {
                    delete(list, one.path("id").asText());
                }
            });
        }
    }

    static String version(JsonNode versioned) {
        return "\"" + versioned.path("version").asLong() + "\"";
    }

    private void delete(String list, String id) {
        String path = "/crm/api/" + list + "/" + id;
        assertThat(yamada.send("DELETE", path, null).statusCode()).as(path).isEqualTo(204);
    }
}
