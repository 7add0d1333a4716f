package crm.social.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is known of a house for asking it things: users who are signed in, records, cursors, open pages. */
final class Visit implements AutoCloseable {
    private static final int USERS = 100;
    private static final int OPEN_PAGES = 100;
    private static final int MOST = 100;
    private static final int MOST_LEADS = 50_000;

    /** Longer than the product shows what it has read without asking again. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(62);

    final List<String> leads = new ArrayList<>();
    final List<String> emails = new ArrayList<>();
    final List<String> contacts = new ArrayList<>();

    /** Those of a linked person who has posted, such as {@code lead/<id>}. */
    final List<String> linked = new ArrayList<>();

    final String middleByTime;
    final String middleByName;
    final List<EventStream> pages = new ArrayList<>();
    private final House house;
    private final Rota<Session> users;
    private final Rota<String> strangers;

    Visit(House house, People people, long seed) {
        this.house = house;
        Size size = house.size();
        List<Session> signedIn = IntStream.range(0, Math.min(USERS, size.users()))
                .mapToObj(user -> house.signIn(House.login(user)))
                .toList();
        this.users = new Rota<>(signedIn, seed);
        Set<String> speaking = people.speakers(size).stream()
                .map(person -> "@" + person.handle())
                .collect(Collectors.toSet());
        int middle = size.leads() / 2;
        this.middleByTime = walk("/crm/api/leads", middle, middle, lead -> {});
        // By name: those that follow each other came at different times, and lie in different places.
        this.middleByName = walk("/crm/api/leads?sort=name", Math.min(size.leads(), MOST_LEADS), middle, lead -> {
            leads.add(lead.path("id").asText());
            emails.add(lead.path("email").asText());
            note(lead, speaking);
        });
        walk("/crm/api/contacts", size.contacts(), 0, contact -> {
            contacts.add(contact.path("id").asText());
            note(contact, speaking);
        });
        this.strangers = new Rota<>(linked, seed, FORGOTTEN);
        for (int i = 0; i < OPEN_PAGES; i++) {
            pages.add(EventStream.open(signedIn.get(i % signedIn.size())));
        }
    }

    private void note(JsonNode record, Set<String> speaking) {
        if (speaking.contains(record.at("/handles/twitter").asText())) {
            linked.add(record.path("type").asText() + "/" + record.path("id").asText());
        }
    }

    /** Reads the first rows of a list. @return the cursor of what follows a row in the middle */
    private String walk(String list, int rows, int middle, Consumer<JsonNode> row) {
        String found = "";
        String cursor = "";
        for (int seen = 0; seen < rows; ) {
            int limit = Math.min(MOST, (seen < middle ? middle : rows) - seen);
            String more = (list.contains("?") ? "&" : "?") + "limit=" + limit;
            JsonNode page = user().read(list + more + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(row);
            seen += limit;
            cursor = page.path("next").asText("");
            found = seen == middle ? cursor : found;
        }
        return found;
    }

    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    House house() {
        return house;
    }

    /** The next user. */
    Session user() {
        return users.next();
    }

    /** A linked record at which nobody has looked for a while. */
    String stranger() {
        return strangers.next();
    }

    @Override
    public void close() {
        pages.forEach(EventStream::close);
    }
}
