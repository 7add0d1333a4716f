package crm.social.core.candidate;

import crm.host.api.PersonName;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person's name in the scripts and orders in which a profile may have it, the likeliest first: as the record has it, in Latin letters from its reading
 * with the given name first and last, and the reading itself.
 */
record NameForms(List<String> all) {
    private static final int MOST = 24;

    NameForms {
        all = List.copyOf(all);
    }

    static NameForms of(PersonName name) {
        Set<String> forms = new LinkedHashSet<>();
        String full = clean(name.full());
        add(forms, full);
        add(forms, orders(clean(name.given()), clean(name.family())));
        latin(forms, clean(name.familyReading()), clean(name.givenReading()));
        add(forms, joined(clean(name.familyReading()), clean(name.givenReading())));
        add(forms, turned(full));
        return new NameForms(forms.stream().limit(MOST).toList());
    }

    /** Of a name that somebody typed. Of two words in kana, the first is taken for the family's. */
    static NameForms of(String typed) {
        String[] words = clean(typed).split(" ");
        boolean reading = words.length == 2 && Romaji.isKana(words[0]) && Romaji.isKana(words[1]);
        return reading
                ? of(new PersonName(clean(typed), "", "", words[0], words[1]))
                : of(new PersonName(clean(typed), "", "", "", ""));
    }

    private static void latin(Set<String> forms, String familyReading, String givenReading) {
        List<String> families = Romaji.of(familyReading);
        List<String> givens = Romaji.of(givenReading);
        for (String family : families.isEmpty() ? List.of("") : families) {
            for (String given : givens.isEmpty() ? List.of("") : givens) {
                add(forms, orders(Romaji.capital(given), Romaji.capital(family)));
            }
        }
    }

    /** Given name first, then family name first. */
    private static List<String> orders(String given, String family) {
        return Stream.of(joined(given, family), joined(family, given))
                .distinct()
                .toList();
    }

    /** Two words the other way round. */
    private static String turned(String full) {
        String[] words = full.split(" ");
        return words.length == 2 ? words[1] + " " + words[0] : full;
    }

    private static String joined(String one, String other) {
        return (one + " " + other).strip();
    }

    private static void add(Set<String> forms, List<String> more) {
        more.forEach(form -> add(forms, form));
    }

    private static void add(Set<String> forms, String form) {
        if (!form.isBlank()) {
            forms.add(form);
        }
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s　]+", " ")
                .strip();
    }
}
