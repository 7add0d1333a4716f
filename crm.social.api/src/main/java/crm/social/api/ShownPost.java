package crm.social.api;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A post as one viewer sees it.
 *
 * @param post what was said
 * @param done which of {@link Act#REPOST} and {@link Act#LIKE} the account that looks has done to it, as far as we know
 * @param decisions what may be done with it: {@link Act#REPLY}, {@link Act#REPOST} and {@link Act#LIKE}; one that the network does not know is left
 *     out. A decision holds for the act and for taking it back
 */
public record ShownPost(Post post, Set<Act> done, Map<Act, Decision> decisions) {
    public ShownPost {
        done = Collections.unmodifiableSet(new TreeSet<>(done));
        decisions = Collections.unmodifiableMap(new TreeMap<>(decisions));
    }
}
