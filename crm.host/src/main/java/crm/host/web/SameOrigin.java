package crm.host.web;

import crm.host.Digests;
import crm.host.HostSettings;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.user.Session;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Refuses what other sites make a browser send. */
final class SameOrigin {
    private final String origin;

    SameOrigin(HostSettings settings) {
        this.origin = settings.publicUrl().toString();
    }

    /** Another site's page may lead a person here, but not read programs' answers nor change anything. */
    void check(HttpServletRequest request, RequestPath path, boolean changes) {
        if (path.callback()) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (changes ? !fromHere(site, request.getHeader("Origin")) : path.api() && !readFromHere(site)) {
            throw Problem.of(ProblemKind.CROSS_SITE);
        }
    }

    private boolean fromHere(@Nullable String site, @Nullable String sender) {
        return site == null ? origin.equals(sender) : site.equals("same-origin");
    }

    private static boolean readFromHere(@Nullable String site) {
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    /** A change has to bring the session's token in a header, which no form can set. */
    void checkToken(HttpServletRequest request, Session session) {
        String token = request.getHeader("X-CSRF-Token");
        if (token == null || !Digests.same(token, session.csrf())) {
            throw Problem.of(ProblemKind.CROSS_SITE);
        }
    }
}
