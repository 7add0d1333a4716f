package crm.host.rest;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.record.ListQuery;
import java.util.Optional;
import java.util.function.Function;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a list. */
final class ListParameters {
    private static final int LIMIT = 25;
    private static final int MOST = 100;
    private static final int LONGEST_WORDS = 100;
    private static final String ME = "me";

    private ListParameters() {}

    static ListQuery of(HttpServletRequest request, Function<String, @Nullable String> parameters, String state) {
        String words = Optional.ofNullable(parameters.apply("q")).orElse("");
        if (words.length() > LONGEST_WORDS) {
            throw Problem.of(ProblemKind.BAD_REQUEST);
        }
        return new ListQuery(
                words,
                text(parameters, "sort"),
                text(parameters, "owner").map(owner -> owner.equals(ME) ? Viewer.id(request) : owner),
                state.isEmpty() ? Optional.empty() : text(parameters, state),
                text(parameters, "contact"),
                text(parameters, "cursor"),
                limit(parameters.apply("limit")),
                !"false".equals(parameters.apply("total")));
    }

    private static Optional<String> text(Function<String, @Nullable String> parameters, String name) {
        return Optional.ofNullable(parameters.apply(name)).filter(text -> !text.isEmpty());
    }

    static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of bounds is.
        }
        throw Problem.of(ProblemKind.BAD_REQUEST);
    }
}
