package crm.social.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up people, four of five Japanese, with names as frequent as names are: few are borne by many. The same seed and number make the same person.
 * Their words stand in {@code words.tsv}: kind, text, reading in kana, in Latin letters.
 */
final class People {
    private record Word(String text, String kana, String latin) {}

    private static final int LONGEST_STEM = 10;
    private static final int POSTS_EACH = 5;

    private final Map<String, List<Word>> words = new HashMap<>();
    private final long seed;

    People(long seed) {
        this.seed = seed;
        try (InputStream file = People.class.getResourceAsStream("words.tsv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split("\t", -1);
                words.computeIfAbsent(cells[0], kind -> new ArrayList<>()).add(new Word(cells[1], cells[2], cells[3]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All who become contacts. */
    List<Person> contacts(Size size) {
        return IntStream.range(0, size.contacts())
                .mapToObj(i -> person(size.firstPerson() + i, i % size.linkEvery() == 0))
                .toList();
    }

    /** All who become leads. */
    List<Person> leads(Size size) {
        return IntStream.range(0, size.leads())
                .mapToObj(i -> person(size.firstPerson() + size.contacts() + i, i % size.linkEvery() == 0))
                .toList();
    }

    /**
     * Who has posted something, once for each time: the linked people who joined first, and so are read first. X lets 5,100 people be read in a quarter of
     * an hour.
     */
    List<Person> speakers(Size size) {
        int posts = size.items() - size.strangers();
        List<Person> linked = Stream.concat(contacts(size).stream(), leads(size).stream())
                .filter(person -> !person.handle().isEmpty())
                .limit((posts + POSTS_EACH - 1) / POSTS_EACH)
                .toList();
        return IntStream.range(0, posts)
                .mapToObj(i -> linked.get(i % linked.size()))
                .toList();
    }

    /** Somebody who is in no record, with a handle. */
    Person stranger(Size size, int number) {
        return person(size.firstPerson() + size.contacts() + size.leads() + number, true);
    }

    /** The name of a user. */
    String user(int number) {
        Person person = person(-1 - number, false);
        return person.family() + " " + person.given();
    }

    /** What somebody posts. */
    String saying(int number) {
        List<Word> all = words.get("saying");
        return all.get(number % all.size()).text().replace("{n}", String.valueOf(number));
    }

    private Person person(int number, boolean linked) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        boolean japanese = random.nextInt(5) > 0;
        Word family = frequent(japanese ? "family" : "surname", random);
        Word given = frequent(japanese ? "given" : "forename", random);
        Word house = any(japanese ? "house" : "firm", random);
        String trade = any(japanese ? "trade" : "business", random).text();
        String company = japanese ? "株式会社" + house.text() + trade : house.text() + " " + trade + " Ltd.";
        String email = given.latin() + "." + family.latin() + number + "@" + house.latin() + ".example";
        return new Person(
                family.text(),
                given.text(),
                family.kana(),
                given.kana(),
                company,
                any("title", random).text(),
                email,
                String.format(
                        Locale.ROOT,
                        "0%d-%04d-%04d",
                        3 + random.nextInt(7),
                        random.nextInt(10_000),
                        random.nextInt(10_000)),
                any("place", random).text(),
                status(random.nextInt(100)),
                linked ? handle(given.latin() + family.latin(), number) : "");
    }

    /** X takes 15 characters. */
    private static String handle(String stem, int number) {
        return stem.substring(0, Math.min(LONGEST_STEM, stem.length())) + "_" + Integer.toString(number, 36);
    }

    private static String status(int percent) {
        return percent < 40 ? "new" : percent < 75 ? "contacted" : percent < 95 ? "qualified" : "lost";
    }

    private Word any(String kind, SplittableRandom random) {
        List<Word> all = words.get(kind);
        return all.get(random.nextInt(all.size()));
    }

    private Word frequent(String kind, SplittableRandom random) {
        List<Word> all = words.get(kind);
        double place = random.nextDouble();
        return all.get((int) (all.size() * place * place));
    }
}
