package crm.social.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answers which requests.
 *
 * @param operation the name under which it is counted and can be made to fail
 * @param template a path whose parts in braces stand for one segment each
 */
public record Route(String operation, String method, List<String> template, Answerer answerer) {
    /** Answers a request. */
    @FunctionalInterface
    public interface Answerer {
        Reply answer(Exchange request);
    }

    /** A route for a template such as {@code /2/users/{id}}. */
    public static Route of(String operation, String method, String template, Answerer answerer) {
        return new Route(operation, method, segments(template), answerer);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** What the braces stand for, where the path fits. */
    Optional<Map<String, String>> fit(List<String> path) {
        if (path.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String wanted = template.get(i);
            if (wanted.startsWith("{")) {
                if (path.get(i).isEmpty()) {
                    return Optional.empty();
                }
                found.put(wanted.substring(1, wanted.length() - 1), path.get(i));
            } else if (!wanted.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    boolean isFixed() {
        return template.stream().noneMatch(part -> part.startsWith("{"));
    }
}
