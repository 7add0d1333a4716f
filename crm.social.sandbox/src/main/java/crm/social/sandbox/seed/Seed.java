package crm.social.sandbox.seed;

import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a new data folder: always the same people, with posts up to the moment of the first start. What came later is added to older folders. */
public final class Seed {
    private static final Logger LOG = LoggerFactory.getLogger(Seed.class);
    private static final long NUMBER = 20_261_122;

    private final Store store;

    public Seed(Store store) {
        this.store = store;
    }

    /** A part of what is made, at a moment. */
    @FunctionalInterface
    private interface Part {
        void plant(Rows rows, Instant now);
    }

    /** Does nothing where it was done before. */
    public void plantOnce() {
        once("seeded_at", Seed::people);
        once("crowd_at", (rows, now) -> {
            List<Person> crowd = new Crowd(rows, new Random(NUMBER + 1), now).gather();
            new Scenes(rows, new Random(NUMBER + 2), now).play(crowd);
        });
    }

    private void once(String mark, Part part) {
        long start = System.nanoTime();
        boolean planted = store.write(rows -> {
            if (rows.any("select 1 from meta where name = ?", mark)) {
                return false;
            }
            Instant now = Instant.now();
            part.plant(rows, now);
            rows.change("insert into meta (name, value) values (?, ?)", mark, String.valueOf(now.toEpochMilli()));
            return true;
        });
        if (planted) {
            LOG.info("{}: people and posts made in {} ms", mark, (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static void people(Rows rows, Instant now) {
        Random random = new Random(NUMBER);
        List<Member> members = new Cast(random).members();
        List<Person> people = new Accounts(rows, random).open(members);
        follow(rows, random, members, people);
        List<Person> counted = people.stream()
                .map(person -> People.byId(rows, person.id()).orElseThrow())
                .toList();
        new Writing(rows, random, now).write(members, counted);
    }

    /** Everybody follows some others, companies and their own language more often. */
    private static void follow(Rows rows, Random random, List<Member> members, List<Person> people) {
        for (int i = 0; i < members.size(); i++) {
            Member source = members.get(i);
            long id = people.get(i).id();
            int many = 10 + random.nextInt(50);
            for (int n = 0; n < many; n++) {
                int at = random.nextInt(members.size());
                Member target = members.get(at);
                boolean likely = target.lang().equals(source.lang()) || random.nextInt(4) == 0;
                if (at != i && likely) {
                    Follows.add(rows, id, people.get(at).id(), false);
                }
            }
            for (int at = 0; at < members.size(); at++) {
                if (members.get(at).is("company") && at != i && random.nextInt(3) == 0) {
                    Follows.add(rows, id, people.get(at).id(), false);
                }
            }
        }
    }
}
