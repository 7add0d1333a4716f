package crm.social.web.rest;

import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import crm.social.web.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsMediaType;

/** Reads and writes the JSON bodies of this application; the whiteboard's own JSON extension serves only its default application. */
@Component(
        service = {MessageBodyReader.class, MessageBodyWriter.class},
        scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect(SocialApplication.SELECT)
@JaxrsMediaType({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class JsonBodies extends JacksonJsonProvider {
    @Activate
    public JsonBodies() {
        super(Json.mapper());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Object value = super.readFrom(type, genericType, annotations, mediaType, headers, body);
        if (value == null) {
            throw ProblemException.invalid("body");
        }
        return value;
    }
}
