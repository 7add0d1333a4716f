package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.host.api.TimelineEntry;
import crm.host.record.Page;
import crm.host.record.Timelines;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The timeline of a lead, contact or deal. */
@Path("{kind: leads|contacts|deals}/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class TimelineResource {
    private static final int LONGEST_NOTE = 4000;

    record Part(List<Views.TimelineItem> items, @Nullable String next) {}

    private final Timelines timelines;
    private final Views views;

    TimelineResource(Timelines timelines, Views views) {
        this.timelines = timelines;
        this.views = views;
    }

    @GET
    public Part list(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Page<TimelineEntry> page = timelines
                .list(
                        ref(kind, id),
                        Optional.ofNullable(cursor).filter(text -> !text.isEmpty()),
                        ListParameters.limit(limit))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        return new Part(page.items().stream().map(views::entry).toList(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response note(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @Context HttpServletRequest request,
            ObjectNode body) {
        Fields fields = new Fields(body);
        String text = fields.required("text", LONGEST_NOTE);
        fields.check();
        TimelineEntry entry = timelines
                .note(ref(kind, id), Viewer.id(request), text)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        return Response.status(Response.Status.CREATED)
                .entity(views.entry(entry))
                .build();
    }

    private static RecordRef ref(String kind, String id) {
        return PersonsResource.ref(kind.substring(0, kind.length() - 1), id);
    }
}
