package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looking people up. */
final class UserOperations {
    /** What a new name may be; names from before may be longer. */
    private static final String NAME = "[A-Za-z0-9_]{1,15}";

    private static final String SEARCHABLE = "[A-Za-z0-9_' ]{1,50}";
    private static final int MOST_FOUND = 1_000;

    private UserOperations() {}

    static Reply me(Rows rows, Call call) {
        return new Answer(rows, call)
                .user(People.byId(rows, call.caller().person()).stream().toList());
    }

    static Reply byId(Rows rows, Call call) {
        String id = String.valueOf(call.pathId("id"));
        return one(rows, call, "id", id, People.byId(rows, Long.parseLong(id)));
    }

    static Reply byUsername(Rows rows, Call call) {
        String name = call.request().part("username");
        Optional<Person> person = People.byUsername(rows, name);
        if (person.isEmpty()) {
            call.check("username", name, NAME);
        }
        return one(rows, call, "username", name, person);
    }

    private static Reply one(Rows rows, Call call, String parameter, String value, Optional<Person> person) {
        Answer answer = new Answer(rows, call);
        return answer.user(
                present(answer, call, parameter, value, person).stream().toList());
    }

    /** The person, or else the error that says why not. */
    static Optional<Person> present(Answer answer, Call call, String parameter, String value, Optional<Person> person) {
        if (person.isEmpty() || person.get().state().equals("deleted")) {
            answer.error(call.problems().noSuchUser(parameter, value));
            return Optional.empty();
        }
        if (person.get().isSuspended()) {
            answer.error(call.problems().suspended(parameter, value));
            return Optional.empty();
        }
        return person;
    }

    static Reply byIds(Rows rows, Call call) {
        Map<String, Person> people = new HashMap<>();
        List<String> ids = call.many("ids", "[0-9]{1,19}");
        List<Long> numbers =
                ids.stream().filter(id -> id.length() < 19).map(Long::valueOf).toList();
        List<Long> all = new ArrayList<>(numbers);
        ids.stream()
                .filter(id -> id.length() == 19 && id.compareTo("9223372036854775807") <= 0)
                .forEach(id -> all.add(Long.valueOf(id)));
        People.byIds(rows, all).forEach(person -> people.put(String.valueOf(person.id()), person));
        return many(rows, call, "ids", ids, people);
    }

    static Reply byUsernames(Rows rows, Call call) {
        Map<String, Person> people = new HashMap<>();
        List<String> names = call.many("usernames", ".*");
        for (String name : names) {
            People.byUsername(rows, name).ifPresent(person -> people.put(name, person));
            if (!people.containsKey(name)) {
                call.check("usernames", name, NAME);
            }
        }
        return many(rows, call, "usernames", names, people);
    }

    private static Reply many(Rows rows, Call call, String parameter, List<String> asked, Map<String, Person> people) {
        Answer answer = new Answer(rows, call);
        List<Person> found = new ArrayList<>();
        asked.forEach(value -> present(answer, call, parameter, value, Optional.ofNullable(people.get(value)))
                .filter(person -> !found.contains(person))
                .ifPresent(found::add));
        return answer.users(found, null);
    }

    static Reply search(Rows rows, Call call) {
        String query = call.request().query("query").orElse("");
        if (query.isBlank() || call.rules().searchPatternStrict() && !query.matches(SEARCHABLE)) {
            throw call.invalid(
                    "query",
                    query,
                    "The `query` query parameter value [" + query + "] does not match ^" + SEARCHABLE + "$");
        }
        int size = call.size(1, 1_000, 100);
        int from = call.cursor("next_token").map(Cursor::place).orElse(0L).intValue();
        List<Person> all = ranked(rows, query);
        List<Person> page = all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
        ObjectNode meta = Json.object();
        if (from + size < Math.min(all.size(), MOST_FOUND)) {
            meta.put("next_token", new Cursor(false, from + size).token());
        }
        if (from > 0) {
            meta.put("previous_token", new Cursor(false, Math.max(0, from - size)).token());
        }
        return new Answer(rows, call).users(page, meta);
    }

    /** Whole name first, then whole words, then those whom many follow. */
    static List<Person> ranked(Rows rows, String query) {
        String plain = query.toLowerCase(Locale.ROOT).strip();
        List<String> words = Arrays.stream(plain.split("[\\s\u3000']+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Person> found = new ArrayList<>(words.isEmpty() ? List.of() : People.matching(rows, words));
        found.sort(Comparator.comparingInt((Person person) -> -score(person, plain, words))
                .thenComparing(person -> -person.followers())
                .thenComparing(Person::id));
        return found;
    }

    private static int score(Person person, String plain, List<String> words) {
        String name = person.name().toLowerCase(Locale.ROOT);
        String username = People.key(person.username());
        int whole = name.equals(plain) || username.equals(plain.replace("@", "")) ? 100 : 0;
        List<String> own = List.of(person.searchWords().strip().split(" "));
        int each = (int) words.stream().filter(own::contains).count();
        return whole + 10 * each + (person.isVerified() ? 3 : 0);
    }
}
