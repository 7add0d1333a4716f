package crm.social.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.pages.Texts;
import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.store.UserNames;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Lets people join who have posted nothing yet and follow nobody, many at once: all of a request, or none. */
public final class Newcomers {
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_NAME = 50;

    private final Store store;
    private final Clock clock;
    private final Ids ids;

    public Newcomers(Store store, Clock clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(Door.route("POST", "/sandbox/people", this::join));
    }

    private Reply join(Exchange request) {
        JsonNode wanted = Door.body(request).path("people");
        if (!wanted.isArray() || wanted.isEmpty() || wanted.size() > AT_ONCE) {
            throw new IllegalArgumentException("people must be a list of 1 to " + AT_ONCE);
        }
        ArrayNode joined = Json.array();
        store.change(rows -> wanted.forEach(one -> joined.addObject()
                .put("id", String.valueOf(add(rows, one)))
                .put("username", one.path("username").asText())));
        return Reply.json(200, Json.object().set("people", joined));
    }

    private long add(Rows rows, JsonNode wanted) {
        String username = wanted.path("username").asText("");
        String name = wanted.path("name").asText("");
        UserNames.trouble(rows, 0, username).ifPresent(trouble -> {
            throw new IllegalArgumentException(Texts.of("en").get("name." + trouble) + " " + username);
        });
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters: " + name);
        }
        Instant now = clock.instant();
        long id = ids.next(now);
        People.add(rows, newcomer(id, username, name, now));
        return id;
    }

    private static Person newcomer(long id, String username, String name, Instant now) {
        String words = " " + (name + " " + username.replace('_', ' ')).toLowerCase(Locale.ROOT);
        String email = username.toLowerCase(Locale.ROOT) + "@sandbox.example";
        return new Person(
                id,
                username,
                name,
                email,
                "",
                "",
                "",
                "",
                "active",
                false,
                "none",
                now,
                picture(id),
                0,
                words,
                0,
                0,
                0,
                0,
                0);
    }

    /** Eighteen digits, as X has them. */
    private static long picture(long id) {
        return 142_857_142_857_142_850L + id % 1_000_000_007L * 10;
    }
}
