package crm.social.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import crm.social.api.Decision;
import crm.social.api.Decision.Allowed;
import crm.social.api.Decision.Denied;
import crm.social.api.Decision.HandOff;
import java.io.IOException;

/** Writes a decision with the name of its kind. */
final class DecisionWriter extends StdSerializer<Decision> {
    private static final long serialVersionUID = 1L;

    DecisionWriter() {
        super(Decision.class);
    }

    @Override
    public void serialize(Decision decision, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        if (decision instanceof Allowed allowed) {
            json.writeStringField("decision", "allowed");
            json.writeNumberField("microDollars", allowed.price().microDollars());
        } else if (decision instanceof HandOff handOff) {
            json.writeStringField("decision", "hand-off");
            json.writeStringField("page", handOff.page().toString());
            provider.defaultSerializeField("reason", handOff.reason(), json);
        } else if (decision instanceof Denied denied) {
            json.writeStringField("decision", "denied");
            json.writeStringField("kind", denied.kind().name());
            provider.defaultSerializeField("reason", denied.reason(), json);
        }
        json.writeEndObject();
    }
}
