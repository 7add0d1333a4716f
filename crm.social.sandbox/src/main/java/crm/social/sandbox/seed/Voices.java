package crm.social.sandbox.seed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people write: sentences with gaps, and what fills them. Nobody says a sentence again before all were said. */
final class Voices {
    private final Random random;
    private final Lines files = new Lines();
    private final Map<String, List<String>> unsaid = new HashMap<>();

    Voices(Random random) {
        this.random = random;
    }

    /** The next sentence of a kind, such as {@code posts_ja}, by this person. */
    String say(String username, String kind, String lang) {
        List<String> left = unsaid.computeIfAbsent(username + " " + kind, key -> new ArrayList<>());
        if (left.isEmpty()) {
            left.addAll(lines(kind));
            Collections.shuffle(left, random);
        }
        return filled(left.remove(left.size() - 1), lang);
    }

    private List<String> lines(String kind) {
        return files.of(kind + ".txt");
    }

    private String any(String kind) {
        List<String> lines = lines(kind);
        return lines.get(random.nextInt(lines.size()));
    }

    private String filled(String sentence, String lang) {
        return sentence.replace("{url}", any("urls"))
                .replace("{city}", any("places_" + lang))
                .replace("{product}", any("products_" + lang))
                .replace("{food}", any("foods_" + lang))
                .replace("{tag}", any("tags_" + lang))
                .replace("{k}", String.valueOf(2 + random.nextInt(4)))
                .replace("{h}", String.valueOf(19 + random.nextInt(5)))
                .replace("{n}", String.valueOf(2 + random.nextInt(28)));
    }
}
