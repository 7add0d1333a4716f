package crm.social.web.rest;

import crm.social.api.SignIns;
import crm.social.api.SignIns.Flow;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /social/api/flows/{flow}}: how a sign-in at a network stands. */
@Component(service = FlowsResource.class)
@JaxrsResource
@JaxrsApplicationSelect(SocialApplication.SELECT)
@Path("flows/{flow}")
@Produces(MediaType.APPLICATION_JSON)
public final class FlowsResource {
    private final SignIns signIns;

    @Activate
    public FlowsResource(@Reference SignIns signIns) {
        this.signIns = signIns;
    }

    /** How it stands. */
    @GET
    public Flow flow(@Context HttpServletRequest request, @PathParam("flow") String flow) {
        return signIns.flow(Callers.of(request), flow);
    }

    /** Gives up waiting. */
    @DELETE
    public void cancel(@Context HttpServletRequest request, @PathParam("flow") String flow) {
        signIns.cancel(Callers.of(request), flow);
    }
}
