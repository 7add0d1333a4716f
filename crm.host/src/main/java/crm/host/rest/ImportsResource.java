package crm.host.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.PlainText;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.host.imports.CsvFile;
import crm.host.imports.CsvImport;
import crm.host.imports.Encoding;
import crm.host.imports.ImportFiles;
import crm.host.imports.ImportRow;
import crm.host.imports.ImportState;
import crm.host.imports.Imports;
import crm.host.imports.MatchBy;
import crm.host.user.Directory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

/** インポート of leads and contacts. */
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final int LONGEST_NAME = 200;
    private static final int ERRORS = 100;
    private static final int ALL_ERRORS = 10_000;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    record Errors(
            List<ImportViews.RefusedRow> items, @Nullable Integer next) {}

    private final Imports imports;
    private final ImportFiles files;
    private final Directory directory;
    private final Views views;

    /** Bounds how many files are held in memory at once. */
    private final Semaphore readers = new Semaphore(AT_ONCE);

    ImportsResource(Imports imports, ImportFiles files, Directory directory, Views views) {
        this.imports = imports;
        this.files = files;
        this.directory = directory;
        this.views = views;
    }

    /** One's own; administrators may ask for everybody's. */
    @GET
    public Views.Items<ImportViews.Item> list(
            @Context HttpServletRequest request, @QueryParam("all") @Nullable String all) {
        Optional<String> user = Optional.of(Viewer.id(request));
        if ("true".equals(all)) {
            Viewer.administrator(request, directory);
            user = Optional.empty();
        }
        return new Views.Items<>(imports.list(user).stream()
                .map(one -> ImportViews.item(one, views))
                .toList());
    }

    /** Keeps a file. The answer comes when all its rows are stored. */
    @POST
    @Consumes("text/csv")
    public Response keep(
            @Context HttpServletRequest request,
            @QueryParam("type") @Nullable String type,
            @QueryParam("name") @Nullable String name,
            @QueryParam("encoding") @Nullable String encoding,
            InputStream body)
            throws IOException, InterruptedException {
        String user = Viewer.id(request);
        if (!readers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problem.retryAfter(ProblemKind.UNAVAILABLE, PATIENCE);
        }
        try {
            byte[] bytes = body.readNBytes(CsvFile.MAX_BYTES + 1);
            if (bytes.length > CsvFile.MAX_BYTES) {
                throw Problem.of(ProblemKind.TOO_LARGE);
            }
            CsvFile file = CsvFile.read(bytes, encoding(encoding));
            CsvImport kept = imports.keep(type(type), fileName(name), file, user);
            return Response.status(Response.Status.CREATED)
                    .entity(detail(kept, user))
                    .build();
        } finally {
            readers.release();
        }
    }

    private static String type(@Nullable String type) {
        if (RecordRef.LEAD.equals(type) || RecordRef.CONTACT.equals(type)) {
            return type;
        }
        throw Problem.of(ProblemKind.BAD_REQUEST);
    }

    private static String fileName(@Nullable String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME || !PlainText.oneLine(text)) {
            throw Problem.of(ProblemKind.BAD_REQUEST);
        }
        return text;
    }

    private static Optional<Encoding> encoding(@Nullable String label) {
        if (label == null || label.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Encoding.of(label).orElseThrow(() -> Problem.of(ProblemKind.BAD_REQUEST)));
    }

    @GET
    @Path("{id}")
    public ImportViews.Detail get(@PathParam("id") String id, @Context HttpServletRequest request) {
        String user = Viewer.id(request);
        return detail(imports.find(id, user), user);
    }

    private ImportViews.Detail detail(CsvImport one, String user) {
        List<ImportViews.Row> preview = one.state() == ImportState.DRAFT
                ? imports.preview(one.id(), user).stream()
                        .map(row -> new ImportViews.Row(row.line(), row.cells()))
                        .toList()
                : List.of();
        return new ImportViews.Detail(
                ImportViews.item(one, views),
                one.encoding(),
                ImportViews.columns(one),
                one.matchBy(),
                imports.fields(one.type()),
                preview);
    }

    /** Says what the columns mean, and begins. */
    @POST
    @Path("{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    public ImportViews.Item start(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        Fields fields = new Fields(body);
        List<String> mapping = mapping(fields);
        Optional<String> match = fields.choice(
                "matchBy", Arrays.stream(MatchBy.values()).map(Enum::name).toList());
        fields.check();
        MatchBy matchBy = match.map(MatchBy::valueOf).orElse(MatchBy.NOTHING);
        return ImportViews.item(imports.start(id, mapping, matchBy, Viewer.id(request)), views);
    }

    private static List<String> mapping(Fields fields) {
        List<String> mapping = new ArrayList<>();
        for (JsonNode field : fields.array("mapping")) {
            if (field.isTextual()) {
                mapping.add(field.textValue());
            } else {
                fields.refuse("mapping", "malformed");
            }
        }
        return mapping;
    }

    /** Ends it: what was worked off stays. A draft is thrown away. */
    @POST
    @Path("{id}/cancel")
    public void cancel(@PathParam("id") String id, @Context HttpServletRequest request) {
        imports.cancel(id, Viewer.id(request));
    }

    /** Rows that were refused, in the order of the file. */
    @GET
    @Path("{id}/errors")
    public Errors errors(
            @PathParam("id") String id, @Context HttpServletRequest request, @QueryParam("after") int after) {
        String user = Viewer.id(request);
        CsvImport one = imports.find(id, user);
        List<ImportRow.Refused> rows = imports.refused(id, user, after, ERRORS);
        Integer next =
                rows.size() < ERRORS ? null : rows.get(rows.size() - 1).row().number();
        return new Errors(
                rows.stream().map(row -> ImportViews.refused(one, row)).toList(), next);
    }

    /** The same as a file, in the caller's language, to be put right and brought again. */
    @GET
    @Path("{id}/errors.csv")
    @Produces("text/csv")
    public Response errorsFile(@PathParam("id") String id, @Context HttpServletRequest request) {
        String user = Viewer.id(request);
        CsvImport one = imports.find(id, user);
        byte[] bytes = files.refused(one, imports.refused(id, user, 0, ALL_ERRORS), locale(request));
        return file(bytes, "import-errors.csv");
    }

    /** A file with headings only. */
    @GET
    @Path("template.csv")
    @Produces("text/csv")
    public Response template(@Context HttpServletRequest request, @QueryParam("type") @Nullable String type) {
        String known = type(type);
        return file(files.records(known, List.of(), user -> "", locale(request)), known + "s-template.csv");
    }

    static Response file(byte[] bytes, String name) {
        return Response.ok(bytes, CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    static Locale locale(HttpServletRequest request) {
        return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller ? caller.locale() : Locale.JAPANESE;
    }
}
