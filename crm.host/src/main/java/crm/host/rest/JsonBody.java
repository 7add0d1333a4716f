package crm.host.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.Json;
import crm.host.Problem;
import crm.host.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import javax.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies as JSON objects, whose members {@link Fields} looks at, and writes any value. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public final class JsonBody implements MessageBodyReader<ObjectNode>, MessageBodyWriter<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonBody.class);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ObjectNode.class;
    }

    @Override
    public ObjectNode readFrom(
            Class<ObjectNode> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        try {
            JsonNode node = Json.MAPPER.readTree(in.readAllBytes());
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemKind.BAD_REQUEST);
        }
        throw Problem.of(ProblemKind.BAD_REQUEST);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return !CharSequence.class.isAssignableFrom(type) && type != byte[].class;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] body = Json.MAPPER.writeValueAsBytes(value);
        try {
            out.write(body);
        } catch (IOException e) { // a browser that goes on to another page does not wait for the answer
            LOG.debug("nobody waits for the answer any more: {}", e.getMessage());
        }
    }
}
