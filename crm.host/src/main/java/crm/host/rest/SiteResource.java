package crm.host.rest;

import crm.host.HostSettings;
import crm.host.start.FirstStart;
import crm.host.ui.HandleFields;
import crm.host.user.Directory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** What stands beside the records: the site, colleagues, the fields to draw, this interface's description. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class SiteResource {
    record Site(String defaultLocale, List<String> locales, boolean demo, boolean setupRequired) {}

    private final HostSettings settings;
    private final FirstStart start;
    private final Directory directory;
    private final HandleFields handleFields;

    SiteResource(HostSettings settings, FirstStart start, Directory directory, HandleFields handleFields) {
        this.settings = settings;
        this.start = start;
        this.directory = directory;
        this.handleFields = handleFields;
    }

    @GET
    @Path("site")
    public Site site() {
        return new Site(
                settings.defaultLocale().getLanguage(), HostSettings.LOCALES, start.demo(), start.setUpNeeded());
    }

    @GET
    @Path("people")
    public Views.Items<Views.Colleague> people() {
        return new Views.Items<>(directory.users().stream()
                .map(user -> new Views.Colleague(user.id(), user.name(), user.active()))
                .toList());
    }

    @GET
    @Path("handle-fields")
    public Views.Items<HandleFields.Field> handleFields() {
        return new Views.Items<>(handleFields.list());
    }

    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    public Response description() throws IOException {
        try (InputStream in = SiteResource.class.getResourceAsStream("/openapi/host.yaml")) {
            if (in == null) {
                throw new IOException("the description is missing in the bundle");
            }
            return Response.ok(in.readAllBytes(), "application/yaml; charset=utf-8")
                    .build();
        }
    }
}
