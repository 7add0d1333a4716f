package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.record.Deal;
import crm.host.record.DealEdit;
import crm.host.record.Deals;
import crm.host.record.Page;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;

/** 商談. */
@Path("deals")
@Produces(MediaType.APPLICATION_JSON)
public final class DealsResource {
    private final Deals deals;
    private final Views views;

    DealsResource(Deals deals, Views views) {
        this.deals = deals;
        this.views = views;
    }

    @GET
    public Page<Views.DealItem> list(@Context HttpServletRequest request, @Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return deals.list(ListParameters.of(request, query::getFirst, "stage")).map(views::deal);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context HttpServletRequest request, ObjectNode body) {
        return answer(201, deals.create(DealBody.read(body), Viewer.id(request)));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(200, deals.find(checked(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response edit(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        DealEdit edit = DealBody.read(body);
        DealEdit versioned = new DealEdit(
                edit.name(),
                edit.amount(),
                edit.stage(),
                edit.closeOn(),
                edit.contact(),
                edit.description(),
                edit.owner(),
                Versions.needed(edit.version(), request));
        return answer(200, deals.edit(checked(id), versioned, Viewer.id(request)));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        deals.delete(checked(id), Viewer.id(request));
    }

    private static String checked(String id) {
        return PersonsResource.ref(Deals.DEAL, id).id();
    }

    private Response answer(int status, Deal deal) {
        return Versions.answer(status, views.deal(deal), deal.version());
    }
}
