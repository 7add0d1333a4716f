package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.Digests;
import crm.host.HostSettings;
import crm.host.Json;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.ui.ContributionItem;
import crm.host.ui.Contributions;
import crm.host.ui.Texts;
import java.nio.charset.StandardCharsets;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What pages need to draw what extensions add. */
@Path("ui")
@Produces(MediaType.APPLICATION_JSON)
public final class UiResource {
    private static final Logger LOG = LoggerFactory.getLogger(UiResource.class);
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_MESSAGE = 1000;

    private final Contributions contributions;
    private final Texts texts;
    private final ErrorReports reports = new ErrorReports();

    UiResource(Contributions contributions, Texts texts) {
        this.contributions = contributions;
        this.texts = texts;
    }

    @GET
    @Path("contributions")
    public Response contributions(
            @Context HttpServletRequest request,
            @QueryParam("object") @Nullable String object,
            @QueryParam("location") @Nullable String location) {
        List<ContributionItem> items =
                contributions.list(Viewer.id(request), Optional.ofNullable(object), Optional.ofNullable(location));
        String json = Json.text(items);
        String tag = "\"" + Digests.shortHex(Digests.of(json.getBytes(StandardCharsets.UTF_8))) + "\"";
        return tagged(request, tag, json, "private, no-cache");
    }

    @GET
    @Path("i18n/{bundle}/{locale}.json")
    public Response messages(
            @Context HttpServletRequest request,
            @PathParam("bundle") String bundle,
            @PathParam("locale") String locale) {
        if (!HostSettings.LOCALES.contains(locale)) {
            throw Problem.of(ProblemKind.NOT_FOUND);
        }
        Texts.Messages messages = texts.messages(bundle, locale).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        return tagged(request, messages.etag(), messages.json(), "private, max-age=60");
    }

    private static Response tagged(HttpServletRequest request, String tag, String json, String caching) {
        Response.ResponseBuilder response = tag.equals(request.getHeader("If-None-Match"))
                ? Response.notModified()
                : Response.ok(json.getBytes(StandardCharsets.UTF_8), "application/json; charset=utf-8");
        return response.header("ETag", tag).header("Cache-Control", caching).build();
    }

    @POST
    @Path("errors")
    @Consumes(MediaType.APPLICATION_JSON)
    public void report(@Context HttpServletRequest request, ObjectNode body) {
        Fields fields = new Fields(body);
        String contribution = fields.required("contribution", LONGEST_ID);
        String message = fields.required("message", LONGEST_MESSAGE);
        fields.check();
        reports.count(Viewer.id(request));
        LOG.warn("a page could not use the contribution {}: {}", oneLine(contribution), oneLine(message));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
