package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.HostSettings;
import crm.host.start.FirstStart;
import crm.host.user.Directory;
import crm.host.user.NewSession;
import crm.host.user.NewUser;
import crm.host.user.Profile;
import crm.host.user.SignIn;
import crm.host.web.Address;
import crm.host.web.SessionCookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;

/** {@code POST /crm/api/setup}: registers the first administrator and signs them in. */
@Path("setup")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SetUpResource {
    private final HostSettings settings;
    private final FirstStart start;
    private final SignIn signIn;
    private final Directory directory;

    SetUpResource(HostSettings settings, FirstStart start, SignIn signIn, Directory directory) {
        this.settings = settings;
        this.start = start;
        this.signIn = signIn;
        this.directory = directory;
    }

    @POST
    public SessionView setUp(
            @Context HttpServletRequest request, @Context HttpServletResponse response, ObjectNode body) {
        Fields fields = new Fields(body);
        String token = fields.secret("token", 100);
        String locale = settings.defaultLocale().getLanguage();
        NewUser user = NewUserBody.read(fields, "user", Profile.ADMINISTRATOR, locale);
        fields.check();
        NewSession begun = signIn.signIn(start.register(token, user, Address.of(request, settings)));
        new SessionCookie(settings).set(response, begun.token());
        return SessionView.of(begun.session(), directory);
    }
}
