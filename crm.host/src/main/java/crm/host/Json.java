package crm.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** The host's one JSON mapper: bounded on the way in, ISO times on the way out. */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 256 * 1024;
    private static final int MAX_NUMBER = 100;
    private static final long MAX_DOCUMENT = 2L * 1024 * 1024;

    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .maxDocumentLength(MAX_DOCUMENT)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Json() {}

    /** The value in one line. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours is no JSON", e);
        }
    }

    /** A value as {@link #text} wrote it. */
    public static <T> T value(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is no JSON", e);
        }
    }

    /** What {@link #text} wrote. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is no JSON", e);
        }
    }

    /** A list of texts as {@link #text} wrote it. */
    public static List<String> texts(String json) {
        return list(json, String[].class);
    }

    /** A list as {@link #text} wrote it. */
    public static <T> List<T> list(String json, Class<T[]> type) {
        try {
            return List.of(MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored list is no JSON", e);
        }
    }
}
