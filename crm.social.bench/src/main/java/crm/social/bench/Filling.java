package crm.social.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.itest.walk.PersonAtX;
import crm.social.itest.walk.Salesperson;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fills a house through its own doors, as people would: registering, signing in at X, CSV files, forms. No row is written past the product. */
final class Filling {
    private static final int ROWS_OF_A_FILE = 10_000;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final House house;
    private final Size size;
    private final LocalX x;
    private final People people;
    private final Crowd crowd = new Crowd(4);

    /** The product hashes two passwords at once, and lets nobody wait for long. */
    private final Crowd two = new Crowd(2);

    Filling(House house, LocalX x, People people) {
        this.house = house;
        this.size = house.size();
        this.x = x;
        this.people = people;
    }

    void fill() {
        Session administrator = house.signIn(House.ADMINISTRATOR);
        List<Person> contacts = people.contacts(size);
        List<Person> leads = people.leads(size);
        step("people at X", () -> joinX(contacts, leads));
        step(size.users() + " users", () -> two.all(size.users(), user -> register(administrator, user)));
        step("their connections", this::connect);
        step(contacts.size() + " contacts", () -> bring(administrator, "contact", contacts));
        step(leads.size() + " leads", () -> bring(administrator, "lead", leads));
        step(contacts.size() + " deals", () -> deals(administrator));
        step(size.linked() + " links", () -> await(SOON, () -> house.figure("crm_social_links") >= size.linked()));
        if (Inbox.there(administrator)) {
            step(size.items() + " items of the Social tab", () -> inbox(administrator));
        }
        crowd.close();
        two.close();
    }

    private void step(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        System.out.printf(
                "  %s house: %s (%d s)%n",
                size.name(), what, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private void joinX(List<Person> contacts, List<Person> leads) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(sellerAtX(House.ADMINISTRATOR), "管理者");
        for (int user = 0; user < size.users(); user++) {
            names.put(sellerAtX(House.login(user)), people.user(user));
        }
        List<Person> strangers = strangers();
        Stream.of(contacts, leads, strangers)
                .flatMap(List::stream)
                .filter(person -> !person.handle().isEmpty())
                .forEach(person -> names.put(person.handle(), person.family() + " " + person.given()));
        x.join(names);
        List<Person> speakers = people.speakers(size);
        crowd.all(speakers.size(), i -> x.post(speakers.get(i).handle(), people.saying(i)));
        mention(strangers.subList(0, 1));
    }

    private List<Person> strangers() {
        return IntStream.range(0, size.strangers())
                .mapToObj(number -> people.stranger(size, number))
                .toList();
    }

    private void mention(List<Person> by) {
        crowd.all(by.size(), i -> x.post(by.get(i).handle(), "@" + size.organisation() + " " + people.saying(i)));
    }

    private String sellerAtX(String login) {
        return size.name() + "_" + login;
    }

    private void register(Session administrator, int user) {
        administrator.post(
                "/crm/api/users",
                Session.JSON
                        .createObjectNode()
                        .put("login", House.login(user))
                        .put("name", people.user(user) + " " + user)
                        .put("password", House.password(House.login(user)))
                        .put("profile", "standard"));
    }

    private void connect() {
        connect(House.ADMINISTRATOR, sellerAtX(House.ADMINISTRATOR));
        two.all(size.users(), user -> connect(House.login(user), sellerAtX(House.login(user))));
    }

    private void connect(String login, String atX) {
        Salesperson person = Salesperson.signedIn(house.url(), login, House.password(login));
        String flow = Salesperson.newFlow();
        person.comeBack(new PersonAtX(atX).decide(person.begin(flow), "allow"));
        connected(person, flow);
    }

    private static void connected(Salesperson person, String flow) {
        String state = person.flowState(flow);
        if (!state.equals("CONNECTED")) {
            throw new IllegalStateException("a sign-in at X ended as " + state);
        }
    }

    private void bring(Session administrator, String type, List<Person> persons) {
        for (int from = 0; from < persons.size(); from += ROWS_OF_A_FILE) {
            bring(administrator, type, persons.subList(from, Math.min(persons.size(), from + ROWS_OF_A_FILE)), from);
        }
    }

    private void bring(Session administrator, String type, List<Person> persons, int first) {
        List<String> fields = new ArrayList<>(Person.FIELDS);
        fields.add("owner");
        if (type.equals("lead")) {
            fields.add("status");
        }
        StringWriter csv = new StringWriter();
        try (CsvWriter rows = CsvWriter.builder().build(csv)) {
            rows.writeRecord(fields);
            for (int i = 0; i < persons.size(); i++) {
                List<String> cells = new ArrayList<>(persons.get(i).cells());
                cells.add(House.login((first + i) % size.users()));
                if (type.equals("lead")) {
                    cells.add(persons.get(i).status());
                }
                rows.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = "/crm/api/imports?type=" + type + "&name=" + type + first + ".csv";
        String id = administrator
                .send("POST", address, csv.toString(), "text/csv")
                .at("/state/id")
                .asText();
        ObjectNode start = Session.JSON.createObjectNode();
        fields.forEach(start.putArray("mapping")::add);
        administrator.post("/crm/api/imports/" + id + "/start", start);
        await(SOON, () -> done(administrator.read("/crm/api/imports/" + id).path("state"), persons.size()));
    }

    private static boolean done(JsonNode told, int rows) {
        boolean done = told.path("state").asText().equals("DONE");
        if (done && told.path("created").asInt() != rows) {
            throw new IllegalStateException("an import took not all rows: " + told);
        }
        return done;
    }

    /** One for each contact: half of them open, the others won or lost. */
    private void deals(Session administrator) {
        JsonNode ids = administrator.read("/crm/api/contacts/ids").path("items");
        crowd.all(
                Math.min(size.contacts(), ids.size()), i -> administrator.post("/crm/api/deals", deal(i, ids.get(i))));
    }

    private static ObjectNode deal(int i, JsonNode contact) {
        return Session.JSON
                .createObjectNode()
                .put("name", "更新 " + (2_020 + i % 7) + "-" + i)
                .put("amount", 10_000L * (1 + i * 7_919L % 500))
                .put("stage", List.of("open", "won", "open", "lost").get(i % 4))
                .put("contact", contact.asText());
    }

    private void inbox(Session administrator) {
        Salesperson person =
                Salesperson.signedIn(house.url(), House.ADMINISTRATOR, House.password(House.ADMINISTRATOR));
        String flow = Salesperson.newFlow();
        String begin = "/social/sign-in/twitter?act=POST&act=REPLY&for=organisation&flow=" + flow;
        var answer = person.visitor().get(begin);
        URI toX = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
        person.comeBack(new PersonAtX(size.organisation()).decide(toX, "allow"));
        connected(person, flow);
        // At first the newest page of mentions is read, and from then on all of them.
        await(SOON, () -> Inbox.mentioned(administrator));
        mention(strangers().subList(1, size.strangers()));
        await(BETWEEN_WALKS, () -> Inbox.items(administrator) >= size.items());
    }

    private static void await(Duration pause, BooleanSupplier done) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not done after " + LONGEST);
            }
            Crowd.pause(pause);
        }
    }
}
