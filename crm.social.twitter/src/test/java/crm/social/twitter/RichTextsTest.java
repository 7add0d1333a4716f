package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import crm.social.api.RichText;
import crm.social.api.RichText.Segment;
import crm.social.api.RichText.SegmentKind;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class RichTextsTest {
    private final RichTexts texts = new RichTexts(HttpUrl.get("https://x.com"));

    private RichText read(String text, String entities) {
        try {
            return texts.of(text, Wire.mapper().readValue(entities, Wire.Entities.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void entitiesCountCodePointsOfTheEscapedText() {
        RichText text =
                read("🎉&lt;3 @acme_jp 🙏", "{\"mentions\":[{\"start\":7,\"end\":15,\"username\":\"acme_jp\"}]}");

        assertThat(text.segments())
                .containsExactly(
                        new Segment(SegmentKind.TEXT, "🎉<3 ", null),
                        new Segment(SegmentKind.MENTION, "@acme_jp", "https://x.com/acme_jp"),
                        new Segment(SegmentKind.TEXT, " 🙏", null));
    }

    @Test
    void aLinkShowsItsShortFormAndLeadsToItsWholeAddress() {
        RichText text = read(
                "見て https://t.co/a",
                "{\"urls\":[{\"start\":3,\"end\":17,\"url\":\"https://t.co/a\",\"expanded_url\":\"https://example.com/a?b=1\","
                        + "\"display_url\":\"example.com/a\"}]}");

        assertThat(text.text()).isEqualTo("見て example.com/a");
        assertThat(text.segments().get(1).href()).isEqualTo("https://example.com/a?b=1");
    }

    @Test
    void theLinkOfAnAttachedPictureIsLeftOut() {
        RichText text = read(
                "展示会 https://t.co/p",
                "{\"urls\":[{\"start\":4,\"end\":18,\"url\":\"https://t.co/p\",\"media_key\":\"3_1\"}]}");

        assertThat(text.text()).isEqualTo("展示会 ");
    }

    @Test
    void tagsLeadToTheirPages() {
        RichText text = read(
                "#購買 $ACME",
                "{\"hashtags\":[{\"start\":0,\"end\":3,\"tag\":\"購買\"}],"
                        + "\"cashtags\":[{\"start\":4,\"end\":9,\"tag\":\"ACME\"}]}");

        assertThat(text.segments())
                .extracting(Segment::href)
                .containsExactly("https://x.com/hashtag/%E8%B3%BC%E8%B2%B7", null, "https://x.com/search?q=%24ACME");
    }

    @Test
    void addressesThatNoPageMayOfferAreNoLinks() {
        RichText text = read(
                "a https://t.co/j",
                "{\"urls\":[{\"start\":2,\"end\":16,\"url\":\"https://t.co/j\",\"expanded_url\":\"javascript:alert(1)\"}]}");

        assertThat(text.segments()).allMatch(segment -> segment.href() == null);
    }

    @Test
    void entitiesThatOverlapOrLieOutsideAreLeftOut() {
        RichText text = read(
                "ab",
                "{\"hashtags\":[{\"start\":0,\"end\":2,\"tag\":\"a\"},{\"start\":1,\"end\":2,\"tag\":\"b\"},"
                        + "{\"start\":1,\"end\":9,\"tag\":\"c\"},{\"start\":-1,\"end\":1,\"tag\":\"d\"},{\"start\":2,\"end\":1,\"tag\":\"e\"}]}");

        assertThat(text.text()).isEqualTo("ab");
    }

    @Test
    void whatIsEscapedTwiceIsUnescapedOnce() {
        assertThat(RichTexts.unescape("&amp;lt;b&amp;gt; &amp;amp; &lt;")).isEqualTo("&lt;b&gt; &amp; <");
    }
}
