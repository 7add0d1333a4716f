package crm.social.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small JSON in one line: what is stored beside a row, and what an event says. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** An object of strings, its names in order. */
    public static String object(Map<String, String> values) {
        return written(json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        });
    }

    /** An object of a string and a list of strings. */
    public static String object(String name, String value, String listName, Collection<String> list) {
        return written(json -> {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeArrayFieldStart(listName);
            for (String one : list) {
                json.writeString(one);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** A list of strings. */
    public static String list(Collection<String> values) {
        return written(json -> {
            json.writeStartArray();
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    /** The strings of a list that {@link #list} wrote. */
    public static List<String> strings(String list) {
        try (JsonParser json = FACTORY.createParser(list)) {
            List<String> values = new ArrayList<>();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    values.add(json.getText());
                }
            }
            return List.copyOf(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Writing writing) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
