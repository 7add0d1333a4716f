package crm.social.web.rest;

import crm.social.api.ProfilePictures;
import crm.social.api.ProfilePictures.Picture;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /social/api/pictures/{id}}: pictures of others from our own origin. */
@Component(service = PicturesResource.class)
@JaxrsResource
@JaxrsApplicationSelect(SocialApplication.SELECT)
@Path("pictures/{id}")
public final class PicturesResource {
    private final ProfilePictures pictures;

    @Activate
    public PicturesResource(@Reference ProfilePictures pictures) {
        this.pictures = pictures;
    }

    /** The picture; a browser may keep it for an hour. */
    @GET
    public Response picture(
            @Context HttpServletRequest request, @Context Request conditions, @PathParam("id") String id) {
        Picture picture = pictures.picture(Callers.of(request), id);
        EntityTag tag = new EntityTag(picture.hash());
        Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(picture.bytes(), picture.mediaType());
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
