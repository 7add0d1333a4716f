package crm.social.web.rest;

import crm.social.api.Publications;
import crm.social.api.Publications.Publication;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /social/api/publications/{id}}: how a text that was sent stands. */
@Component(service = PublicationsResource.class)
@JaxrsResource
@JaxrsApplicationSelect(SocialApplication.SELECT)
@Path("publications/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicationsResource {
    private final Publications publications;

    @Activate
    public PublicationsResource(@Reference Publications publications) {
        this.publications = publications;
    }

    /** How it stands. */
    @GET
    public Publication find(@Context HttpServletRequest request, @PathParam("id") String id) {
        return publications.find(Callers.of(request), id);
    }

    /** The person decides about an outcome that nobody knows. */
    @POST
    @Path("settle")
    @Consumes(MediaType.APPLICATION_JSON)
    public Publication settle(@Context HttpServletRequest request, @PathParam("id") String id, SettleBody body) {
        return publications.settle(Callers.of(request), id, Bodies.present(body.sendAgain(), "sendAgain"));
    }

    /** Send it again, or leave it. */
    record SettleBody(@Nullable Boolean sendAgain) {}
}
