package crm.social.sandbox.seed;

import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** People who mostly follow others, so that some have hundreds of followers, and some requests wait for an answer. */
final class Crowd {
    static final int SIZE = 320;
    private static final int OTHERS = 6;
    private static final Duration SPAN = Duration.ofDays(40);

    /** Whom they follow, and how many of a hundred do. */
    private static final Map<String, Integer> FAVOURITES =
            Map.of("hanako_sato", 82, "acme_jp", 60, "emilycarter", 35, "acme_sales", 25);

    /** Whom of them these follow, out of a hundred. */
    private static final Map<String, Integer> CURIOUS = Map.of("hanako_sato", 45, "acme_jp", 25, "emilycarter", 15);

    /** Who asks a protected person. */
    private static final Map<String, Integer> REQUESTS = Map.of("yuko_nakamura", 4, "daisuke_ito_", 2);

    private final Rows rows;
    private final Random random;
    private final Instant now;
    private final List<Person> before;

    Crowd(Rows rows, Random random, Instant now) {
        this.rows = rows;
        this.random = random;
        this.now = now;
        this.before = People.all(rows).stream()
                .filter(person -> person.isActive() && !person.isProtected())
                .toList();
    }

    /** Adds them. */
    List<Person> gather() {
        Set<String> taken = new HashSet<>(rows.list("select username_key from person", row -> row.getString(1)));
        List<Member> members = new Cast(random, taken).crowd(SIZE);
        List<Person> crowd = new Accounts(rows, random).open(members);
        for (Person person : crowd) {
            follow(person);
        }
        ask(crowd);
        regulars();
        write(members, crowd);
        return crowd;
    }

    private void follow(Person person) {
        new TreeMap<>(FAVOURITES).forEach((name, share) -> {
            if (random.nextInt(100) < share) {
                named(name, target -> Follows.add(rows, person.id(), target.id(), false));
            }
        });
        new TreeMap<>(CURIOUS).forEach((name, share) -> {
            if (random.nextInt(100) < share) {
                named(name, source -> Follows.add(rows, source.id(), person.id(), false));
            }
        });
        for (int i = 0; i < OTHERS; i++) {
            Follows.add(
                    rows, person.id(), before.get(random.nextInt(before.size())).id(), false);
        }
    }

    private void ask(List<Person> crowd) {
        new TreeMap<>(REQUESTS)
                .forEach((name, many) -> named(name, target -> {
                    for (int i = 0; i < many; i++) {
                        Follows.add(rows, crowd.get(i * 7).id(), target.id(), true);
                    }
                }));
    }

    /** The company's customers follow it, and it does not follow all of them back yet. */
    private void regulars() {
        named("acme_jp", acme -> {
            for (String name : List.of("hanako_sato", "kenta_takahashi", "misaki_tanaka", "emilycarter")) {
                named(name, person -> Follows.add(rows, person.id(), acme.id(), false));
            }
            for (String name : List.of("hanako_sato", "emilycarter")) {
                named(name, person -> Follows.remove(rows, acme.id(), person.id()));
            }
        });
    }

    private void named(String username, Consumer<Person> work) {
        People.byUsername(rows, username).filter(Person::isActive).ifPresent(work);
    }

    private void write(List<Member> members, List<Person> crowd) {
        Voices voices = new Voices(random);
        Posting posting = new Posting(new PastIds(rows, random)::next);
        for (int i = 0; i < crowd.size(); i++) {
            String lang = members.get(i).lang();
            for (int n = random.nextInt(3); n > 0; n--) {
                Instant when = now.minusSeconds(600 + (long) (random.nextDouble() * SPAN.toSeconds()));
                String typed = voices.say(crowd.get(i).username(), "posts_" + lang, lang);
                posting.post(rows, crowd.get(i), new Posting.Draft(typed, 0, 0, "everyone"), when);
            }
        }
    }
}
