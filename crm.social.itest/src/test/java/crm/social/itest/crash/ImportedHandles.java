package crm.social.itest.crash;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Visitor;
import crm.social.itest.walk.Salesperson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An import of leads, each with a user name of its own: most name people of the local X, some nobody, somebody suspended, or nothing at all. */
final class ImportedHandles {
    private static final String COMPANY = "kill-import";
    private static final String MAPPING = "[\"familyName\",\"company\",\"handles.twitter\"]";
    private static final String MINE = " where company = '" + COMPANY + "'";

    /**
     * A row and what has to become of it.
     *
     * @param handle as X writes it, or an empty text
     * @param state why it is not linked, or an empty text
     */
    private record Row(String name, String typed, String handle, String state) {}

    private final KilledCrm crm;
    private final Salesperson person;
    private final List<Row> rows = new ArrayList<>();
    private volatile String draft = "";
    private volatile String started = "";

    /** @param person who imports, and can look for whom names mean */
    ImportedHandles(KilledCrm crm, Salesperson person, int size, Random random) {
        this.crm = crm;
        this.person = person;
        for (int i = 0; i < size; i++) {
            rows.add(row(i, random));
        }
    }

    private static Row row(int i, Random random) {
        String name = String.format(Locale.ROOT, "imported%05d", i);
        String handle = String.format(Locale.ROOT, "imp_%05d", i);
        return switch (i % 50) {
            case 7, 23 -> new Row(name, String.format(Locale.ROOT, "nobody_%05d", i), "", "NOBODY");
            case 11 -> new Row(name, "longer_than_x_takes_" + i, "", "INVALID");
            case 31 -> new Row(name, "佐藤さん" + i, "", "INVALID");
            case 43 -> new Row(name, String.format(Locale.ROOT, "gone_%05d", i), "", "SUSPENDED");
            default -> new Row(name, typed(handle, random), handle, "");
        };
    }

