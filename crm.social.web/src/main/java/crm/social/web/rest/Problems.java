package crm.social.web.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import crm.host.api.Caller;
import crm.social.api.Message;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Repeat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The one place where failures become problems; nothing else knows status codes. */
public final class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Clock clock = Clock.systemUTC();
    private volatile boolean closed;

    /** What fails from now on, failed because what it stands on is going away. */
    void close() {
        closed = true;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof SocialException social) {
            return social(social);
        }
        if (failure instanceof ProblemException problem) {
            return problem(problem.status(), problem.type(), null, null, problem.field());
        }
        if (failure instanceof JacksonException json) {
            return problem(400, "invalid", null, null, fieldOf(json));
        }
        if (failure instanceof WebApplicationException web) {
            return web(web.getResponse().getStatus());
        }
        if (failure instanceof IOException) { // Jackson's own are none of the transport's: they were answered above
            LOG.debug("Nobody waits for the answer any more: {}", failure.getMessage());
            return Response.serverError().build();
        }
        if (closed) {
            LOG.debug("A request was overtaken by the end: {}", failure.toString());
            return problem(503, "unavailable", clock.instant().plus(SOON), null, null);
        }
        LOG.error("A request failed for a reason that nobody foresaw", failure);
        return problem(500, "internal", null, null, null);
    }

    private Response social(SocialException failure) {
        Instant retryAt = failure.retryAt()
                .orElseGet(() -> failure.kind().repeat() == Repeat.LATER
                        ? clock.instant().plus(SOON)
                        : null);
        return problem(
                failure.kind().status(),
                failure.kind().type(),
                retryAt,
                failure.explanation().orElse(null),
                null);
    }

    private Response web(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String type = known == null
                ? "refused"
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return problem(status, status == 400 ? "invalid" : type, null, null, null);
    }

    private Response problem(
            int status, String type, @Nullable Instant retryAt, @Nullable Message explanation, @Nullable String field) {
        List<Problem.FieldError> errors = field == null ? List.of() : List.of(new Problem.FieldError(field, "invalid"));
        Response.ResponseBuilder response = Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(
                        "/problems/" + type, status, MDC.get(Caller.REQUEST_ID), retryAt, explanation, errors));
        if (retryAt != null) {
            long seconds =
                    Duration.between(clock.instant(), retryAt).plusMillis(999).toSeconds();
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds));
        }
        return response.build();
    }

    private static @Nullable String fieldOf(JacksonException failure) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
        }
        return null;
    }
}
