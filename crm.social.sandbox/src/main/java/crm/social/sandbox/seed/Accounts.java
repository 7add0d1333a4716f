package crm.social.sandbox.seed;

import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.text.PostText;
import crm.social.sandbox.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Opens accounts for members, in the years since there are any. */
final class Accounts {
    private static final Instant OLDEST = Instant.parse("2010-03-01T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2026-06-01T00:00:00Z");
    /** Accounts from before had small numbers. */
    private static final Instant LONG_NUMBERS = Instant.parse("2016-01-01T00:00:00Z");

    private final Rows rows;
    private final Random random;
    private final Set<Long> numbers;

    Accounts(Rows rows, Random random) {
        this.rows = rows;
        this.random = random;
        this.numbers = new HashSet<>(rows.list("select id from person", row -> row.getLong(1)));
    }

    /** One for each, in their order. */
    List<Person> open(List<Member> members) {
        List<Person> people = new ArrayList<>();
        for (Member member : members) {
            long span = Duration.between(OLDEST, NEWEST).toMinutes();
            Instant since = OLDEST.plus(Duration.ofMinutes((long) (random.nextDouble() * span)));
            long id;
            do {
                id = since.isBefore(LONG_NUMBERS)
                        ? 10_000_000L + (long) (random.nextDouble() * 4_000_000_000L)
                        : Ids.at(since) + random.nextInt(1 << 22);
            } while (!numbers.add(id));
            Person person = person(member, id, since, picture(member, id));
            People.add(rows, person);
            formerNames(member, id, since);
            people.add(person);
        }
        return people;
    }

    /** The last digit says what is drawn. */
    private static long picture(Member member, long id) {
        int look = member.is("company") ? 3 : member.is("woman") ? 1 : member.is("man") ? 2 : 0;
        return 142_857_142_857_142_850L + id % 1_000_000_007L * 10 + look;
    }

    private Person person(Member member, long id, Instant since, long picture) {
        PostText bio = PostText.of(member.bio());
        String words = " "
                + (member.name() + " " + member.searchWords() + " "
                                + member.username().replace('_', ' '))
                        .toLowerCase(Locale.ROOT)
                        .replace('\u3000', ' ');
        return new Person(
                id,
                member.username(),
                member.name(),
                member.username().toLowerCase(Locale.ROOT) + "@sandbox.example",
                bio.text(),
                Span.write(bio.spans()),
                member.place(),
                member.url(),
                member.is("suspended") ? "suspended" : "active",
                member.is("protected"),
                member.verified(),
                since,
                picture,
                0,
                words,
                0,
                0,
                0,
                0,
                member.is("company") ? 20 + random.nextInt(60) : random.nextInt(12));
    }

    private void formerNames(Member member, long id, Instant since) {
        for (String flag : member.flags()) {
            if (flag.startsWith("renamed:")) {
                rows.change(
                        "insert into former_username (person_id, username_key, until) values (?, ?, ?)",
                        id,
                        flag.substring("renamed:".length()),
                        since.plus(Duration.ofDays(300)).toEpochMilli());
            }
        }
    }
}
