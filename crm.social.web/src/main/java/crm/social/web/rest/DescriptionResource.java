package crm.social.web.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /social/api/openapi.yaml}: what this interface offers. */
@Component(service = DescriptionResource.class)
@JaxrsResource
@JaxrsApplicationSelect(SocialApplication.SELECT)
@Path("openapi.yaml")
public final class DescriptionResource {
    private final byte[] description;

    @Activate
    public DescriptionResource() {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/openapi.yaml"))) {
            description = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The description. */
    @GET
    @Produces("application/yaml")
    public byte[] description() {
        return description;
    }
}
