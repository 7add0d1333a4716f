package crm.social.sandbox.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import crm.social.sandbox.json.Json;
import java.util.List;

/**
 * A part of a text that means something.
 *
 * @param kind {@code mention}, {@code url}, {@code picture}, {@code hashtag} or {@code cashtag}
 * @param start UTF-16 index in the text as shown, not escaped
 * @param end the same, exclusive
 * @param value user name, tag without its mark, or the short address
 * @param expanded for an address: what was typed, with a scheme; for pictures: their path, without its number; for a mention: the
 *     person's id; else empty
 * @param display for an address: how it is shown; else empty
 */
public record Span(
        @JsonProperty("k") String kind,
        @JsonProperty("s") int start,
        @JsonProperty("e") int end,
        @JsonProperty("v") String value,
        @JsonProperty("x") String expanded,
        @JsonProperty("d") String display) {

    /** Spans as they are stored. */
    public static String write(List<Span> spans) {
        return spans.isEmpty() ? "" : Json.MAPPER.valueToTree(spans).toString();
    }

    /** Spans from the store. */
    public static List<Span> read(String stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(Json.MAPPER.readValue(stored, Span[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored spans cannot be read", e);
        }
    }

    /** The same, further on. */
    Span moved(int by) {
        return new Span(kind, start + by, end + by, value, expanded, display);
    }
}
