package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import java.io.IOException;

/** What a call brings with it. */
final class Bodies {
    private Bodies() {}

    /** A JSON object, or a refusal. */
    static ObjectNode object(Call call) {
        boolean isJson = call.request()
                .header("content-type")
                .map(type -> type.startsWith("application/json"))
                .orElse(false);
        try {
            JsonNode body = isJson ? Json.MAPPER.readTree(call.request().body()) : null;
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw Refusal.invalid(call.dialect(), "Requests with bodies must have valid JSON bodies.");
        }
        throw Refusal.invalid(call.dialect(), "Requests with bodies must have content-type of application/json.");
    }
}