    private static String typed(String handle, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> handle;
            case 1 -> "@" + handle;
            case 2 -> "https://x.com/" + handle;
            case 3 -> handle.toUpperCase(Locale.ROOT);
            default -> "＠" + handle;
        };
    }

    int size() {
        return rows.size();
    }

    /** Lets the people join whom the rows name. */
    void peopleJoin() {
        crm.x()
                .join(rows.stream()
                        .filter(row -> !row.handle.isEmpty())
                        .map(Row::handle)
                        .toList());
        List<String> suspended = rows.stream()
                .filter(row -> row.state.equals("SUSPENDED"))
                .map(Row::typed)
                .toList();
        crm.x().join(suspended);
        suspended.forEach(crm.x()::suspend);
    }

    /** Brings the file, unless that was acknowledged, and says that it shall begin, unless that was. */
    void begin() {
        if (draft.isEmpty()) {
            HttpResponse<String> kept = person.visitor()
                    .sendBody(
                            "POST",
                            "/crm/api/imports?type=lead&name=handles.csv",
                            BodyPublishers.ofString(csv()),
                            "Content-Type",
                            "text/csv");
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
            draft = Visitor.json(kept).path("state").path("id").asText();
        }
        if (started.isEmpty()) {
            good(person.visitor()
                    .send("POST", "/crm/api/imports/" + draft + "/start", "{\"mapping\":" + MAPPING + "}"));
            started = draft;
        }
    }

    private String csv() {
        return rows.stream()
                .map(row -> row.name + "," + COMPANY + "," + row.typed)
                .collect(Collectors.joining("\n", "name,company,user\n", "\n"));
    }

    private JsonNode told() {
        return person.read("/crm/api/imports/" + draft).path("state");
    }

    /** How many rows were worked off; after a kill never fewer. */
    int done() {
        return started.isEmpty() ? 0 : told().path("done").asInt();
    }

    /** How many of its handles were linked or marked by now. */
    long settled() {
        return crm.tables()
                .socialNumber("select (select count(*) from link where linked_by = 'tanaka' and subject is not null)"
                        + " + (select count(*) from pending_handle where saver = 'tanaka'"
                        + " and state in ('NOBODY', 'SUSPENDED', 'INVALID'))");
    }

    /** Every row is a lead once, every handle is linked or marked, the field agrees, and the timeline tells it once. */
    void check() {
        JsonNode told = told();
        assertThat(List.of("state", "done", "created", "updated", "refused"))
                .as(told.toString())
                .extracting(field -> told.path(field).asText())
                .containsExactly("DONE", "" + size(), "" + size(), "0", "0");
        Tables tables = crm.tables();
        Map<String, List<String>> leads = keyed(tables.host("select id, family_name, coalesce((select value from handle"
                + " where person_id = person.id and network = 'twitter'), '') from person" + MINE));
        Map<String, List<String>> links = keyed(tables.social(
                "select record_id, handle, basis from link where linked_by = 'tanaka' and subject is not null"));
        Map<String, List<String>> waiting =
                keyed(tables.social("select record_id, state, value from pending_handle where saver = 'tanaka'"));
        Map<String, String> ids =
                leads.values().stream().collect(Collectors.toMap(lead -> lead.get(1), lead -> lead.get(0)));
        assertThat(ids).as("leads").hasSize(size());
        for (Row row : rows) {
            String id = ids.getOrDefault(row.name, "");
            assertThat(id).as(row.toString()).isNotEmpty();
            boolean named = !row.handle.isEmpty();
            assertThat(leads.get(id))
                    .as(row.toString())
                    .containsExactly(id, row.name, named ? "@" + row.handle : row.typed);
            assertThat(links.get(id)).as(row.toString()).isEqualTo(named ? List.of(id, row.handle, "FIELD") : null);
            assertThat(waiting.get(id)).as(row.toString()).isEqualTo(named ? null : List.of(id, row.state, row.typed));
        }
        checkTimelines(ids);
        checkAnswers(ids);
    }

    private static Map<String, List<String>> keyed(List<List<String>> found) {
        return found.stream().collect(Collectors.toMap(row -> row.get(0), Function.identity()));
    }

    private void checkTimelines(Map<String, String> ids) {
        Map<String, Integer> counts = new HashMap<>();
        crm.tables()
                .host("select record_id, text_key, count(*) from timeline where record_id in (select id from person"
                        + MINE + ") group by record_id, text_key")
                .forEach(row -> counts.put(row.get(0) + " " + row.get(1), Integer.valueOf(row.get(2))));
        Map<String, Integer> wanted = new HashMap<>();
        for (Row row : rows) {
            String id = ids.get(row.name);
            wanted.put(id + " timeline.import-created", 1);
            if (!row.handle.isEmpty()) {
                wanted.put(id + " timeline.linked", 1);
            }
        }
        assertThat(counts).isEqualTo(wanted);
        assertThat(crm.tables()
                        .social(
                                "select record_id from audit where user_id = 'tanaka' and act = 'LINK' group by record_id"
                                        + " having count(*) > 1"))
                .as("linked twice")
                .isEmpty();
    }

    /** What the interface answers is what the tables hold. */
    private void checkAnswers(Map<String, String> ids) {
        List<Row> some = new ArrayList<>(rows);
        Collections.shuffle(some, new Random(size()));
        for (Row row : some.subList(0, Math.min(60, some.size()))) {
            String id = ids.getOrDefault(row.name, "");
            boolean named = !row.handle.isEmpty();
            assertThat(person.field(id)).as(row.toString()).isEqualTo(named ? "@" + row.handle : row.typed);
            assertThat(person.link(id).path("handle").asText())
                    .as(row.toString())
                    .isEqualTo(row.handle);
            assertThat(person.read("/social/api/records/lead/" + id + "/waiting")
                            .path("twitter")
                            .path("state")
                            .asText())
                    .as(row.toString())
                    .isEqualTo(row.state);
        }
    }
}
