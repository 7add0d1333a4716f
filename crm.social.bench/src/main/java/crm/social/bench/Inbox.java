package crm.social.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The Social tab over HTTP. */
final class Inbox {
    static final String COUNTS = "/social/api/inbox/twitter";
    static final List<String> COLUMNS = List.of("customer", "in-deal", "prospect", "unknown");

    private Inbox() {}

    /** Whether the product that was built has one. */
    static boolean there(Session session) {
        return session.knows(COUNTS);
    }

    static String column(String name) {
        return COUNTS + "/" + name;
    }

    /** How many items there are: the counts of the tab itself stop at a thousand. */
    static int items(Session session) {
        return COLUMNS.stream()
                .mapToInt(column -> items(session, column(column)))
                .sum();
    }

    /** Whether somebody who is in no record was heard. */
    static boolean mentioned(Session session) {
        return items(session, column("unknown")) > 0;
    }

    private static int items(Session session, String column) {
        int items = 0;
        String cursor = "";
        do {
            JsonNode page = session.read(column + cursor);
            items += page.path("items").size();
            String next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : "?cursor=" + next;
        } while (!cursor.isEmpty());
        return items;
    }
}
