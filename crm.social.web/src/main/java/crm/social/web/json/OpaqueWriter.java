package crm.social.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.Function;

/** Writes an opaque reference as one string. */
final class OpaqueWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, String> value;

    OpaqueWriter(Class<T> type, Function<T, String> value) {
        super(type);
        this.value = value;
    }

    @Override
    public void serialize(T reference, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(Opaque.write(value.apply(reference)));
    }
}
