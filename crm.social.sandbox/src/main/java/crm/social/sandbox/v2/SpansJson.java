package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Media;
import crm.social.sandbox.text.Escaped;
import crm.social.sandbox.text.Span;
import java.util.List;

/** What stands where in a text, as the API shows it: places are code points of the text as it is given. */
final class SpansJson {
    private SpansJson() {}

    /** Entities by kind; empty where there are none. */
    static ObjectNode of(String text, List<Span> spans, boolean isEscaped) {
        return of(text, spans, isEscaped, "", List.of());
    }

    /** Entities of a text with pictures: one for each, all at the same place. */
    static ObjectNode of(String text, List<Span> spans, boolean isEscaped, String home, List<Media> pictures) {
        ObjectNode entities = Json.object();
        if (spans.isEmpty()) {
            return entities;
        }
        Escaped escaped = new Escaped(text);
        for (Span span : spans) {
            int start = isEscaped ? escaped.place(span.start()) : text.codePointCount(0, span.start());
            int end = isEscaped ? escaped.place(span.end()) : text.codePointCount(0, span.end());
            switch (span.kind()) {
                case "url" -> entities.withArray("urls").add(url(span, start, end));
                case "picture" -> {
                    for (Media picture : pictures) {
                        entities.withArray("urls")
                                .add(at(start, end)
                                        .put("url", span.value())
                                        .put("expanded_url", home + span.expanded() + picture.place())
                                        .put("display_url", span.display())
                                        .put("media_key", picture.key()));
                    }
                }
                case "mention" -> {
                    ObjectNode mention = at(start, end).put("username", span.value());
                    if (!span.expanded().isEmpty()) {
                        mention.put("id", span.expanded());
                    }
                    entities.withArray("mentions").add(mention);
                }
                case "hashtag" ->
                    entities.withArray("hashtags").add(at(start, end).put("tag", span.value()));
                default -> entities.withArray("cashtags").add(at(start, end).put("tag", span.value()));
            }
        }
        return entities;
    }

    static ObjectNode url(Span span, int start, int end) {
        return at(start, end)
                .put("url", span.value())
                .put("expanded_url", span.expanded())
                .put("display_url", span.display());
    }

    private static ObjectNode at(int start, int end) {
        return Json.object().put("start", start).put("end", end);
    }
}
