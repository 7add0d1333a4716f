package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Conversation;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
    private static final String USERS = "\"users\":[{\"id\":\"7\",\"name\":\"a\",\"username\":\"a\"}]";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final XAtHand x = new XAtHand(server);
    private Vocabulary vocabulary = Vocabulary.POST;

    private String words() {
        return vocabulary == Vocabulary.POST ? "posts" : "tweets";
    }

    /** A post of conversation 100 that answers the one before it. */
    private String post(int id, int replies) {
        String references = id == 100
                ? ""
                : ",\"in_reply_to_user_id\":\"7\",\"referenced_%s\":[{\"type\":\"replied_to\",\"id\":\"%d\"}]"
                        .formatted(words(), id - 1);
        return "{\"id\":\"%d\",\"text\":\"t%d\",\"author_id\":\"7\",\"conversation_id\":\"100\",\"public_metrics\":{\"reply_count\":%d}%s}"
                .formatted(id, id, replies, references);
    }

    private String found(List<String> data, List<String> beside, String more) {
        String posts = beside.isEmpty() ? "" : ",\"" + words() + "\":[" + String.join(",", beside) + "]";
        String found = data.isEmpty() ? "" : "\"data\":[" + String.join(",", data) + "],";
        return "{" + found + "\"includes\":{" + USERS + posts + "}" + more + "}";
    }

    private Answer<Conversation<Post>> conversation(int id, PageToken page) {
        return x.twitter(Plan.PAY_PER_USE, vocabulary, "")
                .conversation(XAtHand.viewer(), new PostRef(String.valueOf(id)), 20, page);
    }

    private static List<String> ids(List<Post> posts) {
        return posts.stream().map(post -> post.ref().value()).collect(Collectors.toList());
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S45 a first post: all that came of it, page by page, in one look-up and one search")
    void aFirstPost(Vocabulary spoken) throws Exception {
        vocabulary = spoken;
        x.answers(200, found(List.of(post(100, 2)), List.of(), ""));
        x.answers(
                200,
                found(List.of(post(102, 0), post(101, 1)), List.of(post(100, 2)), ",\"meta\":{\"next_token\":\"n\"}"));

        Answer<Conversation<Post>> answer = conversation(100, null);

        assertThat(answer.value().above()).isEmpty();
        assertThat(answer.value().post().ref()).isEqualTo(new PostRef("100"));
        assertThat(ids(answer.value().replies().items())).containsExactly("102", "101");
        assertThat(answer.value().replies().next()).isEqualTo(new PageToken("n"));
        assertThat(answer.value().replies().items().get(1).inReplyTo()).isEqualTo(new PostRef("100"));
        assertThat(answer.price()).isEqualTo(new Price(3 * 5_000 + 10_000));
        HttpUrl lookUp = x.asked();
        assertThat(lookUp.queryParameter("ids")).isEqualTo("100");
        assertThat(lookUp.queryParameter(vocabulary.fieldsParameter())).contains("conversation_id");
        HttpUrl search = x.asked();
        assertThat(search.queryParameter("query")).isEqualTo("conversation_id:100");
        assertThat(search.queryParameter("max_results")).isEqualTo("20");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S45 a reply: what it answers, the beginning first, two for each look-up, and what answers it")
    void aReply(Vocabulary spoken) throws Exception {
        vocabulary = spoken;
        x.answers(200, found(List.of(post(104, 1)), List.of(post(103, 1)), ""));
        x.answers(200, found(List.of(post(102, 1)), List.of(post(101, 1)), ""));
        x.answers(200, found(List.of(post(100, 1)), List.of(), ""));
        x.answers(200, found(List.of(post(105, 0)), List.of(post(104, 1)), ",\"meta\":{\"result_count\":1}"));

        Conversation<Post> conversation = conversation(104, null).value();

        assertThat(ids(conversation.above())).containsExactly("100", "101", "102", "103");
        assertThat(ids(conversation.replies().items())).containsExactly("105");
        assertThat(conversation.replies().next()).isNull();
        x.asked();
        assertThat(x.asked().queryParameter("ids")).isEqualTo("102");
        assertThat(x.asked().queryParameter("ids")).isEqualTo("100");
        assertThat(x.asked().queryParameter("query")).isEqualTo("in_reply_to_tweet_id:104");
    }

    @Test
    void tenAboveAreEnough() {
        x.answers(200, found(List.of(post(120, 0)), List.of(post(119, 1)), ""));
        for (int id = 118; id > 108; id -= 2) {
            x.answers(200, found(List.of(post(id, 1)), List.of(post(id - 1, 1)), ""));
        }

        Conversation<Post> conversation = conversation(120, null).value();

        assertThat(ids(conversation.above())).hasSize(10).startsWith("110").endsWith("119");
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void whereNobodyAnsweredNobodySearches() {
        x.answers(200, found(List.of(post(100, 0)), List.of(), ""));

        Answer<Conversation<Post>> answer = conversation(100, null);

        assertThat(answer.value().replies().items()).isEmpty();
        assertThat(answer.price()).isEqualTo(new Price(15_000));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theWayUpEndsAtWhatIsNotShown() {
        x.answers(200, found(List.of(post(102, 0)), List.of(post(101, 1)), ""));
        x.answers(200, """
                {"errors":[{"resource_id":"100","value":"100","title":"Authorization Error","detail":"Sorry, you are not authorized",
                "type":"https://api.x.com/2/problems/not-authorized-for-resource"}]}
                """);

        Answer<Conversation<Post>> answer = conversation(102, null);

        assertThat(ids(answer.value().above())).containsExactly("101");
        assertThat(answer.problems()).containsExactly(new ItemProblem("100", Kind.PROTECTED));
    }

    @Test
    void whatCameBesideWithHalfOfItsFieldsIsReadAgain() {
        x.answers(
                200,
                found(
                        List.of(post(102, 0)),
                        List.of("{\"id\":\"101\",\"text\":\"t101\",\"conversation_id\":\"100\"}"),
                        ""));
        x.answers(200, found(List.of(post(101, 1)), List.of(post(100, 1)), ""));

        Conversation<Post> conversation = conversation(102, null).value();

        assertThat(ids(conversation.above())).containsExactly("100", "101");
        assertThat(conversation.above().get(1).author().handle()).isEqualTo("a");
    }

    @Test
    void theNextRepliesCostNoWayUp() throws Exception {
        x.answers(200, found(List.of(post(104, 30)), List.of(post(103, 1)), ""));
        x.answers(200, found(List.of(post(105, 0)), List.of(), ",\"meta\":{\"result_count\":1}"));

        Conversation<Post> conversation = conversation(104, new PageToken("n")).value();

        assertThat(conversation.above()).isEmpty();
        assertThat(ids(conversation.replies().items())).containsExactly("105");
        x.asked();
        assertThat(x.asked().queryParameter("next_token")).isEqualTo("n");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "not-authorized-for-resource,Authorization Error,PROTECTED",
        "resource-not-found,Not Found Error,NOT_FOUND",
        "resource-not-found,User has been suspended: [7].,SUSPENDED"
    })
    void aPostThatIsNotShownSaysWhy(String type, String detail, Kind kind) {
        x.answers(
                200,
                "{\"errors\":[{\"resource_id\":\"100\",\"value\":\"100\",\"detail\":\"%s\",\"type\":\"https://api.x.com/2/problems/%s\"}]}"
                        .formatted(detail, type));

        assertKind(() -> conversation(100, null), kind);
    }

    @Test
    void limitsOfAllCallsAreTold() {
        List<String> names = new ArrayList<>();
        for (String body : List.of(
                found(List.of(post(100, 1)), List.of(), ""), found(List.of(post(101, 0)), List.of(), ",\"meta\":{}"))) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("x-rate-limit-limit", "300")
                    .addHeader("x-rate-limit-remaining", "299")
                    .addHeader("x-rate-limit-reset", "1795000000")
                    .body(body)
                    .build());
        }

        conversation(100, null).windows().forEach(window -> names.add(window.name()));

        assertThat(names).containsExactly("posts", "posts.search");
    }
}
