package crm.host.rest;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;

/** Versions as {@code ETag} and {@code If-Match}. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    /** The version that was read: the body's, else the header's. An edit without one could undo a colleague's unseen. */
    static Optional<Long> read(Optional<Long> body, HttpServletRequest request) {
        String header = request.getHeader("If-Match");
        if (body.isPresent() || header == null) {
            return body;
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Problem.of(ProblemKind.BAD_REQUEST);
        }
        return Optional.of(Long.parseLong(tag.group(1)));
    }

    /** Like {@link #read}, where one has to be there. */
    static Optional<Long> needed(Optional<Long> body, HttpServletRequest request) {
        Optional<Long> version = read(body, request);
        if (version.isEmpty()) {
            throw Problem.invalid("version", "required");
        }
        return version;
    }

    static Response answer(int status, Object view, long version) {
        return Response.status(status)
                .entity(view)
                .tag(new EntityTag(Long.toString(version)))
                .build();
    }
}
