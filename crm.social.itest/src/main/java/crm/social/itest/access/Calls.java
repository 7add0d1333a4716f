package crm.social.itest.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each route is called, by method and path. */
public final class Calls {
    /** Makes what the call is about, and the call; several where one path stands for several kinds of records. */
    @FunctionalInterface
    interface Recipe {
        List<Call> of(Things things, Role role);
    }

    private static final Map<String, Recipe> ALL = all();

    private Calls() {}

    private static Map<String, Recipe> all() {
        Map<String, Recipe> all = new HashMap<>(HostCalls.ALL);
        all.putAll(SocialCalls.ALL);
        return Map.copyOf(all);
    }

    static Set<String> routes() {
        return ALL.keySet();
    }

    /** Makes what the route's call is about, which belongs to the role or to {@link Role#OWNER}, and answers the call. */
    public static List<Call> of(String route, Cast cast, Role role) {
        return ALL.get(route).of(cast.things(role), role);
    }
}
