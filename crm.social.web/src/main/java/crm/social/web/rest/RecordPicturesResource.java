package crm.social.web.rest;

import crm.social.api.Panels;
import crm.social.api.ProfilePictures.Picture;
import crm.social.api.RecordPictures;
import crm.social.web.rest.LinksResource.UndoBody;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** {@code /social/api/records/{type}/{id}/{network}/picture}: the linked profile's picture as the record's, or as a file. */
@Path("records/{type}/{id}/{network}/picture")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordPicturesResource {
    private static final int LONGEST_NAME = 60;

    private final RecordPictures pictures;
    private final Panels panels;

    public RecordPicturesResource(RecordPictures pictures, Panels panels) {
        this.pictures = pictures;
        this.panels = panels;
    }

    /** Makes it the record's picture. */
    @PUT
    public Taken take(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network) {
        return new Taken(pictures.take(Callers.of(request), Bodies.record(type, id), network));
    }

    /** Puts back what was there before. */
    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public void undo(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            UndoBody body) {
        pictures.undo(Callers.of(request), Bodies.record(type, id), network, Bodies.present(body.undo(), "undo"));
    }

    /** The picture, to be saved as a file that is named after whose it is. */
    @GET
    @Produces({"image/png", "image/jpeg", MediaType.APPLICATION_JSON})
    public Response best(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network) {
        var caller = Callers.of(request);
        var record = Bodies.record(type, id);
        Picture picture = pictures.best(caller, record, network);
        var link = panels.links(caller, record).get(network);
        return Response.ok(picture.bytes(), picture.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + fileName(link == null ? "" : link.handle(), picture) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Of a handle that somebody at a network chose, only what no file system and no header takes for anything else. */
    static String fileName(String handle, Picture picture) {
        String safe = handle.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String name = safe.isEmpty() ? "picture" : safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
        return name + (picture.mediaType().equals("image/png") ? ".png" : ".jpg");
    }

    /** What takes it back. */
    record Taken(String undo) {}
}
