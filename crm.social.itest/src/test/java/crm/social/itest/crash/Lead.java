package crm.social.itest.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.walk.Salesperson;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * A lead and what the CRM has acknowledged about it: whom it is linked to, and what its timeline has to tell. Of a change without an answer both outcomes
 * are allowed, and nothing between them. Used from one thread at a time.
 */
final class Lead {
    /**
     * A change on its way.
     *
     * @param to the user name that is to be linked, or an empty text for nobody
     * @param typed what the field holds if a person typed it there, or null for a change of the link itself
     * @param told what the host tells of it, or an empty text
     * @param stored whether it was acknowledged
     */
    private record Change(String to, @Nullable String typed, String told, boolean stored) {}

    private final String id;
    private final Map<String, Integer> entries = new ConcurrentSkipListMap<>();
    private final Set<String> perhaps = new ConcurrentSkipListSet<>();
    private String linked = "";
    private @Nullable Change change;
    private boolean agreed;
    private String undo = "";
    private String undone = "";
    private long undoUntil;

    private Lead(String id) {
        this.id = id;
    }

    /** A lead that somebody created with a user name in its field. */
    static Lead created(String id, String to, String typed) {
        Lead lead = new Lead(id);
        lead.change = new Change(to, typed, "", true);
        lead.expect("timeline.created");
        return lead;
    }

    String id() {
        return id;
    }

    String linked() {
        return linked;
    }

    /** Whether field and link were seen to agree since the last change. */
    boolean agreed() {
        return agreed;
    }

    /** Whether the last change can be taken back. */
    boolean canBeUndone() {
        return agreed && !undo.isEmpty() && System.nanoTime() < undoUntil;
    }

    String undo() {
        return undo;
    }

    /** Whom taking back brings back. */
    String undone() {
        return undone;
    }

    /** The link itself is about to be changed. */
    void changing(String to) {
        begin(new Change(to, null, "", false));
    }

    /** The field is about to be changed. */
    void typing(String to, String typed) {
        String told = typed.isEmpty() ? "timeline.handle-removed twitter" : "timeline.handle " + typed;
        begin(new Change(to, typed, told, false));
    }

    private void begin(Change wanted) {
        change = wanted;
        agreed = false;
        undo = "";
    }

    /** The link was changed. @param token what takes it back */
    void changed(String token) {
        String before = linked;
        done(now());
        undo = token;
        undone = before;
        undoUntil = System.nanoTime() + 480_000_000_000L;
    }

    /** The field was changed; the link follows. */
    void typed() {
        change = new Change(now().to, now().typed, now().told, true);
    }

    /** The CRM refused. */
    void refused() {
        change = null;
    }

    /** The timeline has one more of these. */
    void expect(String entry) {
        entries.merge(entry, 1, Integer::sum);
    }

    /** The timeline may have this one, once. */
    void perhaps(String entry) {
        perhaps.add(entry);
    }

    private Change now() {
        Change now = change;
        if (now == null) {
            throw new IllegalStateException("nothing is being changed");
        }
        return now;
    }

    private void done(Change made) {
        if (!made.to.equals(linked)) {
            expect(made.to.isEmpty() ? "timeline.unlinked @" + linked : "timeline.linked @" + made.to);
        }
        if (!made.told.isEmpty()) {
            expect(made.told);
        }
        linked = made.to;
        change = null;
    }

    /**
     * Looks at link and field. What was acknowledged is there; what is not has happened wholly or not at all.
     *
     * @return whether field and link agree
     */
    boolean look(Salesperson by) {
        String link = by.link(id).path("handle").asText();
        String field = by.field(id);
        JsonNode waiting =
                by.read("/social/api/records/lead/" + id + "/waiting").path("twitter");
        Change made = change;
        String as = id + ": link " + link + ", field " + field + ", waiting " + waiting + ", acknowledged " + linked
                + ", " + made;
        if (made == null) {
            assertThat(link).as(as).isEqualTo(linked);
        } else if (made.stored) {
            assertThat(field).as(as).isIn(made.typed, shown(made.to));
            assertThat(link).as(as).isIn(linked, made.to);
        } else {
            assertThat(link).as(as).isIn(linked, made.to);
        }
        agreed = waiting.isMissingNode() && field.equals(shown(link));
        if (agreed && made != null) {
            assertThat(made.stored && !link.equals(made.to)).as(as).isFalse();
            if (link.equals(made.to)) {
                done(made);
            } else {
                change = null;
            }
        }
        return agreed;
    }

    private static String shown(String handle) {
        return handle.isEmpty() ? "" : "@" + handle;
    }

    /** What the timeline tells of links, fields, posts and notes stands there once. @param told whether all of it was told by now */
    void timeline(Salesperson by, boolean told) {
        Map<String, Integer> found = new TreeMap<>();
        String path = "/crm/api/leads/" + id + "/timeline?limit=100";
        JsonNode page = by.read(path);
        count(page, found);
        while (page.path("next").isTextual()) {
            page = by.read(path + "&cursor=" + page.path("next").asText());
            count(page, found);
        }
        if (told) {
            perhaps.stream().filter(entry -> !entries.containsKey(entry)).forEach(entry -> found.remove(entry, 1));
            assertThat(found).as("timeline of " + id).isEqualTo(entries);
        } else if (change == null) {
            found.forEach((entry, times) -> assertThat(times)
                    .as(entry + " in the timeline of " + id)
                    .isLessThanOrEqualTo(entries.getOrDefault(entry, perhaps.contains(entry) ? 1 : 0)));
        }
    }

    private static void count(JsonNode page, Map<String, Integer> found) {
        for (JsonNode item : page.path("items")) {
            JsonNode arguments = item.path("arguments");
            String key = item.path("key").asText();
            String what =
                    switch (key) {
                        case "timeline.linked", "timeline.unlinked", "timeline.handle", "timeline.handle-removed" ->
                            " " + arguments.path(arguments.size() - 1).asText();
                        case "timeline.posted", "timeline.replied", "timeline.note" ->
                            " " + item.path("detail").asText();
                        default -> "";
                    };
            found.merge(key + what, 1, Integer::sum);
        }
    }
}
