package crm.social.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text with links in it, cut into segments so that nobody has to count characters or escape anything.
 *
 * @param segments in reading order
 */
public record RichText(List<Segment> segments) {
    /** No text at all. */
    public static final RichText EMPTY = new RichText(List.of());

    public RichText {
        segments = List.copyOf(segments);
    }

    /** A text without links. */
    public static RichText plain(String text) {
        return text.isEmpty() ? EMPTY : new RichText(List.of(new Segment(SegmentKind.TEXT, text, null)));
    }

    /** The words alone. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }

    /** What a segment is. */
    public enum SegmentKind {
        TEXT,
        LINK,
        MENTION,
        TAG
    }

    /**
     * A piece of the text.
     *
     * @param kind what it is
     * @param text the words as shown, unescaped
     * @param href an absolute https or http address, never of another scheme; null for plain text
     */
    public record Segment(
            SegmentKind kind, String text, @Nullable String href) {
        public Segment {
            if (href != null && !href.startsWith("https://") && !href.startsWith("http://")) {
                throw new IllegalArgumentException("a link leads to http or https");
            }
        }
    }
}
