package crm.social.web.rest;

import crm.host.api.Caller;
import javax.servlet.http.HttpServletRequest;

/** Who is calling, as the host's filter found out. */
final class Callers {
    private Callers() {}

    static Caller of(HttpServletRequest request) {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(401, "unauthenticated");
    }
}
