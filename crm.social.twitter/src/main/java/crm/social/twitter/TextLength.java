package crm.social.twitter;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParseResults;
import com.twitter.twittertext.TwitterTextParser;
import crm.social.api.TextMeasure;
import crm.social.api.TextRules;
import crm.social.api.TextRules.Range;
import java.text.Normalizer;
import java.util.List;

/** X's count of characters: its own library, and the same weights for a page's estimate (twitter-text configuration 3). */
final class TextLength {
    static final TextRules RULES = new TextRules(
            280,
            100,
            200,
            List.of(
                    new Range(0, 4351, 100),
                    new Range(8192, 8205, 100),
                    new Range(8208, 8223, 100),
                    new Range(8242, 8247, 100)),
            23);

    private TextLength() {}

    static TextMeasure measure(String text) {
        TwitterTextParseResults results = TwitterTextParser.parseTweet(normalized(text));
        return new TextMeasure(results.weightedLength, RULES.limit(), results.isValid);
    }

    static boolean hasLink(String text) {
        return !new Extractor().extractURLs(normalized(text)).isEmpty();
    }

    /** The text with each link replaced by the same word, for comparing what was sent and what X made of it. */
    static String withoutLinks(String text) {
        String rest = normalized(text);
        List<Extractor.Entity> links = new Extractor().extractURLsWithIndices(rest);
        StringBuilder words = new StringBuilder(rest);
        for (int i = links.size() - 1; i >= 0; i--) {
            words.replace(links.get(i).getStart(), links.get(i).getEnd(), "\u0000");
        }
        return words.toString().strip();
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
