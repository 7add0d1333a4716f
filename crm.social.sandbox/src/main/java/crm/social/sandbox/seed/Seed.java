package crm.social.sandbox.seed;

import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.text.PostText;
import crm.social.sandbox.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a new data folder: always the same people, with posts up to the moment of the first start. */
public final class Seed {
    private static final Logger LOG = LoggerFactory.getLogger(Seed.class);
    private static final long NUMBER = 20_261_122;
    private static final Instant OLDEST = Instant.parse("2010-03-01T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2026-06-01T00:00:00Z");
    /** Accounts from before had small numbers. */
    private static final Instant LONG_NUMBERS = Instant.parse("2016-01-01T00:00:00Z");

    private final Store store;
    private final Random random = new Random(NUMBER);

    public Seed(Store store) {
        this.store = store;
    }

    /** Does nothing where it was done before. */
    public void plantOnce() {
        long start = System.nanoTime();
        boolean planted = store.write(rows -> {
            if (rows.any("select 1 from meta where name = 'seeded_at'")) {
                return false;
            }
            plant(rows, Instant.now());
            return true;
        });
        if (planted) {
            LOG.info("people and posts made in {} ms", (System.nanoTime() - start) / 1_000_000);
        }
    }

    private void plant(Rows rows, Instant now) {
        List<Member> members = new Cast(random).members();
        Map<Member, Person> people = people(rows, members);
        follow(rows, members, people);
        List<Person> reloaded = new ArrayList<>();
        members.forEach(member ->
                reloaded.add(People.byId(rows, people.get(member).id()).orElseThrow()));
        new Writing(rows, random, now).write(members, reloaded);
        rows.change("insert into meta (name, value) values ('seeded_at', ?)", String.valueOf(now.toEpochMilli()));
    }

    private Map<Member, Person> people(Rows rows, List<Member> members) {
        Map<Member, Person> people = new HashMap<>();
        Set<Long> numbers = new HashSet<>();
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
            formerNames(rows, member, id, since);
            people.put(member, person);
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

    private static void formerNames(Rows rows, Member member, long id, Instant since) {
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

    /** Everybody follows some others, companies and their own language more often. */
    private void follow(Rows rows, List<Member> members, Map<Member, Person> people) {
        for (Member source : members) {
            int many = 10 + random.nextInt(50);
            for (int i = 0; i < many; i++) {
                Member target = members.get(random.nextInt(members.size()));
                boolean likely = target.lang().equals(source.lang()) || random.nextInt(4) == 0;
                if (target != source && likely) {
                    Follows.add(
                            rows, people.get(source).id(), people.get(target).id(), false);
                }
            }
            for (Member company : members) {
                if (company.is("company") && company != source && random.nextInt(3) == 0) {
                    Follows.add(
                            rows, people.get(source).id(), people.get(company).id(), false);
                }
            }
        }
    }
}
