package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.RecordRef;
import crm.host.imports.ImportFiles;
import crm.host.record.Page;
import crm.host.record.PersonEdit;
import crm.host.record.PersonRecord;
import crm.host.record.Persons;
import crm.host.record.Picture;
import crm.host.record.PictureReader;
import crm.host.record.RecordPictures;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What leads and contacts have in common. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class PersonsResource {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private static final int MOST_IDS = 10_000;
    private static final int LONGEST_UNDO = 64;

    private final String type;
    private final String state;
    private final Records records;

    PersonsResource(String type, String state, Records records) {
        this.type = type;
        this.state = state;
        this.records = records;
    }

    /** What the resources of records work with. */
    record Records(Persons persons, RecordPictures pictures, Views views, ImportFiles files) {}

    @GET
    public Page<Views.PersonRow> list(@Context HttpServletRequest request, @Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return records.persons
                .list(type, ListParameters.of(request, query::getFirst, state))
                .map(records.views::row);
    }

    /** The ids of all that a list would show, the first 10,000: for what is done to all of them. */
    @GET
    @Path("ids")
    public Page<String> ids(@Context HttpServletRequest request, @Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return records.persons.ids(type, ListParameters.of(request, query::getFirst, state), MOST_IDS);
    }

    /** All that a list would show, the first 10,000, as a file that can be imported again. */
    @GET
    @Path("export.csv")
    @Produces("text/csv")
    public Response export(@Context HttpServletRequest request, @Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        List<PersonRecord> persons =
                records.persons.all(type, ListParameters.of(request, query::getFirst, state), MOST_IDS);
        byte[] bytes = records.files.records(
                type, persons, id -> records.views.person(id).name(), ImportsResource.locale(request));
        return ImportsResource.file(bytes, type + "s.csv");
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context HttpServletRequest request, ObjectNode body) {
        PersonEdit edit = PersonBody.read(type, body);
        return answer(201, records.persons.create(type, edit, Viewer.id(request)));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(200, records.persons.find(ref(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response edit(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        PersonEdit edit = PersonBody.read(type, body);
        PersonEdit versioned = new PersonEdit(
                edit.texts(), edit.status(), edit.owner(), edit.handles(), Versions.needed(edit.version(), request));
        return answer(200, records.persons.edit(ref(id), versioned, Viewer.id(request)));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        records.persons.delete(ref(id), Viewer.id(request));
    }

    @GET
    @Path("{id}/picture")
    @Produces(MediaType.WILDCARD)
    public Response picture(@PathParam("id") String id, @QueryParam("v") @Nullable String version) {
        Picture picture = records.pictures.find(ref(id));
        boolean named = version != null && !version.isEmpty() && picture.hash().startsWith(version);
        return Response.ok(picture.bytes(), picture.mediaType())
                .header("Cache-Control", named ? FOR_EVER : "no-store")
                .header("Content-Disposition", "inline")
                .build();
    }

    @PUT
    @Path("{id}/picture")
    @Consumes("image/*")
    public Views.RecordPicture setPicture(
            @PathParam("id") String id, @Context HttpServletRequest request, InputStream body) throws IOException {
        RecordRef ref = records.persons.find(ref(id)).ref();
        records.pictures.bring(ref, body.readNBytes(PictureReader.MAX_BYTES + 1), Viewer.id(request));
        return shownPicture(ref);
    }

    @POST
    @Path("{id}/picture/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public Views.RecordPicture undoPicture(
            @PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        Fields fields = new Fields(body);
        String undo = fields.required("undo", LONGEST_UNDO);
        fields.check();
        RecordRef ref = records.persons.find(ref(id)).ref();
        return switch (records.pictures.undo(ref, undo, Viewer.id(request))) {
            case UNDONE -> shownPicture(ref);
            case CONFLICT -> throw Problem.of(ProblemKind.CONFLICT);
            case GONE -> throw Problem.of(ProblemKind.NOT_FOUND);
        };
    }

    private Views.RecordPicture shownPicture(RecordRef ref) {
        return records.views.picture(records.persons.find(ref), records.pictures.note(ref));
    }

    @DELETE
    @Path("{id}/picture")
    public void removePicture(@PathParam("id") String id, @Context HttpServletRequest request) {
        records.pictures.remove(ref(id), Viewer.id(request));
    }

    RecordRef ref(String id) {
        return ref(type, id);
    }

    /** The reference; what cannot be one names nothing. */
    static RecordRef ref(String type, String id) {
        try {
            return new RecordRef(type, id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.NOT_FOUND);
        }
    }

    Response answer(int status, PersonRecord record) {
        return Versions.answer(status, detail(record), record.version());
    }

    Views.Person detail(PersonRecord record) {
        return records.views.detail(record, records.pictures.note(record.ref()));
    }
}
