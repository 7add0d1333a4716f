package crm.social.web.rest;

import crm.social.api.Links;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Change;
import crm.social.api.Links.Target;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /social/api/records/{type}/{id}/{network}/link}: 関連付け and 関連付けの解除. */
@Path("records/{type}/{id}/{network}/link")
@Produces(MediaType.APPLICATION_JSON)
public final class LinksResource {
    private final Links links;

    public LinksResource(Links links) {
        this.links = links;
    }

    /** Links a profile, or another one. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Change link(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            LinkBody body) {
        return links.link(
                Callers.of(request),
                Bodies.record(type, id),
                network,
                Bodies.parsed("subject", () -> new Target(body.subject(), body.handle())),
                Bodies.present(body.basis(), "basis"),
                Bodies.version(ifMatch));
    }

    /** Removes the link. */
    @DELETE
    public Change unlink(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return links.unlink(Callers.of(request), Bodies.record(type, id), network, Bodies.version(ifMatch));
    }

    /** Takes a change back. */
    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public Change undo(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            UndoBody body) {
        return links.undo(Callers.of(request), Bodies.record(type, id), network, Bodies.present(body.undo(), "undo"));
    }

    /** Whom to link, and on what grounds. */
    record LinkBody(
            @Nullable String subject,
            @Nullable String handle,
            @Nullable Basis basis) {}

    /** Which change to take back. */
    record UndoBody(@Nullable String undo) {}
}
