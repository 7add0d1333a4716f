package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.PostText;
import crm.social.sandbox.text.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** A person as the API shows it. */
final class UserJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Rows rows;
    private final Call call;

    UserJson(Rows rows, Call call) {
        this.rows = rows;
        this.call = call;
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    ObjectNode of(Person person) {
        Set<String> wanted = call.wanted().user();
        ObjectNode json = Json.object()
                .put("id", String.valueOf(person.id()))
                .put("name", person.name())
                .put("username", person.username());
        if (wanted.contains("created_at")) {
            json.put("created_at", time(person.createdAt()));
        }
        if (wanted.contains("description")) {
            json.put("description", person.bio());
        }
        if (wanted.contains("location") && !person.place().isEmpty()) {
            json.put("location", person.place());
        }
        if (wanted.contains("url")) {
            json.put("url", person.url().isEmpty() ? "" : PostText.shortened(person.url()));
        }
        if (wanted.contains("protected")) {
            json.put("protected", person.isProtected());
        }
        pictures(json, person, wanted);
        standing(json, person, wanted);
        if (wanted.contains("entities")) {
            entities(json, person);
        }
        if (wanted.contains("public_metrics")) {
            metrics(json.putObject("public_metrics"), person);
        }
        if (wanted.contains("connection_status") && !call.caller().isAppOnly()) {
            connection(json.putArray("connection_status"), person);
        }
        posts(json, person, wanted);
        return json;
    }

    private void pictures(ObjectNode json, Person person, Set<String> wanted) {
        if (wanted.contains("profile_image_url")) {
            json.put(
                    "profile_image_url",
                    call.home() + "/profile_images/" + person.picture() + "/" + person.username() + "_normal.png");
        }
        if (wanted.contains("profile_banner_url")) {
            json.put("profile_banner_url", call.home() + "/profile_banners/" + person.id() + "/" + person.picture());
        }
    }

    private static void standing(ObjectNode json, Person person, Set<String> wanted) {
        if (wanted.contains("verified")) {
            json.put("verified", person.isVerified());
        }
        if (wanted.contains("verified_type")) {
            json.put("verified_type", person.verifiedType());
        }
        if (wanted.contains("receives_your_dm")) {
            json.put("receives_your_dm", false);
        }
        if (wanted.contains("subscription_type")) {
            json.put("subscription_type", "None");
        }
        if (wanted.contains("parody")) {
            json.put("parody", false);
        }
        if (wanted.contains("is_identity_verified")) {
            json.put("is_identity_verified", false);
        }
    }

    private static void entities(ObjectNode json, Person person) {
        ObjectNode bio = SpansJson.of(person.bio(), Span.read(person.bioSpans()), false);
        if (person.url().isEmpty() && bio.isEmpty()) {
            return;
        }
        ObjectNode entities = json.putObject("entities");
        if (!person.url().isEmpty()) {
            String address = PostText.shortened(person.url());
            Span span = new Span("url", 0, address.length(), address, person.url(), PostText.display(person.url()));
            entities.putObject("url").putArray("urls").add(SpansJson.url(span, 0, address.length()));
        }
        if (!bio.isEmpty()) {
            entities.set("description", bio);
        }
    }

    private void metrics(ObjectNode metrics, Person person) {
        metrics.put("followers_count", person.followers())
                .put("following_count", person.following())
                .put(call.dialect().word() + "_count", person.posts())
                .put("listed_count", person.listed())
                .put("like_count", person.likes());
        if (call.dialect() == Dialect.POST) {
            metrics.put("media_count", 0);
        }
    }

    private void connection(ArrayNode states, Person person) {
        long me = call.caller().person();
        Follows.pending(rows, me, person.id())
                .ifPresent(waits -> states.add(waits ? "follow_request_sent" : "following"));
        Follows.pending(rows, person.id(), me)
                .ifPresent(waits -> states.add(waits ? "follow_request_received" : "followed_by"));
        if (Follows.mutes(rows, me, person.id())) {
            states.add("muting");
        }
    }

    private void posts(ObjectNode json, Person person, Set<String> wanted) {
        String pinned = "pinned_" + call.dialect().word() + "_id";
        String recent = "most_recent_" + call.dialect().word() + "_id";
        boolean visible = Follows.maySee(rows, call.caller().person(), person);
        if (person.pinnedPost() != 0
                && (wanted.contains(pinned) || call.wanted().expansions().contains(pinned))) {
            json.put(pinned, String.valueOf(person.pinnedPost()));
        }
        if (visible && (wanted.contains(recent) || call.wanted().expansions().contains(recent))) {
            long id = rows.number("select max(id) from post where author_id = ?", person.id());
            if (id != 0) {
                json.put(recent, String.valueOf(id));
            }
        }
    }
}
