package crm.host.web;

import crm.host.Json;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Caller;
import crm.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes problems as {@code application/problem+json}, the same for filter, servlets and resources. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration WAIT = Duration.ofSeconds(2);

    private Problems() {}

    /** The problem that a failure is; what nobody foresaw is logged. */
    public static Problem of(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof StoreException store && store.kind() == StoreException.Kind.UNAVAILABLE) {
            // The store says so itself, once when it goes and once when it is back.
            LOG.debug("the store does not answer: {}", store.getMessage());
            return Problem.retryAfter(ProblemKind.UNAVAILABLE, WAIT);
        }
        if (failure instanceof StoreException store && store.kind() == StoreException.Kind.INVALID) {
            return Problem.of(ProblemKind.BAD_REQUEST);
        }
        if (nobodyWaits(failure)) {
            LOG.debug("nobody waits for the answer any more: {}", failure.getMessage());
        } else {
            LOG.error("a request failed", failure);
        }
        return Problem.of(ProblemKind.FAILED);
    }

    /** A browser that goes on to another page closes the connection under the answer. */
    private static boolean nobodyWaits(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof EOFException
                || cause instanceof IOException
                        && String.valueOf(cause.getMessage()).matches("Broken pipe|Connection reset.*");
    }

    public static Map<String, Object> body(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.kind().type());
        body.put("status", problem.kind().status());
        body.put("instance", String.valueOf(MDC.get(Caller.REQUEST_ID)));
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        body.putAll(problem.members());
        return body;
    }

    /** Seconds for {@code Retry-After}, rounded up. */
    public static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    static void answer(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.kind().status());
        response.setHeader("Cache-Control", "no-store");
        problem.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", seconds(wait)));
        response.setContentType(MEDIA_TYPE);
        byte[] body = Json.text(body(problem)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
