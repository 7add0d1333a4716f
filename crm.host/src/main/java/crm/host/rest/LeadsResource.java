package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.api.RecordRef;
import crm.host.record.Conversion;
import crm.host.record.Deal;
import crm.host.record.DealEdit;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** 見込み客. */
@Path("leads")
public final class LeadsResource extends PersonsResource {
    record Converted(Views.Person contact, Views.@Nullable DealItem deal) {}

    private final Conversion conversion;
    private final Views views;

    LeadsResource(Records records, Conversion conversion) {
        super(RecordRef.LEAD, "status", records);
        this.conversion = conversion;
        this.views = records.views();
    }

    @POST
    @Path("{id}/convert")
    @Consumes(MediaType.APPLICATION_JSON)
    public Converted convert(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<DealEdit> deal = fields.object("deal").map(DealBody::forConversion);
        Optional<Long> version = fields.version();
        fields.check();
        long read = Versions.needed(version, request).orElseThrow();
        Conversion.Outcome outcome = conversion.convert(ref(id), read, deal, Viewer.id(request));
        Deal made = outcome.deal();
        return new Converted(detail(outcome.contact()), made == null ? null : views.deal(made));
    }
}
