package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Media;
import java.util.Set;

/** A picture as the API shows it. */
final class MediaJson {
    private MediaJson() {}

    static ObjectNode of(Call call, Media media) {
        Set<String> wanted = call.wanted().media();
        ObjectNode json = Json.object().put("media_key", media.key()).put("type", "photo");
        if (wanted.contains("url")) {
            json.put("url", call.home() + media.path());
        }
        if (wanted.contains("alt_text") && !media.alt().isEmpty()) {
            json.put("alt_text", media.alt());
        }
        if (wanted.contains("width")) {
            json.put("width", Media.WIDTH);
        }
        if (wanted.contains("height")) {
            json.put("height", Media.HEIGHT);
        }
        return json;
    }
}
