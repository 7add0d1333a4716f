package crm.social.sandbox.seed;

import java.util.List;

/**
 * Somebody who is there from the beginning.
 *
 * @param searchWords the name in Latin letters
 * @param lang {@code ja} or {@code en}
 * @param flags what is special: {@code protected}, {@code suspended}, {@code silent}, {@code company}, {@code renamed:NAME}, and
 *     {@code woman} or {@code man} for the picture
 */
record Member(
        String username,
        String name,
        String searchWords,
        String lang,
        String place,
        String url,
        String verified,
        List<String> flags,
        String bio) {

    Member {
        flags = List.copyOf(flags);
    }

    static Member read(String line) {
        String[] parts = line.split("\t", -1);
        return new Member(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[4],
                parts[5],
                parts[6],
                parts[7].isEmpty() ? List.of() : List.of(parts[7].split(",")),
                parts[8]);
    }

    boolean is(String flag) {
        return flags.contains(flag);
    }

    /** Where this member's posts are found among the seed's files. */
    String voice() {
        for (String kind : List.of("company", "weather", "flower")) {
            if (is(kind)) {
                return kind + "_" + lang;
            }
        }
        return lang;
    }
}
