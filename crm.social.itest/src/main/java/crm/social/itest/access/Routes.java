package crm.social.itest.access;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every route of the CRM: those that the served descriptions name, and the few that none describes. */
public final class Routes {
    private static final Pattern PATH = Pattern.compile("^  (/\\S*):\\s*$");
    private static final Pattern METHOD = Pattern.compile("^    (get|post|put|patch|delete):.*");

    /** Servlets of their own. */
    private static final List<String> UNDESCRIBED = List.of(
            "GET /",
            "GET /health/live",
            "GET /health/ready",
            "GET /metrics",
            "GET /ops/api/status",
            "GET /social/sign-in/{network}",
            "GET /social/callback/{registration}",
            "GET /social/signed-in");

    private Routes() {}

    /** Methods and paths. @param visitor somebody who is signed in */
    public static Set<String> all(Visitor visitor) {
        Set<String> routes = new TreeSet<>(UNDESCRIBED);
        for (String root : List.of("/crm/api", "/social/api")) {
            var description = visitor.get(root + "/openapi.yaml");
            assertThat(description.statusCode()).isEqualTo(200);
            routes.addAll(described(root, description.body()));
        }
        return routes;
    }

    /** Both files have one line per path and one per method, at fixed depths; that they name the routes of the code is a test of the bundles'. */
    private static Set<String> described(String root, String yaml) {
        Set<String> routes = new TreeSet<>();
        String path = "";
        for (String line : yaml.substring(yaml.indexOf("\npaths:"), yaml.indexOf("\ncomponents:"))
                .lines()
                .toList()) {
            Matcher place = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (place.matches()) {
                path = place.group(1);
            } else if (method.matches()) {
                routes.add(method.group(1).toUpperCase(Locale.ROOT) + " " + root + path);
            }
        }
        assertThat(routes).as("routes of " + root).hasSizeGreaterThan(20);
        return routes;
    }
}
