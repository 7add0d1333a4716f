package crm.social.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.pages.Texts;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Likes;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Posts;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.store.UserNames;
import java.time.Clock;
import java.util.ArrayList;
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
                person("follow", PeopleDoor::follow),
                person("unfollow", (rows, about) -> {
                    Follows.remove(rows, about.person.id(), other(rows, about).id());
                    return told(rows, about.person);
                }),
                person("accept", (rows, about) -> answered(rows, about, true)),
                person("refuse", (rows, about) -> answered(rows, about, false)),
                person("repost", this::repost),
                person("like", PeopleDoor::like));
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
        UserNames.trouble(rows, about.person.id(), username).ifPresent(trouble -> {
            throw new IllegalArgumentException(Texts.of("en").get("name." + trouble));
        });
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
        List<Posting.Picture> pictures = new ArrayList<>();
        body.path("pictures")
                .forEach(each -> pictures.add(new Posting.Picture(
                        each.path("motif").asText(""), each.path("alt").asText(""))));
        if (pictures.size() > 4) {
            throw new IllegalArgumentException("a post has at most four pictures");
        }
        String replySettings = body.path("reply_settings").asText("everyone");
        Post made = posting.post(
                rows, about.person, new Posting.Draft(text, replyTo, quoted, replySettings, pictures), clock.instant());
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
        Person target = other(rows, about);
        Follows.remove(rows, about.person.id(), target.id());
        Follows.add(rows, about.person.id(), target.id(), false);
        return told(rows, about.person);
    }

    private static Person other(Rows rows, About about) {
        String username = Door.body(about.request).path("username").asText("");
        return People.byUsername(rows, username)
                .filter(person -> person.id() != about.person.id())
                .orElseThrow(() -> new IllegalArgumentException("nobody else has this user name: " + username));
    }

    /** Answers somebody who asked to follow. */
    private static Reply answered(Rows rows, About about, boolean accepted) {
        Person asking = other(rows, about);
        if (!Follows.pending(rows, asking.id(), about.person.id()).orElse(false)) {
            throw new IllegalArgumentException("nobody of this user name asks to follow: " + asking.username());
        }
        if (accepted) {
            Follows.accept(rows, asking.id(), about.person.id());
        } else {
            Follows.remove(rows, asking.id(), about.person.id());
        }
        return told(rows, about.person);
    }

    private Reply repost(Rows rows, About about) {
        Post original = Posts.byId(rows, id(rows, Door.body(about.request), "post"))
                .filter(post -> !post.isRepost())
                .orElseThrow(() -> new IllegalArgumentException("post is missing"));
        posting.repost(rows, about.person, original, clock.instant());
        return told(rows, about.person);
    }

    private static Reply like(Rows rows, About about) {
        Post post = Posts.byId(rows, id(rows, Door.body(about.request), "post"))
                .orElseThrow(() -> new IllegalArgumentException("post is missing"));
        Likes.add(rows, about.person.id(), post.id());
        return told(rows, about.person);
    }
}
