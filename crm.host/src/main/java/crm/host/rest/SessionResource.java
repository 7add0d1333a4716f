package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.HostSettings;
import crm.host.user.Directory;
import crm.host.user.NewSession;
import crm.host.user.Session;
import crm.host.user.Sessions;
import crm.host.user.SignIn;
import crm.host.user.Users;
import crm.host.web.Address;
import crm.host.web.FrontDoor;
import crm.host.web.SessionCookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;

/** Signing in and out, and what belongs to the one who is signed in. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {
    /** What the resource works with. */
    record Services(HostSettings settings, SignIn signIn, Sessions sessions, Users users, Directory directory) {}

    private final Services services;
    private final SessionCookie cookie;

    SessionResource(Services services) {
        this.services = services;
        this.cookie = new SessionCookie(services.settings);
    }

    @GET
    public SessionView get(@Context HttpServletRequest request) {
        return view(Viewer.session(request));
    }

    @POST
    public SessionView signIn(
            @Context HttpServletRequest request, @Context HttpServletResponse response, ObjectNode body) {
        Fields fields = new Fields(body);
        String user = fields.required("user", 64);
        String password = fields.secret("password", NewUserBody.LONGEST_PASSWORD);
        fields.check();
        Session former = request.getAttribute(FrontDoor.SESSION) instanceof Session session ? session : null;
        String address = Address.of(request, services.settings);
        return begin(services.signIn.signIn(user, password, address, former), response);
    }

    private SessionView begin(NewSession begun, HttpServletResponse response) {
        cookie.set(response, begun.token());
        return view(begun.session());
    }

    @PATCH
    public SessionView chooseLanguage(@Context HttpServletRequest request, ObjectNode body) {
        Fields fields = new Fields(body);
        String locale = fields.choice("locale", HostSettings.LOCALES).orElse("");
        if (locale.isEmpty()) {
            fields.refuse("locale", "required");
        }
        fields.check();
        Session session = Viewer.session(request);
        services.users.chooseLocale(session.userId(), locale);
        return view(session);
    }

    @PUT
    @Path("password")
    public void changePassword(@Context HttpServletRequest request, ObjectNode body) {
        Fields fields = new Fields(body);
        String current = fields.secret("current", NewUserBody.LONGEST_PASSWORD);
        String password = NewUserBody.password(fields);
        fields.check();
        String address = Address.of(request, services.settings);
        services.signIn.changePassword(Viewer.session(request), current, password, address);
    }

    @DELETE
    public void signOut(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        services.sessions.end(Viewer.session(request));
        cookie.clear(response);
        // Pictures are kept by browsers: not for whoever sits there next.
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    private SessionView view(Session session) {
        return SessionView.of(session, services.directory);
    }
}
