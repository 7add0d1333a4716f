package crm.social.sandbox.text;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import crm.social.sandbox.store.Secrets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text as X keeps it: addresses shortened to {@code https://t.co/…}, and what stands where.
 *
 * @param text as shown, not escaped
 */
public record PostText(String text, List<Span> spans) {
    private static final int CODE_LENGTH = 10;

    public PostText {
        spans = List.copyOf(spans);
    }

    /** Whether X would take these words: at most 280 by weight, none that it forbids. */
    public static Length length(String typed) {
        var parsed = TwitterTextParser.parseTweet(typed);
        return new Length(parsed.weightedLength, parsed.isValid);
    }

    /** Weighted length, and whether the text may be posted. */
    public record Length(int weight, boolean valid) {}

    /** Reads what was typed and shortens its addresses. */
    public static PostText of(String typed) {
        Extractor extractor = new Extractor();
        List<Extractor.Entity> found = extractor.extractEntitiesWithIndices(typed);
        found.removeIf(
                entity -> entity.getListSlug() != null && !entity.getListSlug().isEmpty());
        found.sort(Comparator.comparing(Extractor.Entity::getStart));
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int done = 0;
        for (Extractor.Entity entity : found) {
            text.append(typed, done, entity.getStart());
            int start = text.length();
            boolean isUrl = entity.getType() == Extractor.Entity.Type.URL;
            text.append(isUrl ? shortened(entity.getValue()) : typed.substring(entity.getStart(), entity.getEnd()));
            spans.add(span(entity, start, text));
            done = entity.getEnd();
        }
        text.append(typed.substring(done));
        return new PostText(text.toString(), spans);
    }

    private static Span span(Extractor.Entity entity, int start, StringBuilder text) {
        String value = entity.getValue();
        return switch (entity.getType()) {
            case URL -> {
                String full = value.matches("(?i)https?://.*") ? value : "http://" + value;
                yield new Span("url", start, text.length(), text.substring(start), full, display(full));
            }
            case HASHTAG -> new Span("hashtag", start, text.length(), value, "", "");
            case MENTION -> new Span("mention", start, text.length(), value, "", "");
            case CASHTAG -> new Span("cashtag", start, text.length(), value, "", "");
        };
    }

    /** The same address always has the same short one. */
    public static String shortened(String address) {
        if (address.startsWith("https://t.co/")) {
            return address;
        }
        BigInteger hash = new BigInteger(1, Secrets.hash(address).getBytes(StandardCharsets.US_ASCII));
        return "https://t.co/" + hash.toString(36).substring(0, CODE_LENGTH);
    }

    /** How an address is shown where it is cut short. */
    public static String display(String address) {
        String bare = address.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("/$", "");
        return bare.length() <= 27 ? bare : bare.substring(0, 26) + "…";
    }

    /** User names that are mentioned, in lower case. */
    public Set<String> mentioned() {
        return spans.stream()
                .filter(span -> span.kind().equals("mention"))
                .map(span -> span.value().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same, where a name is a mention only if it is somebody's: its id is kept with it. */
    public PostText naming(Map<String, Long> people) {
        List<Span> kept = new ArrayList<>();
        for (Span span : spans) {
            Long id = people.get(span.value().toLowerCase(Locale.ROOT));
            if (!span.kind().equals("mention")) {
                kept.add(span);
            } else if (id != null) {
                kept.add(new Span("mention", span.start(), span.end(), span.value(), String.valueOf(id), ""));
            }
        }
        return new PostText(text, kept);
    }

    /** The same with words before it, which hold these spans. */
    public PostText after(String before, List<Span> spansBefore) {
        List<Span> all = new ArrayList<>(spansBefore);
        spans.forEach(span -> all.add(span.moved(before.length())));
        return new PostText(before + text, all);
    }

    /** The same with the address of its pictures at its end. */
    public PostText withPictures(String post) {
        String address = shortened(post);
        List<Span> all = new ArrayList<>(spans);
        int start = text.length() + 1;
        all.add(new Span(
                "picture",
                start,
                start + address.length(),
                address,
                post + "/photo/",
                "pic.x.com/" + address.substring(address.lastIndexOf('/') + 1)));
        return new PostText(text + " " + address, all);
    }

    /** How a repost shows another's text: at most 140 code points. */
    public static PostText repost(long author, String username, PostText original) {
        String before = "RT @" + username + ": ";
        PostText whole = original.after(
                before, List.of(new Span("mention", 3, 4 + username.length(), username, String.valueOf(author), "")));
        if (whole.text.codePointCount(0, whole.text.length()) <= 140) {
            return whole;
        }
        int cut = whole.text.offsetByCodePoints(0, 139);
        List<Span> kept = whole.spans.stream().filter(span -> span.end() <= cut).toList();
        return new PostText(whole.text.substring(0, cut) + "…", kept);
    }

    /** The language by its letters: {@code ja}, {@code en}, or {@code und} where there are none. */
    public static String language(String text) {
        boolean japanese = text.codePoints().anyMatch(PostText::isJapanese);
        boolean letters = text.codePoints().anyMatch(Character::isLetter);
        return japanese ? "ja" : letters ? "en" : "und";
    }

    private static boolean isJapanese(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HAN;
    }
}
