package crm.social.twitter;

import crm.social.api.RichText;
import crm.social.api.RichText.Segment;
import crm.social.api.RichText.SegmentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * X's texts with their entities. The text is HTML-escaped ({@code &amp;}, {@code &lt;}, {@code &gt;}) and the entities count its code points as it stands,
 * so it is cut first and unescaped after. Entities that overlap or lie outside are left out.
 */
final class RichTexts {
    private final HttpUrl web;

    RichTexts(HttpUrl web) {
        this.web = web;
    }

    RichText of(@Nullable String escaped, Wire.@Nullable Entities entities) {
        if (escaped == null || escaped.isEmpty()) {
            return RichText.EMPTY;
        }
        if (entities == null) {
            return RichText.plain(unescape(escaped));
        }
        return cut(escaped, pieces(entities));
    }

    static String unescape(String escaped) {
        return escaped.indexOf('&') < 0
                ? escaped
                : escaped.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
    }

    /** A link's address where it is one that a page may offer. */
    static @Nullable String httpAddress(@Nullable String address) {
        HttpUrl url = address == null ? null : HttpUrl.parse(address);
        return url == null ? null : url.toString();
    }

    private static RichText cut(String escaped, List<Piece> pieces) {
        int length = escaped.codePointCount(0, escaped.length());
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        for (Piece piece : pieces) {
            if (piece.start < at || piece.end > length || piece.end <= piece.start) {
                continue;
            }
            plain(segments, slice(escaped, at, piece.start));
            if (!piece.dropped) {
                String shown = piece.shown == null ? unescape(slice(escaped, piece.start, piece.end)) : piece.shown;
                segments.add(new Segment(piece.kind, shown, piece.href));
            }
            at = piece.end;
        }
        plain(segments, slice(escaped, at, length));
        return new RichText(segments);
    }

    private static void plain(List<Segment> segments, String escaped) {
        if (!escaped.isEmpty()) {
            segments.add(new Segment(SegmentKind.TEXT, unescape(escaped), null));
        }
    }

    private static String slice(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    private List<Piece> pieces(Wire.Entities entities) {
        List<Piece> pieces = new ArrayList<>();
        for (Wire.Url url : Wire.orEmpty(entities.urls())) {
            String href = httpAddress(url.expandedUrl() == null ? url.url() : url.expandedUrl());
            boolean picture = url.mediaKey() != null;
            SegmentKind kind = href == null ? SegmentKind.TEXT : SegmentKind.LINK;
            pieces.add(new Piece(url.start(), url.end(), kind, url.displayUrl(), href, picture));
        }
        for (Wire.Mention mention : Wire.orEmpty(entities.mentions())) {
            pieces.add(piece(mention.start(), mention.end(), SegmentKind.MENTION, page(mention.username())));
        }
        for (Wire.Tag tag : Wire.orEmpty(entities.hashtags())) {
            pieces.add(piece(tag.start(), tag.end(), SegmentKind.TAG, page("hashtag", tag.tag())));
        }
        for (Wire.Tag tag : Wire.orEmpty(entities.cashtags())) {
            pieces.add(piece(tag.start(), tag.end(), SegmentKind.TAG, page("search", null) + "?q=%24" + tag.tag()));
        }
        pieces.sort(Comparator.comparingInt(Piece::start));
        return pieces;
    }

    private static Piece piece(int start, int end, SegmentKind kind, @Nullable String href) {
        return new Piece(start, end, kind, null, href, false);
    }

    private @Nullable String page(@Nullable String name) {
        return name == null ? null : page(name, null);
    }

    private String page(String first, @Nullable String second) {
        HttpUrl.Builder address = web.newBuilder().addPathSegment(first);
        return (second == null ? address : address.addPathSegment(second))
                .build()
                .toString();
    }

    /** A part of the text that an entity names; {@code shown} null for the text itself. */
    private record Piece(
            int start,
            int end,
            SegmentKind kind,
            @Nullable String shown,
            @Nullable String href,
            boolean dropped) {}
}
