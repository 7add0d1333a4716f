package crm.social.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import crm.social.api.Decision;
import crm.social.api.PageToken;
import crm.social.api.PostRef;

/** The mapper of this bundle: strict with what comes in, and with a form of its own for opaque references and decisions. */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 256 * 1024;
    private static final int MAX_DOCUMENT = 1024 * 1024;

    private Json() {}

    /** A mapper; safe to share between threads. */
    public static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(100)
                        .maxDocumentLength(MAX_DOCUMENT)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(opaqueValues())
                // A record is its components, whatever else it says of itself.
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static SimpleModule opaqueValues() {
        return new SimpleModule()
                .addSerializer(PostRef.class, new OpaqueWriter<>(PostRef.class, PostRef::value))
                .addSerializer(PageToken.class, new OpaqueWriter<>(PageToken.class, PageToken::value))
                .addSerializer(Decision.class, new DecisionWriter());
    }
}
