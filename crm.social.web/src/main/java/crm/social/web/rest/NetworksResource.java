package crm.social.web.rest;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Conversation;
import crm.social.api.Panels;
import crm.social.api.Publications;
import crm.social.api.Publications.Publication;
import crm.social.api.Reactions;
import crm.social.api.ShownPost;
import crm.social.api.SocialNetworks;
import crm.social.api.SocialNetworks.Network;
import crm.social.api.TextMeasure;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /social/api/networks}: what is installed, and saying something there. */
@Path("networks")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworksResource {
    private final SocialNetworks networks;
    private final Publications publications;
    private final Reactions reactions;
    private final Panels panels;

    public NetworksResource(SocialNetworks networks, Publications publications, Reactions reactions, Panels panels) {
        this.networks = networks;
        this.publications = publications;
        this.reactions = reactions;
        this.panels = panels;
    }

    /** The networks this user sees. */
    @GET
    public List<Network> list(@Context HttpServletRequest request) {
        return networks.installed(Callers.of(request));
    }

    /** A network's icon. */
    @GET
    @Path("{network}/icon")
    @Produces("image/svg+xml")
    public Response icon(@Context HttpServletRequest request, @PathParam("network") String network) {
        return Response.ok(networks.icon(Callers.of(request), network))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
                .build();
    }

    /** The network's own count of a text. */
    @POST
    @Path("{network}/measure")
    @Consumes(MediaType.APPLICATION_JSON)
    public TextMeasure measure(
            @Context HttpServletRequest request, @PathParam("network") String network, MeasureBody body) {
        return networks.measure(Callers.of(request), network, Bodies.present(body.text(), "text"));
    }

    /** Posts or replies; the same key does it once. */
    @POST
    @Path("{network}/posts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Publication publish(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            PostBody body) {
        return publications.publish(Callers.of(request), network, body.toText(), Bodies.idempotencyKey(key));
    }

    /** Deletes a post that the user published here. */
    @DELETE
    @Path("{network}/posts/{ref}")
    public void delete(
            @Context HttpServletRequest request, @PathParam("network") String network, @PathParam("ref") String ref) {
        publications.delete(Callers.of(request), network, Bodies.post(ref, "ref"));
    }

    /** Reposts or likes a post, or takes it back. */
    @PUT
    @Path("{network}/posts/{ref}/reactions/{act}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ShownPost react(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @PathParam("ref") String ref,
            @PathParam("act") String act,
            ReactionBody body) {
        return reactions.react(
                Callers.of(request),
                network,
                reaction(act),
                Bodies.post(ref, "ref"),
                body.record(),
                Bodies.present(body.connectionId(), "connectionId"),
                Bodies.present(body.on(), "on"));
    }

    private static Act reaction(String name) {
        return switch (name) {
            case "repost" -> Act.REPOST;
            case "like" -> Act.LIKE;
            default -> throw new ProblemException(404, "not-found");
        };
    }

    /** A post with what it answers and what answers it. */
    @GET
    @Path("{network}/posts/{ref}/conversation")
    public Conversation<ShownPost> conversation(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @PathParam("ref") String ref,
            @QueryParam("as") @Nullable String as,
            @QueryParam("cursor") @Nullable String cursor) {
        return panels.conversation(
                Callers.of(request), network, Bodies.post(ref, "ref"), Bodies.present(as, "as"), Bodies.cursor(cursor));
    }

    /** Whether to react, on whose page and through which connection. */
    record ReactionBody(
            @Nullable Boolean on,
            @Nullable RecordRef record,
            @Nullable String connectionId) {}

    /** A text to measure. */
    record MeasureBody(@Nullable String text) {}

    /** A text to post. */
    record PostBody(
            @Nullable String text,
            @Nullable String inReplyTo,
            @Nullable RecordRef record,
            @Nullable String connectionId) {
        Publications.Text toText() {
            return new Publications.Text(
                    Bodies.present(text, "text"),
                    inReplyTo == null ? null : Bodies.post(inReplyTo, "inReplyTo"),
                    record,
                    Bodies.present(connectionId, "connectionId"));
        }
    }
}
