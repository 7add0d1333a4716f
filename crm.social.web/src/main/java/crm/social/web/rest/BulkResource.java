package crm.social.web.rest;

import crm.host.api.RecordRef;
import crm.social.api.LinkBatches;
import crm.social.api.LinkBatches.Batch;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /social/api/bulk}: what is done to many records at once, and taken back as a whole. */
@Path("bulk")
@Produces(MediaType.APPLICATION_JSON)
public final class BulkResource {
    private final LinkBatches batches;

    public BulkResource(LinkBatches batches) {
        this.batches = batches;
    }

    /** Begins to remove links; the batch is kept when this answers. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(
            @Context HttpServletRequest request, @HeaderParam("Idempotency-Key") @Nullable String key, BulkBody body) {
        Bodies.present(body.act(), "act");
        RecordsBody records = Bodies.present(body.records(), "records");
        Batch batch = batches.unlink(
                Callers.of(request),
                Bodies.present(body.network(), "network"),
                refs(Bodies.present(records.type(), "records.type"), Bodies.present(records.ids(), "records.ids")),
                Bodies.idempotencyKey(key));
        return Response.accepted(batch).build();
    }

    private static List<RecordRef> refs(String type, List<@Nullable String> ids) {
        return ids.stream()
                .map(id -> Bodies.present(id, "records.ids"))
                .map(id -> Bodies.parsed("records.ids", () -> new RecordRef(type, id)))
                .toList();
    }

    /** How it stands. */
    @GET
    @Path("{id}")
    public Batch find(@Context HttpServletRequest request, @PathParam("id") String id) {
        return batches.find(Callers.of(request), id);
    }

    /** Begins to take it back. */
    @POST
    @Path("{id}/undo")
    public Batch undo(@Context HttpServletRequest request, @PathParam("id") String id) {
        return batches.undo(Callers.of(request), id);
    }

    /** What can be done to many. */
    enum Act {
        UNLINK
    }

    /** What to do, at which network, to which records. */
    record BulkBody(
            @Nullable Act act,
            @Nullable String network,
            @Nullable RecordsBody records) {}

    /** Records of one type. */
    record RecordsBody(@Nullable String type, @Nullable List<@Nullable String> ids) {}
}
