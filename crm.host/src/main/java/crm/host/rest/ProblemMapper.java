package crm.host.rest;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.web.Problems;
import java.time.Duration;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;

/** Turns every failure of a resource into its problem. */
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Duration SOON = Duration.ofSeconds(2);

    private volatile boolean closed;

    /** What fails from now on, failed because what it stands on is going away. */
    void close() {
        closed = true;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = problem(failure);
        Response.ResponseBuilder response = Response.status(problem.kind().status())
                .type(Problems.MEDIA_TYPE)
                .entity(Problems.body(problem))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Problems.seconds(wait)));
        return response.build();
    }

    private Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return Problem.of(kind(web.getResponse().getStatus()));
        }
        return closed ? Problem.retryAfter(ProblemKind.UNAVAILABLE, SOON) : Problems.of(failure);
    }

    private static ProblemKind kind(int status) {
        return switch (status) {
            case 404 -> ProblemKind.NOT_FOUND;
            case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
            case 406 -> ProblemKind.NOT_ACCEPTABLE;
            case 413 -> ProblemKind.TOO_LARGE;
            case 415 -> ProblemKind.UNSUPPORTED_TYPE;
            default -> ProblemKind.BAD_REQUEST;
        };
    }
}
