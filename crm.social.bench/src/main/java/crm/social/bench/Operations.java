package crm.social.bench;

import crm.social.bench.Operation.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is measured: the same for each house, in the same order. The addresses are those that the pages ask for. */
final class Operations {
    private static final String LEADS = "/crm/api/leads?limit=50";
    private static final List<String> FREQUENT = List.of("佐藤", "鈴木", "高橋", "田中", "Smith");
    private static final List<String> PLACES = List.of("みなと商事", "東海物流", "北斗フーズ", "Northwind");

    private final Visit visit;
    private final long seed;
    private final List<Operation> all = new ArrayList<>();

    private Operations(Visit visit, long seed) {
        this.visit = visit;
        this.seed = seed;
    }

    static List<Operation> of(Visit visit, boolean inbox, long seed) {
        Operations operations = new Operations(visit, seed);
        operations.lists();
        operations.searches();
        operations.records();
        operations.social();
        if (inbox) {
            operations.inbox();
        }
        operations.people();
        return List.copyOf(operations.all);
    }

    private void lists() {
        get("leads, first page", () -> LEADS);
        get("leads, page in the middle", () -> LEADS + "&cursor=" + visit.middleByTime);
        get("leads by name", () -> LEADS + "&sort=name");
        get("leads by name, page in the middle", () -> LEADS + "&sort=name&cursor=" + visit.middleByName);
        get("leads by company", () -> LEADS + "&sort=company");
        get("leads, last changed", () -> LEADS + "&sort=-updated");
        get("leads of mine", () -> LEADS + "&owner=me");
        get("leads of mine by name", () -> LEADS + "&owner=me&sort=name");
        get("leads of a frequent status", () -> LEADS + "&status=contacted");
        get("leads of a rare status", () -> LEADS + "&status=lost");
        get("leads of mine of a rare status", () -> LEADS + "&owner=me&status=lost");
        get("contacts, first page", () -> "/crm/api/contacts?limit=50");
        get("deals, first page", () -> "/crm/api/deals?limit=50");
        get("deals, largest amount", () -> "/crm/api/deals?limit=50&sort=-amount");
    }

    private void searches() {
        Rota<String> emails = new Rota<>(visit.emails, seed);
        Rota<String> names = new Rota<>(FREQUENT, seed);
        Rota<String> places = new Rota<>(PLACES, seed);
        get("leads with a frequent name in the list", () -> LEADS + "&q=" + Visit.encoded(names.next()));
        search("quick search, one hit", emails::next);
        search("quick search, many hits", names::next);
        search("quick search, two words", () -> names.next() + " " + places.next());
        search("quick search, none", () -> "zz" + emails.next());
    }

    /** Leads, contacts and deals at once. */
    private void search(String name, Supplier<String> words) {
        operation(name, Pace.QUICK, () -> {
            Session user = visit.user();
            String query = "?limit=5&total=false&q=" + Visit.encoded(words.get());
            List<String> paths = Stream.of("leads", "contacts", "deals")
                    .map(kind -> "/crm/api/" + kind + query)
                    .toList();
            return () -> user.together(paths);
        });
    }

    private void records() {
        Rota<String> leads = new Rota<>(visit.leads, seed);
        Rota<String> contacts = new Rota<>(visit.contacts, seed);
        get("a lead", () -> "/crm/api/leads/" + leads.next());
        get("a lead's timeline", () -> "/crm/api/leads/" + leads.next() + "/timeline");
        get("a contact's deals", () -> "/crm/api/deals?contact=" + contacts.next());
        get("people to choose an owner from", () -> "/crm/api/people");
        get("the session", () -> "/crm/api/session");
    }

    private void social() {
        Rota<String> linked = new Rota<>(visit.linked, seed);
        String known = visit.linked.get(0);
        get("networks", () -> "/social/api/networks");
        get("a record's links", () -> record(linked.next(), "/links"));
        get("what its field waits for", () -> record(linked.next(), "/waiting"));
        operation("panel, X's answer kept", Pace.QUICK, () -> {
            Session user = visit.user();
            user.get(record(known, "/twitter"));
            return () -> user.get(record(known, "/twitter"));
        });
        operation("panel, X asked", Pace.SLOW, () -> {
            Session user = visit.user();
            String stranger = visit.stranger();
            return () -> user.get(record(stranger, "/twitter"));
        });
    }

    private static String record(String record, String rest) {
        return "/social/api/records/" + record + rest;
    }

    private void inbox() {
        get("Social tab, counts", () -> Inbox.COUNTS);
        Inbox.COLUMNS.forEach(column -> get("Social tab, " + column, () -> Inbox.column(column)));
        get("Social tab, counts of a word", () -> Inbox.COUNTS + "?q=" + Visit.encoded(FREQUENT.get(0)));
    }

    private void people() {
        Rota<Integer> logins = new Rota<>(
                Stream.iterate(0, user -> user < visit.house().size().users(), user -> user + 1)
                        .toList(),
                seed);
        Rota<String> leads = new Rota<>(visit.leads, seed);
        operation("signing in", Pace.ALONE, () -> {
            String login = House.login(logins.next());
            return () -> visit.house().signIn(login);
        });
        operation("a change, until all open pages know", Pace.ALONE, () -> {
            Session user = visit.user();
            String lead = leads.next();
            String path = "/crm/api/leads/" + lead;
            long version = user.read(path).path("version").asLong();
            String body = "{\"description\":\"" + System.nanoTime() + "\",\"version\":" + version + "}";
            visit.pages.forEach(page -> page.expect("\"id\":\"" + lead + "\""));
            return () -> {
                user.send("PATCH", path, body, "application/json");
                visit.pages.forEach(EventStream::await);
            };
        });
    }

    private void get(String name, Supplier<String> path) {
        operation(name, Pace.QUICK, () -> {
            Session user = visit.user();
            String asked = path.get();
            return () -> user.get(asked);
        });
    }

    private void operation(String name, Pace pace, Operation.Preparation preparation) {
        all.add(new Operation(name, pace, preparation));
    }
}
