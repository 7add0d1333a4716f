package crm.social.core.field;

import crm.social.api.Links.Waiting.State;
import crm.social.api.Profile;
import crm.social.core.account.Eyes.Pair;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a network said during one run of the job, so that a name which many records carry is asked for once. Used by one thread. */
final class Answers {
    private static final int MOST = 20_000;

    private final Map<Key, Answer> known = new HashMap<>();

    /** What was said to whom about which name. */
    private record Key(Pair eyes, String normal) {}

    /**
     * Whom a name names.
     *
     * @param profile null where nobody
     * @param none why nobody; without meaning where there is a profile
     */
    record Answer(@Nullable Profile profile, State none) {}

    void remember(Pair eyes, String normal, Answer answer) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(new Key(eyes, normal), answer);
    }

    /** What is known of these names. */
    Map<String, Answer> of(Pair eyes, Collection<String> normals) {
        Map<String, Answer> answers = new HashMap<>();
        for (String normal : normals) {
            Answer answer = known.get(new Key(eyes, normal));
            if (answer != null) {
                answers.put(normal, answer);
            }
        }
        return answers;
    }

    /** The names of which something is known. */
    List<String> among(Pair eyes, Collection<String> normals) {
        return normals.stream()
                .filter(normal -> known.containsKey(new Key(eyes, normal)))
                .toList();
    }
}
