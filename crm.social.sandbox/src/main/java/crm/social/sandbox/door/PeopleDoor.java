package crm.social.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;

/** Lets the people here do, or suffer, what a test needs. */
public final class PeopleDoor {
    private final Store store;
    private final Clock clock;
    private final Posting posting;

    public PeopleDoor(Store store, Clock clock, Posting posting) {
        this.store = store;
        this.clock = clock;
        this.posting = posting;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(
                person("rename", this::rename),
                person("suspend", (rows, call) -> state(rows, call, "suspended")),
                person("unsuspend", (rows, call) -> state(rows, call, "active")),
                person("protect", (rows, call) -> setProtected(rows, call, true)),
                person("unprotect", (rows, call) -> setProtected(rows, call, false)),
                person("delete", PeopleDoor::delete),
                person("posts", this::post),
                person("follow", PeopleDoor::follow));
    }

    /** A request and whom it is about. */
    private record About(Exchange request, Person person) {}

    private Route person(String verb, BiFunction<Rows, About, Reply> work) {
        return Door.route(
                "POST",
                "/sandbox/people/{username}/" + verb,
                request -> store.write(rows -> People.byUsername(rows, request.part("username"))
                        .map(found -> work.apply(rows, new About(request, found)))
                        .orElseGet(() -> Reply.json(404, Json.object().put("error", "nobody has this user name")))));
    }

    private Reply rename(Rows rows, About about) {
        String username = Door.body(about.request).path("username").asText("");
        if (!username.matches("[A-Za-z0-9_]{1,15}")) {
            throw new IllegalArgumentException("username must have 1 to 15 letters, digits or underscores");
        }
        boolean taken = People.byUsername(rows, username)
                .filter(other -> other.id() != about.person.id())
                .isPresent();
        if (taken) {
            throw new IllegalArgumentException("somebody has this user name: " + username);
        }
        People.rename(rows, about.person, username, clock.millis());
        return told(rows, about.person);
    }

    private static Reply state(Rows rows, About about, String state) {
        People.setState(rows, about.person.id(), state);
        return told(rows, about.person);
    }

    private static Reply setProtected(Rows rows, About about, boolean value) {
        People.setProtected(rows, about.person.id(), value);
        return told(rows, about.person);
    }

    private static Reply delete(Rows rows, About about) {
        People.delete(rows, about.person);
        return told(rows, about.person);
    }

    private static Reply told(Rows rows, Person person) {
        Person now = People.byId(rows, person.id()).orElseThrow();
        return Reply.json(
                200,
                Json.object()
                        .put("id", String.valueOf(now.id()))
                        .put("username", now.username())
                        .put("state", now.state())
                        .put("protected", now.isProtected()));
    }

    private Reply post(Rows rows, About about) {
        JsonNode body = Door.body(about.request);
        String text = body.path("text").asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is missing");
        }
        long replyTo = id(rows, body, "in_reply_to");
        long quoted = id(rows, body, "quoted");
        Post made = posting.post(
                rows,
                about.person,
                new Posting.Draft(
                        text, replyTo, quoted, body.path("reply_settings").asText("everyone")),
                clock.instant());
        return Reply.json(
                200, Json.object().put("id", String.valueOf(made.id())).put("text", made.text()));
    }

    private static long id(Rows rows, JsonNode body, String name) {
        String value = body.path(name).asText("");
        if (value.isEmpty()) {
            return 0;
        }
        if (!value.matches("[0-9]{1,18}|[0-8][0-9]{18}")
                || Posts.byId(rows, Long.parseLong(value)).isEmpty()) {
            throw new IllegalArgumentException(name + " names no post: " + value);
        }
        return Long.parseLong(value);
    }

    private static Reply follow(Rows rows, About about) {
        String username = Door.body(about.request).path("username").asText("");
        Person target = People.byUsername(rows, username)
                .filter(person -> person.id() != about.person.id())
                .orElseThrow(() -> new IllegalArgumentException("nobody else has this user name: " + username));
        Follows.remove(rows, about.person.id(), target.id());
        Follows.add(rows, about.person.id(), target.id(), false);
        return told(rows, about.person);
    }
}
