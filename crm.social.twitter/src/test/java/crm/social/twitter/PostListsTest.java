package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostListsTest {
    private static final String ONE =
            "{\"data\":[{\"id\":\"%s\",\"text\":\"こんにちは\",\"author_id\":\"7\"}],\"includes\":{\"users\":["
                    + "{\"id\":\"7\",\"name\":\"a\",\"username\":\"a\"}]},\"meta\":{\"result_count\":1,\"next_token\":\"n1\"}}";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);
    private Twitter payPerUse;

    @BeforeEach
    void start() {
        payPerUse = x.twitter(Plan.PAY_PER_USE, Vocabulary.POST, "");
    }

    private static PostRef at(Instant moment) {
        return new PostRef(String.valueOf((moment.toEpochMilli() - 1_288_834_974_657L) << 22));
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S08 S47 who mentions the account is read from the last post seen on, page by page")
    void mentions(Vocabulary vocabulary) throws Exception {
        x.answers(200, ONE.formatted("12"));
        x.answers(200, "{\"meta\":{\"result_count\":0}}");
        Twitter twitter = x.twitter(Plan.PAY_PER_USE, vocabulary, "");

        Answer<Page<Post>> first = twitter.mentions(XAtHand.viewer(), new PostRef("11"), 3, null);
        Page<Post> second = twitter.mentions(
                        XAtHand.viewer(), null, 50, first.value().next())
                .value();

        assertThat(first.value().items()).extracting(Post::ref).containsExactly(new PostRef("12"));
        assertThat(first.price()).isEqualTo(new Price(15_000));
        assertThat(second).isEqualTo(new Page<>(List.of(), null));
        HttpUrl asked = x.asked();
        assertThat(asked.encodedPath()).isEqualTo("/2/users/900/mentions");
        assertThat(asked.queryParameter("since_id")).isEqualTo("11");
        assertThat(asked.queryParameter("max_results")).isEqualTo("5");
        assertThat(asked.queryParameter(vocabulary.fieldsParameter())).isEqualTo(vocabulary.fields());
        HttpUrl next = x.asked();
        assertThat(next.queryParameter("pagination_token")).isEqualTo("n1");
        assertThat(next.queryParameter("since_id")).isNull();
    }

    @Test
    @DisplayName("S08 what several people said is one search, without what they only passed on")
    void severalPeople() throws Exception {
        x.answers(200, ONE.formatted("12"));

        Answer<Page<Post>> answer = payPerUse.byAuthors(
                XAtHand.viewer(),
                List.of("hanako_sato", "kenta", "kenta", "佐藤 花子", "a OR from:b"),
                at(XAtHand.NOW.minus(Duration.ofDays(2))),
                3,
                new PageToken("n0"));

        assertThat(answer.value().next()).isEqualTo(new PageToken("n1"));
        assertThat(answer.problems())
                .containsExactly(new ItemProblem("佐藤 花子", Kind.INVALID), new ItemProblem("a OR from:b", Kind.INVALID));
        assertThat(answer.price()).isEqualTo(new Price(15_000));
        HttpUrl asked = x.asked();
        assertThat(asked.encodedPath()).isEqualTo("/2/tweets/search/recent");
        assertThat(asked.queryParameter("query")).isEqualTo("(from:hanako_sato OR from:kenta) -is:retweet");
        assertThat(asked.queryParameter("max_results")).isEqualTo("10");
        assertThat(asked.queryParameter("next_token")).isEqualTo("n0");
        assertThat(asked.queryParameter("since_id"))
                .isEqualTo(at(XAtHand.NOW.minus(Duration.ofDays(2))).value());
    }

    @Test
    @DisplayName("S08 as many people as the descriptor says fit into X's longest query")
    void asManyAsFit() throws Exception {
        x.answers(200, "{\"meta\":{\"result_count\":0}}");
        int batch = payPerUse.descriptor().authorBatch();
        List<String> longest = IntStream.range(0, batch)
                .mapToObj(i -> "twenty_letters_" + (10_000 + i))
                .toList();

        payPerUse.byAuthors(XAtHand.viewer(), longest, null, 100, null);

        String query = x.asked().queryParameter("query");
        assertThat(query).contains(longest);
        assertThat(query.length()).isBetween(512 - 29, 512);
        assertThat(batch).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P7D", "P30D"})
    void aSearchDoesNotBeginBeforeXLooksBack(String ago) throws Exception {
        x.answers(200, "{\"meta\":{\"result_count\":0}}");

        payPerUse.byAuthors(XAtHand.viewer(), List.of("kenta"), at(XAtHand.NOW.minus(Duration.parse(ago))), 10, null);

        assertThat(x.asked().queryParameter("since_id")).isNull();
    }

    @Test
    void nobodyWhoCanBeAskedForCostsNoCall() {
        assertThat(payPerUse
                        .byAuthors(XAtHand.viewer(), List.of("佐藤"), null, 10, null)
                        .value()
                        .items())
                .isEmpty();
        assertThat(payPerUse
                        .byRefs(XAtHand.viewer(), List.of(new PostRef("at://x")))
                        .problems())
                .containsExactly(new ItemProblem("at://x", Kind.NOT_FOUND));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    @DisplayName("S08 posts by reference: those that can be shown, and why not the others")
    void byReference() throws Exception {
        x.answers(200, """
                {"data":[{"id":"12","text":"見て","author_id":"7","referenced_posts":[{"type":"quoted","id":"99"}]}],
                "includes":{"users":[{"id":"7","name":"a","username":"a"}]},
                "errors":[{"resource_id":"13","parameter":"ids","value":"13","title":"Not Found Error","detail":"Could not find post with ids: [13].",
                  "type":"https://api.x.com/2/problems/resource-not-found"},
                 {"resource_id":"14","parameter":"ids","value":"14","title":"Authorization Error","section":"data",
                  "detail":"Sorry, you are not authorized to see the Post with ids: [14].","type":"https://api.x.com/2/problems/not-authorized-for-resource"},
                 {"resource_id":"99","parameter":"referenced_posts","value":"99","title":"Not Found Error","section":"includes",
                  "type":"https://api.x.com/2/problems/resource-not-found"}]}
                """);

        Answer<List<Post>> answer =
                payPerUse.byRefs(XAtHand.viewer(), List.of(new PostRef("12"), new PostRef("13"), new PostRef("14")));

        assertThat(answer.value()).extracting(Post::ref).containsExactly(new PostRef("12"));
        assertThat(answer.problems())
                .containsExactly(new ItemProblem("13", Kind.NOT_FOUND), new ItemProblem("14", Kind.PROTECTED));
        assertThat(answer.price()).isEqualTo(new Price(15_000));
        HttpUrl asked = x.asked();
        assertThat(asked.encodedPath()).isEqualTo("/2/tweets");
        assertThat(asked.queryParameter("ids")).isEqualTo("12,13,14");
    }

    @Test
    void noneThatCanBeShownIsNoFailure() {
        x.answers(200, """
                {"errors":[{"resource_id":"13","value":"13","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]}
                """);

        Answer<List<Post>> answer = payPerUse.byRefs(XAtHand.viewer(), List.of(new PostRef("13")));

        assertThat(answer.value()).isEmpty();
        assertThat(answer.problems()).containsExactly(new ItemProblem("13", Kind.NOT_FOUND));
    }

    @Test
    @DisplayName("B5 what X expands is paid for, each thing once")
    void thePriceCountsEachThingOnce() {
        x.answers(200, """
                {"data":[{"id":"2","text":"q","author_id":"7","referenced_posts":[{"type":"quoted","id":"1"}]},
                {"id":"3","text":"絵","author_id":"7","attachments":{"media_keys":["3_1"]}}],
                "includes":{"users":[{"id":"7","name":"a","username":"a"}],"posts":[{"id":"1","text":"もと","author_id":"8"},{"id":"2","text":"q"}],
                "media":[{"media_key":"3_1","type":"photo","url":"https://pbs.twimg.com/media/a.jpg"}]}}
                """);
        x.answers(200, "{\"data\":[{\"id\":\"8\",\"name\":\"b\",\"username\":\"b\"}]}");

        Answer<Page<Post>> answer = payPerUse.timeline(XAtHand.viewer(), "7", 10, null);

        long posts = 3 * 5_000;
        long users = 2 * 10_000;
        long media = 5_000;
        assertThat(answer.price()).isEqualTo(new Price(posts + users + media));
    }

    @Test
    void aProtectedAuthorsPostIsForThisViewerOnlyAndItsRefusalSaysSo() {
        x.answers(200, ONE.formatted("12").replace("\"username\":\"a\"", "\"username\":\"a\",\"protected\":true"));
        assertThat(payPerUse
                        .byRefs(XAtHand.viewer(), List.of(new PostRef("12")))
                        .viewerOnly())
                .isTrue();

        x.answers(200, """
                {"errors":[{"resource_id":"900","title":"Forbidden","detail":"User has been suspended: [900].",
                "type":"https://api.x.com/2/problems/resource-not-found"}]}
                """);
        assertKind(() -> payPerUse.mentions(XAtHand.viewer(), null, 10, null), Kind.SUSPENDED);
    }
}
