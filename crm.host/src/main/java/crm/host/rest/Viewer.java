package crm.host.rest;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Caller;
import crm.host.user.Directory;
import crm.host.user.Session;
import crm.host.web.FrontDoor;
import javax.servlet.http.HttpServletRequest;

/** Who a request comes from, as the filter found out. */
final class Viewer {
    private Viewer() {}

    static String id(HttpServletRequest request) {
        if (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            return caller.userId();
        }
        throw Problem.of(ProblemKind.NOT_SIGNED_IN);
    }

    static Session session(HttpServletRequest request) {
        if (request.getAttribute(FrontDoor.SESSION) instanceof Session session) {
            return session;
        }
        throw Problem.of(ProblemKind.NOT_SIGNED_IN);
    }

    /** The viewer's id, if administrator. */
    static String administrator(HttpServletRequest request, Directory directory) {
        String id = id(request);
        if (!directory.administrator(id)) {
            throw Problem.of(ProblemKind.FORBIDDEN);
        }
        return id;
    }
}
