package crm.social.web.rest;

import crm.social.api.Connections;
import crm.social.api.Connections.Connection;
import crm.social.api.Connections.Disconnected;
import java.util.List;
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

/** {@code /social/api/connections}: the user's own connections. */
@Component(service = ConnectionsResource.class)
@JaxrsResource
@JaxrsApplicationSelect(SocialApplication.SELECT)
@Path("connections")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectionsResource {
    private final Connections connections;

    @Activate
    public ConnectionsResource(@Reference Connections connections) {
        this.connections = connections;
    }

    /** All of them. */
    @GET
    public List<Connection> mine(@Context HttpServletRequest request) {
        return connections.mine(Callers.of(request));
    }

    /** Ends one, at the network too. */
    @DELETE
    @Path("{id}")
    public Outcome disconnect(@Context HttpServletRequest request, @PathParam("id") String id) {
        return new Outcome(connections.disconnect(Callers.of(request), id));
    }

    /** What became of the grant. */
    record Outcome(Disconnected outcome) {}
}
