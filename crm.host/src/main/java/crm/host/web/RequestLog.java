package crm.host.web;

import crm.host.api.Caller;
import crm.host.api.Route;
import crm.ops.api.Figure;
import crm.ops.api.Figures;
import crm.ops.api.Timings;
import crm.store.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Names each request, counts it and writes one line about it: by its route, never by its path, query or body. */
@Component(service = {RequestLog.class, Figures.class})
public final class RequestLog implements Figures {
    /** Where the user's id stands in the log while a request is being answered. */
    static final String USER = "user";

    private static final Logger LOG = LoggerFactory.getLogger("crm.access");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final Timings requests =
            new Timings("crm_http_request_seconds", "Requests by route.", "route", "method", "status");

    /**
     * A request on its way.
     *
     * @param id given by who called, where it is well formed
     */
    record Entry(String id, long started) {}

    /** A request came. */
    Entry begin(HttpServletRequest request) {
        String given = request.getHeader("X-Request-Id");
        String id = given != null && ID.matcher(given).matches() ? given : Ids.random();
        MDC.put(Caller.REQUEST_ID, id);
        return new Entry(id, System.nanoTime());
    }

    /** It was answered, or goes on without a thread. */
    void end(Entry entry, HttpServletRequest request, HttpServletResponse response) {
        Duration took = Duration.ofNanos(System.nanoTime() - entry.started());
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        String route = route(request);
        requests.record(took, route, method, Integer.toString(response.getStatus()));
        LOG.info("{} {} {} {} ms", method, route, response.getStatus(), took.toMillis());
        MDC.remove(USER);
        MDC.remove(Caller.REQUEST_ID);
    }

    /** The template that the answering resource told, or the part of the site. */
    private static String route(HttpServletRequest request) {
        if (request.getAttribute(Route.ATTRIBUTE) instanceof String told) {
            return told;
        }
        String path = String.valueOf(request.getRequestURI());
        for (String part : List.of("/assets/", "/lib/", "/ext/", "/crm/api/", "/social/", "/ops/api/")) {
            if (path.startsWith(part)) {
                return part + "*";
            }
        }
        if (path.startsWith("/health") || path.equals("/metrics")) {
            return path.length() < 15 && path.matches("/[a-z/]+") ? path : "other";
        }
        return Pattern.matches("/|/(sign-in|setup|leads|contacts|deals|settings|account|ext-page)(/.*)?", path)
                ? "page"
                : "other";
    }

    @Override
    public List<Figure> read() {
        return List.of(requests.read());
    }
}
