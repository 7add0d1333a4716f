package crm.social.web.rest;

import crm.social.api.Connections.Disconnected;
import crm.social.api.Organisations;
import crm.social.api.Organisations.Organisation;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /social/api/organisations}: the organisation's connections. */
@Path("organisations")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganisationsResource {
    private final Organisations organisations;

    public OrganisationsResource(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The organisation at each network that offers signing in. */
    @GET
    public List<Organisation> all(@Context HttpServletRequest request) {
        return organisations.all(Callers.of(request));
    }

    /** Ends its connection, at the network too where nobody else uses the account. */
    @DELETE
    @Path("{network}")
    public Outcome end(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return new Outcome(organisations.end(Callers.of(request), network, Bodies.version(ifMatch)));
    }

    /** Sets who may act as it. */
    @PUT
    @Path("{network}/actors")
    @Consumes(MediaType.APPLICATION_JSON)
    public Organisation setActors(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ActorsBody body) {
        List<String> users = Bodies.present(body.users(), "users").stream()
                .map(user -> Bodies.present(user, "users"))
                .toList();
        return organisations.setActors(Callers.of(request), network, users, Bodies.version(ifMatch));
    }

    /** Who may act as the organisation. */
    record ActorsBody(@Nullable List<@Nullable String> users) {}

    /** What became of the grant. */
    record Outcome(Disconnected outcome) {}
}
