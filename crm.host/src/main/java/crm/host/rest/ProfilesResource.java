package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.ui.Texts;
import crm.host.user.Directory;
import crm.host.user.PermissionOffer;
import crm.host.user.Profile;
import crm.host.user.ProfileEdit;
import crm.host.user.Profiles;
import java.util.List;
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
import javax.ws.rs.core.Response;

/** 設定 > ユーザー権限 > 権限設定: administrators only, and nobody while fewer than two users are registered. */
@Path("profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfilesResource {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_PERMISSIONS = 200;

    private final Profiles profiles;
    private final Directory directory;
    private final Texts texts;

    ProfilesResource(Profiles profiles, Directory directory, Texts texts) {
        this.profiles = profiles;
        this.directory = directory;
        this.texts = texts;
    }

    @GET
    public Views.Items<Views.ProfileRow> list(@Context HttpServletRequest request) {
        check(request);
        return new Views.Items<>(directory.profiles().stream()
                .map(profile -> new Views.ProfileRow(
                        profile.id(),
                        profile.name(),
                        profile.system(),
                        profile.description(),
                        directory.usersOf(profile.id())))
                .toList());
    }

    @POST
    public Response create(@Context HttpServletRequest request, ObjectNode body) {
        check(request);
        Profile profile = profiles.create(read(body));
        return Versions.answer(201, view(profile), profile.version());
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @Context HttpServletRequest request) {
        check(request);
        Profile profile = directory.profile(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND));
        return Versions.answer(200, view(profile), profile.version());
    }

    @PATCH
    @Path("{id}")
    public Response edit(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        Profile profile = saved(id, request, body);
        return Versions.answer(200, view(profile), profile.version());
    }

    Profile saved(String id, HttpServletRequest request, ObjectNode body) {
        check(request);
        ProfileEdit edit = read(body);
        return profiles.edit(
                id,
                new ProfileEdit(
                        edit.name(),
                        edit.description(),
                        edit.permissions(),
                        edit.shown(),
                        Versions.needed(edit.version(), request)));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        check(request);
        profiles.delete(id);
    }

    private void check(HttpServletRequest request) {
        if (!directory.profilesVisible(Viewer.administrator(request, directory))) {
            throw Problem.of(ProblemKind.NOT_FOUND);
        }
    }

    private static ProfileEdit read(ObjectNode body) {
        Fields fields = new Fields(body);
        ProfileEdit edit = new ProfileEdit(
                fields.text("name", LONGEST_NAME),
                fields.text("description", LONGEST_DESCRIPTION),
                fields.list("permissions", MOST_PERMISSIONS),
                fields.list("shown", MOST_PERMISSIONS),
                fields.version());
        fields.check();
        return edit;
    }

    Views.ProfileItem view(Profile profile) {
        List<Views.PermissionItem> permissions = directory.offers().stream()
                .map(offer -> permission(profile, offer))
                .toList();
        return new Views.ProfileItem(
                profile.id(),
                profile.name(),
                profile.system(),
                profile.version(),
                profile.description(),
                directory.usersOf(profile.id()),
                permissions);
    }

    private Views.PermissionItem permission(Profile profile, PermissionOffer offer) {
        return new Views.PermissionItem(
                offer.id(),
                texts.words(offer.bundle(), offer.label()),
                texts.words(offer.bundle(), offer.description()),
                profile.grants(offer),
                profile.system() != null);
    }
}
