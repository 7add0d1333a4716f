package crm.social.web.rest;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Candidates;
import crm.social.api.Candidates.Candidate;
import crm.social.api.Candidates.Found;
import crm.social.api.Follows;
import crm.social.api.Histories;
import crm.social.api.Histories.Event;
import crm.social.api.Links.Link;
import crm.social.api.Links.Waiting;
import crm.social.api.Page;
import crm.social.api.Panels;
import crm.social.api.Panels.Panel;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.api.ShownPost;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /social/api/records/{type}/{id}}: what a record's popup shows. */
@Path("records/{type}/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordsResource {
    private final Panels panels;
    private final Candidates candidates;
    private final Follows follows;
    private final Histories histories;

    public RecordsResource(Panels panels, Candidates candidates, Follows follows, Histories histories) {
        this.panels = panels;
        this.candidates = candidates;
        this.follows = follows;
        this.histories = histories;
    }

    /** The record's links, by network; asks no network. */
    @GET
    @Path("links")
    public Map<String, Link> links(
            @Context HttpServletRequest request, @PathParam("type") String type, @PathParam("id") String id) {
        return panels.links(Callers.of(request), Bodies.record(type, id));
    }

    /** What the record's handle fields hold that is nobody's link, by network; asks no network. */
    @GET
    @Path("waiting")
    public Map<String, Waiting> waiting(
            @Context HttpServletRequest request, @PathParam("type") String type, @PathParam("id") String id) {
        return panels.waiting(Callers.of(request), Bodies.record(type, id));
    }

    /** The popup's content; read anew for a request that says {@code no-cache}. */
    @GET
    @Path("{network}")
    public Panel panel(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @HeaderParam("Cache-Control") @Nullable String control) {
        boolean again = control != null && control.contains("no-cache");
        Caller caller = Callers.of(request);
        RecordRef record = Bodies.record(type, id);
        return again ? panels.panelAgain(caller, record, network) : panels.panel(caller, record, network);
    }

    /** Posts of the linked profile. */
    @GET
    @Path("{network}/posts")
    public Page<ShownPost> posts(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @QueryParam("cursor") @Nullable String cursor) {
        return panels.posts(Callers.of(request), Bodies.record(type, id), network, Bodies.cursor(cursor));
    }

    /** Who follows the linked profile. */
    @GET
    @Path("{network}/followers")
    public Page<Profile> followers(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @QueryParam("cursor") @Nullable String cursor) {
        return follows.followers(Callers.of(request), Bodies.record(type, id), network, Bodies.cursor(cursor));
    }

    /** Whom the linked profile follows. */
    @GET
    @Path("{network}/following")
    public Page<Profile> following(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @QueryParam("cursor") @Nullable String cursor) {
        return follows.following(Callers.of(request), Bodies.record(type, id), network, Bodies.cursor(cursor));
    }

    /** Follows the linked profile, or no longer. */
    @PUT
    @Path("{network}/follow")
    @Consumes(MediaType.APPLICATION_JSON)
    public FollowAnswer follow(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            FollowBody body) {
        return new FollowAnswer(new TreeSet<>(follows.follow(
                Callers.of(request),
                Bodies.record(type, id),
                network,
                Bodies.present(body.connectionId(), "connectionId"),
                Bodies.present(body.on(), "on"))));
    }

    /** What happened between the CRM and the record's person. */
    @GET
    @Path("{network}/history")
    public Page<Event> history(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @QueryParam("cursor") @Nullable String cursor) {
        return histories.history(Callers.of(request), Bodies.record(type, id), network, Bodies.cursor(cursor));
    }

    /** Profiles that may be the record's person. */
    @GET
    @Path("{network}/candidates")
    public Found candidates(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @QueryParam("name") @Nullable String name,
            @QueryParam("cursor") @Nullable String cursor) {
        return candidates.find(Callers.of(request), Bodies.record(type, id), network, name, Bodies.cursor(cursor));
    }

    /** The profile with this user name. */
    @GET
    @Path("{network}/lookup")
    public Candidate lookup(
            @Context HttpServletRequest request,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @PathParam("network") String network,
            @QueryParam("handle") @Nullable String handle) {
        return candidates.lookup(
                Callers.of(request), Bodies.record(type, id), network, Bodies.present(handle, "handle"));
    }

    /** Whether to follow, and through which connection. */
    record FollowBody(@Nullable Boolean on, @Nullable String connectionId) {}

    /** How the two accounts stand now. */
    record FollowAnswer(SortedSet<Relation> relation) {}
}
