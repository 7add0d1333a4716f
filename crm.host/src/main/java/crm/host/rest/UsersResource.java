package crm.host.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.HostSettings;
import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.user.Directory;
import crm.host.user.NewUser;
import crm.host.user.User;
import crm.host.user.UserEdit;
import crm.host.user.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** 設定 > ユーザー: administrators only. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsersResource {
    record UserList(List<Views.UserItem> items, List<Views.ProfileRef> profiles) {}

    private final Users users;
    private final Directory directory;
    private final Views views;
    private final HostSettings settings;

    UsersResource(Users users, Directory directory, Views views, HostSettings settings) {
        this.users = users;
        this.directory = directory;
        this.views = views;
        this.settings = settings;
    }

    @GET
    public UserList list(@Context HttpServletRequest request) {
        Viewer.administrator(request, directory);
        Map<String, Instant> seen = users.lastSeen();
        return new UserList(
                directory.users().stream()
                        .map(user -> views.user(user, seen.get(user.id())))
                        .toList(),
                directory.profiles().stream().map(Views::profile).toList());
    }

    @POST
    public Response register(@Context HttpServletRequest request, ObjectNode body) {
        Viewer.administrator(request, directory);
        Fields fields = new Fields(body);
        String profile = fields.required("profile", 64);
        NewUser user = NewUserBody.read(
                fields, "login", profile, settings.defaultLocale().getLanguage());
        fields.check();
        return Response.status(Response.Status.CREATED)
                .entity(view(users.register(user)))
                .build();
    }

    @GET
    @Path("{id}")
    public Views.UserItem get(@PathParam("id") String id, @Context HttpServletRequest request) {
        Viewer.administrator(request, directory);
        return view(directory.user(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND)));
    }

    @PATCH
    @Path("{id}")
    public Views.UserItem edit(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        String administrator = Viewer.administrator(request, directory);
        Fields fields = new Fields(body);
        Optional<String> name = fields.text("name", NewUserBody.LONGEST_NAME);
        if (name.isPresent() && name.get().isEmpty()) {
            fields.refuse("name", "required");
        }
        UserEdit edit = new UserEdit(
                name,
                fields.text("profile", 64),
                fields.choice("locale", HostSettings.LOCALES),
                fields.flag("active"),
                fields.version());
        fields.check();
        UserEdit versioned = new UserEdit(
                edit.name(), edit.profileId(), edit.locale(), edit.active(), Versions.needed(edit.version(), request));
        return view(users.edit(id, versioned, administrator));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        users.delete(id, Viewer.administrator(request, directory));
    }

    @PUT
    @Path("{id}/password")
    public void givePassword(@PathParam("id") String id, @Context HttpServletRequest request, ObjectNode body) {
        Viewer.administrator(request, directory);
        Fields fields = new Fields(body);
        String password = NewUserBody.password(fields);
        fields.check();
        users.givePassword(id, password);
    }

    private Views.UserItem view(User user) {
        return views.user(user, users.lastSeen(user.id()).orElse(null));
    }
}
