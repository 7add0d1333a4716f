package crm.social.web.rest;

import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import crm.social.web.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the JSON bodies of this application; the whiteboard's own JSON extension serves only its default application. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class JsonBodies extends JacksonJsonProvider {
    private static final Logger LOG = LoggerFactory.getLogger(JsonBodies.class);

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

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        super.writeTo(value, type, genericType, annotations, mediaType, headers, body);
        try {
            body.writeTo(out);
        } catch (IOException e) { // a browser that goes on to another page does not wait for the answer
            LOG.debug("nobody waits for the answer any more: {}", e.getMessage());
        }
    }
}
