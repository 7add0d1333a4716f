package crm.social.sandbox.http;

import crm.social.sandbox.json.Json;
import crm.social.sandbox.rules.Fault;
import crm.social.sandbox.rules.Faults;
import crm.social.sandbox.rules.RequestCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, counts the call, and lets it fail where that was asked for. */
public final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private record Found(Route route, Map<String, String> parts) {}

    private final List<Route> routes;
    private final RequestCounts counts;
    private final Faults faults;

    /** Paths without braces win over those with. */
    public Routes(List<Route> routes, RequestCounts counts, Faults faults) {
        List<Route> ordered = new ArrayList<>(routes);
        ordered.sort(Comparator.comparing(Route::isFixed).reversed());
        this.routes = List.copyOf(ordered);
        this.counts = counts;
        this.faults = faults;
    }

    Reply answer(Exchange request) {
        List<String> path = Route.segments(request.path());
        List<Found> fitting = routes.stream()
                .flatMap(route -> route.fit(path).map(parts -> new Found(route, parts)).stream())
                .toList();
        Optional<Found> found = fitting.stream()
                .filter(each -> each.route().method().equals(request.method()))
                .findFirst();
        if (found.isEmpty()) {
            return missing(request, !fitting.isEmpty());
        }
        Route route = found.get().route();
        long start = System.nanoTime();
        Reply reply = answerOrFail(route, request.with(found.get().parts()));
        counts.add(route.operation(), reply.broken() == Reply.Broken.NO ? reply.status() : 0);
        LOG.debug(
                "{} {} {} in {} ms",
                request.method(),
                route.operation(),
                reply.status(),
                (System.nanoTime() - start) / 1_000_000);
        return reply;
    }

    private Reply answerOrFail(Route route, Exchange request) {
        if (route.operation().startsWith("sandbox.")) {
            return answered(route, request);
        }
        Optional<Fault> fault = faults.take(route.operation());
        fault.ifPresent(each -> pause(each.delayMs()));
        return switch (fault.map(Fault::kind).orElse("delay")) {
            case "status" -> failure(fault.orElseThrow().status());
            case "reset" -> Reply.text(500, "").breaking(Reply.Broken.BEFORE_ANSWER);
            case "lost_reply" -> answered(route, request).breaking(Reply.Broken.BEFORE_ANSWER);
            case "truncate" -> answered(route, request).breaking(Reply.Broken.IN_BODY);
            default -> answered(route, request);
        };
    }

    private static Reply answered(Route route, Exchange request) {
        try {
            return route.answerer().answer(request);
        } catch (RuntimeException e) {
            LOG.error("{} failed", route.operation(), e);
            return failure(500);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply failure(int status) {
        String title =
                switch (status) {
                    case 429 -> "Too Many Requests";
                    case 500 -> "Internal Server Error";
                    case 502 -> "Bad Gateway";
                    case 503 -> "Service Unavailable";
                    case 504 -> "Gateway Timeout";
                    default -> "Error";
                };
        return Reply.problem(
                status,
                Json.object()
                        .put("title", title)
                        .put("type", "about:blank")
                        .put("status", status)
                        .put("detail", title));
    }

    private static Reply missing(Exchange request, boolean otherMethod) {
        if (request.path().startsWith("/2/")) {
            int status = otherMethod ? 405 : 404;
            String title = otherMethod ? "Method Not Allowed" : "Not Found";
            return Reply.problem(
                    status,
                    Json.object()
                            .put("title", title)
                            .put("type", "about:blank")
                            .put("status", status)
                            .put("detail", title));
        }
        return otherMethod ? Reply.text(405, "method not allowed\n") : Reply.text(404, "not found\n");
    }
}
