package crm.social.sandbox.seed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The 200 people: those written down one by one, and others put together from names, places and companies. */
final class Cast {
    static final int SIZE = 200;
    private static final int EVERY_ENGLISH = 4;

    private final Random random;
    private final Lines files = new Lines();
    private final Set<String> taken;

    Cast(Random random) {
        this(random, Set.of());
    }

    /** Nobody gets one of these user names. */
    Cast(Random random, Set<String> taken) {
        this.random = random;
        this.taken = new HashSet<>(taken);
    }

    /** As many more, all put together. */
    List<Member> crowd(int size) {
        List<Member> members = new ArrayList<>();
        while (members.size() < size) {
            members.add(members.size() % EVERY_ENGLISH == 0 ? english() : japanese());
        }
        return members;
    }

    List<Member> members() {
        List<Member> members = new ArrayList<>();
        files.of("people.tsv").forEach(line -> members.add(Member.read(line)));
        members.forEach(member -> taken.add(member.username().toLowerCase(Locale.ROOT)));
        while (members.size() < SIZE) {
            members.add(members.size() % EVERY_ENGLISH == 0 ? english() : japanese());
        }
        return members;
    }

    private String any(String file) {
        List<String> lines = files.of(file);
        return lines.get(random.nextInt(lines.size()));
    }

    private Member japanese() {
        String[] family = any("families_ja.tsv").split("\t");
        int at = random.nextInt(files.of("given_ja.tsv").size());
        String[] given = files.of("given_ja.tsv").get(at).split("\t");
        String username = free(family[1], given[1]);
        String name = random.nextInt(7) == 0 ? given[0] + "@" + any("places_ja.txt") : family[0] + " " + given[0];
        return member(username, name, family[1] + " " + given[1], "ja", at % 2 == 0 ? "man" : "woman");
    }

    private Member english() {
        String family = any("families_en.txt");
        int at = random.nextInt(files.of("given_en.txt").size());
        String given = files.of("given_en.txt").get(at);
        String username = free(ascii(family), ascii(given));
        return member(
                username,
                given + " " + family,
                ascii(given) + " " + ascii(family),
                "en",
                at % 2 == 0 ? "woman" : "man");
    }

    /** In the files of given names, men's and women's take turns. */
    private Member member(String username, String name, String words, String lang, String look) {
        String place = any("places_" + lang + ".txt");
        String bio = any("bios_" + lang + ".txt")
                .replace("{company}", any("companies_" + lang + ".txt"))
                .replace("{place}", place)
                .replace("{username}", username);
        String url = random.nextInt(3) == 0 ? "https://" + username.replace('_', '-') + ".example.com/" : "";
        String verified = random.nextInt(9) == 0 ? "blue" : "none";
        List<String> flags = random.nextInt(25) == 0 ? List.of("protected", look) : List.of(look);
        return new Member(username, name, words, lang, random.nextInt(6) == 0 ? "" : place, url, verified, flags, bio);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }

    /** A user name that nobody has, at most 15 characters long. */
    private String free(String family, String given) {
        List<String> shapes = List.of(
                given + "_" + family,
                family + given,
                given + family.charAt(0) + random.nextInt(100),
                family + "_" + given.charAt(0) + random.nextInt(1000),
                given + "_" + (1970 + random.nextInt(36)));
        for (int i = random.nextInt(shapes.size()); ; i++) {
            String shape = i < 20 ? shapes.get(i % shapes.size()) : given + random.nextInt(100_000);
            String name = shape.length() > 15 ? shape.substring(0, 15) : shape;
            if (taken.add(name)) {
                return name;
            }
        }
    }
}
